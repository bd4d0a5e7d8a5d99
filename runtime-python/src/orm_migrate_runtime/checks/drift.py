"""E001: a generated async variant that no longer says what its sync variant says.

Someone changed ``save()`` and not ``asave()``, or the other way round. Both are compared by what they say: the attributes,
functions, arguments and constants that occur, with the names of async variants taken for those of their sync ones. What is
only local, built in or this package's does not count, so a faithful variant never differs; a change of order is not seen.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error

from ..marks import mark_of
from .classes import Override, overrides_of, place

GENERATED = "Async variant of :meth:"
"""How the doc comment of a generated variant begins. Variants that people wrote may differ on purpose."""

STANDS_FOR = {
    "aatomic": {"transaction", "atomic"},
    "aon_commit": {"transaction", "on_commit"},
    "afetch": set(),
    "in_thread": set(),
    "sync_to_async": set(),
}
"""What generated variants use, and the sync code in whose place it stands."""


def check_drift(app_configs: Sequence[Any] | None = None) -> list[CheckMessage]:
    """Compare the generated variants in the models of some apps, or of all, with their sync variants."""
    return [message for override in overrides_of(app_configs) for message in _drift(override)]


def _drift(override: Override) -> Iterator[CheckMessage]:
    sync, asynchronous = (_tree(each) for each in (override.sync, override.asynchronous))
    if sync is None or asynchronous is None or not (ast.get_docstring(asynchronous) or "").startswith(GENERATED):
        return
    said, mirrored = _words(sync), _words(asynchronous)
    mirrored = {word for each in mirrored for word in _sync_words(each, said)}
    only_sync, only_async = sorted(said - mirrored), sorted(mirrored - said)
    if not only_sync and not only_async:
        return
    where = [
        f"only {name}() has {', '.join(words)}" for name, words in ((override.m, only_sync), (override.am, only_async)) if words
    ]
    yield Error(
        f"{override.cls.__qualname__}.{override.am}() no longer says what {override.m}() says: {'; '.join(where)}.",
        hint=f"Delete {override.am}() and run orm-migrate again, or bring both together and write a doc comment of your own.",
        obj=place(override.cls),
        id="orm_migrate.E001",
    )


def _tree(method: object) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    if method is None or mark_of(method) is not None:
        return None
    function = inspect.unwrap(getattr(method, "__func__", method))  # type: ignore[arg-type]
    try:
        module = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError):
        return None
    first = module.body[0]
    return first if isinstance(first, (ast.FunctionDef, ast.AsyncFunctionDef)) else None


def _words(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """Return what a function says outside of its doc comment."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    nodes = [node for statement in [function.args, *body] for node in ast.walk(statement)]
    names = [node for node in nodes if isinstance(node, ast.Name)]
    silent = {node.id for node in names if not isinstance(node.ctx, ast.Load)} | set(dir(builtins))
    return {word for node in nodes for word in _said_by(node, silent)}


def _said_by(node: ast.AST, silent: set[str]) -> Iterator[str]:
    if isinstance(node, ast.Name):
        if node.id not in silent:
            yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
    elif isinstance(node, (ast.arg, ast.keyword)) and node.arg:
        yield node.arg
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    elif isinstance(node, ast.Constant) and isinstance(node.value, (int, float)) and not isinstance(node.value, bool):
        yield repr(node.value)


def _sync_words(word: str, said: set[str]) -> set[str]:
    """Return what stands in the sync variant where the async one says a word."""
    if word in said:
        return {word}
    if word in STANDS_FOR:
        return STANDS_FOR[word]
    for prefix in ("aget_", "async_", "a"):
        lead = len(word) - len(word.lstrip("_"))
        rest = word[lead:].removeprefix(prefix)
        if rest != word[lead:] and word[:lead] + rest in said:
            return {word[:lead] + rest}
    return {word}
