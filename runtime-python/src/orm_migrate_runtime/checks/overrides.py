"""W001-W004, W006, W007 and E002: overrides of one half of a pair, and of both."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence
from types import CodeType
from typing import Any

from django.core.checks import ERROR, WARNING, CheckMessage
from django.db import models
from django.db.models.manager import BaseManager

from ..bridge import original_of
from ..delegation import is_delegating
from ..marks import mark_of
from ..phases import is_refusing, rollout_phase
from .classes import Override, is_packages, models_of, overrides_of, place


def check_overrides(app_configs: Sequence[Any] | None = None) -> list[CheckMessage]:
    """Look at every override in the models of some apps, or of all, and in their managers and querysets."""
    found = [message for override in overrides_of(app_configs) for message in _messages(override)]
    return [*found, *_narrow_signatures(models_of(app_configs))]


def _messages(override: Override) -> Iterator[CheckMessage]:
    if override.has_sync and override.has_async:
        yield from _fallback_left(override)
        if _runs_twice(override):
            yield _twice(override)
    elif override.has_sync:
        if not _is_kind(override.inherited(override.am), "fallback-to-sync"):
            yield _lost(override)
    elif _is_kind(override.asynchronous, "fallback-to-sync"):
        yield from _fallback_left(override)
    elif not _is_kind(override.inherited(override.m), "fallback-to-async"):
        yield _async_only(override)


def _lost(override: Override) -> CheckMessage:
    m, am, name = override.m, override.am, override.cls.__qualname__
    hint = f"Write {am}() beside {m}(), or: {am} = fallback_to_sync_variant."
    if is_packages(override.cls):
        hint = "The class is an installed package's: ask for the variant there."
    if m in ("iterator", "__iter__"):
        text = f"{name} overrides {m}() without {am}(): aiterator() and 'async for' run without that override, today already."
        return _message("W006", WARNING, text, hint, override.cls)
    if issubclass(override.seen_in, BaseManager):
        text = (
            f"{name} overrides {m}() without {am}(): {am}() of the manager runs the queryset's {m}(), without that override, "
            "today already."
        )
        return _message("W004", WARNING, text, hint, override.cls)
    text = f"{name} overrides {m}() without {am}(): on a native base {am}() runs without that override."
    return _message("W001", _until_refused(), text, hint, override.cls)


def _async_only(override: Override) -> CheckMessage:
    m, am, name = override.m, override.am, override.cls.__qualname__
    text = f"{name} overrides {am}() without {m}(): {m}() runs without that override."
    hint = f"Write {m}() beside {am}(), or: {m} = fallback_to_async_variant."
    return _message("W002", _until_refused(), text, hint, override.cls)


def _fallback_left(override: Override) -> Iterator[CheckMessage]:
    phase = rollout_phase()
    for name, other, member in (
        (override.am, override.m, override.asynchronous),
        (override.m, override.am, override.sync),
    ):
        found = mark_of(member)
        if phase in ("silent", "notice") or found is None or found.kind == "bridge" or found.accepted is not None:
            continue
        text = f"{override.cls.__qualname__}.{name}() is a fallback: it runs {other}()."
        hint = f"Write {name}(), or accept the fallback and say why: {name} = …(accepted='why')."
        yield _message("W003", _until_refused(), text, hint, override.cls)


def _twice(override: Override) -> CheckMessage:
    m, am, name = override.m, override.am, override.cls.__qualname__
    text = f"{name}.{am}() runs the override of {m}() twice: itself, and through the base's {am}(), which calls {m}()."
    hint = 'Leave ORM_MIGRATE["BRIDGE"] on; for a base of your own: @bridge_delegating_variants.'
    return _message("E002", ERROR, text, hint, override.cls)


def _runs_twice(override: Override) -> bool:
    """Whether a variant that calls the inherited one comes to a base that runs ``self``'s sync one."""
    function = override.asynchronous
    if mark_of(function) is not None or not _mentions(getattr(function, "__code__", None), override.am):
        return False
    for cls in override.above:
        member = vars(cls).get(override.am)
        if member is None:
            continue
        if mark_of(member) is not None:
            return False
        if is_delegating(cls, override.am, override.m):
            return True
    return False


def _narrow_signatures(of: Sequence[type[models.Model]]) -> Iterator[CheckMessage]:
    """Find sync variants that raise TypeError under Django's async one, which gives them all its keyword arguments."""
    seen: set[tuple[type, str]] = set()
    for model in of:
        for am, m in (("asave", "save"), ("adelete", "delete"), ("arefresh_from_db", "refresh_from_db")):
            cls = _declaring(model, m)
            if (cls, m) in seen or cls is models.Model or _declaring(model, am) is not models.Model:
                continue
            seen.add((cls, m))
            missing = _missing(vars(cls)[m], original_of(vars(models.Model)[am]))
            if missing:
                names = ", ".join(missing)
                text = f"{cls.__qualname__}.{m}() cannot take {names}: Django's {am}() gives it that, and raises TypeError."
                hint = f"Take *args and **kwargs, and pass them on to super().{m}()."
                if is_packages(cls):
                    hint = f"The class is an installed package's: tell them there, and do not call {am}()."
                yield _message("W007", WARNING, text, hint, cls)


def _missing(method: Any, giver: Any) -> list[str]:
    try:
        parameters = inspect.signature(method).parameters
    except (TypeError, ValueError):
        return []
    if any(each.kind is each.VAR_KEYWORD for each in parameters.values()):
        return []
    given = list(inspect.signature(giver).parameters.values())[1:]
    return [each.name for each in given if each.kind is not each.VAR_POSITIONAL and each.name not in parameters]


def _declaring(cls: type, name: str) -> type:
    return next(each for each in cls.__mro__ if name in vars(each))


def _mentions(code: object, name: str) -> bool:
    """Whether a function's code, or that of a function inside of it, uses an attribute of that name."""
    if not isinstance(code, CodeType):
        return False
    return name in code.co_names or any(_mentions(each, name) for each in code.co_consts)


def _is_kind(member: object, kind: str) -> bool:
    found = mark_of(member)
    return found is not None and found.kind == kind


def _until_refused() -> int:
    return ERROR if is_refusing() else WARNING


def _message(number: str, level: int, text: str, hint: str, cls: type) -> CheckMessage:
    return CheckMessage(level, text, hint=hint, obj=place(cls), id=f"orm_migrate.{number}")
