"""Whether an async variant delegates, that is, runs ``self``'s sync one."""

from __future__ import annotations

import inspect
from collections.abc import Coroutine
from typing import Any, NoReturn


class _AsksForSync(BaseException):
    """The sync variant was asked for. Not an ``Exception``, so that no handler in between takes it for an error."""


class _AsksForOther(BaseException):
    """Something else was asked for first."""


def is_delegating(cls: type, am: str, m: str) -> bool:
    """Whether the ``am`` that a class declares reaches for ``self.m`` before anything else.

    It is asked, not read: it is called with a stand-in for ``self`` that stops it at the first attribute it asks for, so it
    comes to no query. Outside an event loop ``sync_to_async(Model.save)(self)``, which is not virtual, stops by itself.
    """
    function = vars(cls).get(am)
    function = getattr(function, "__func__", function)
    if not inspect.iscoroutinefunction(function):
        return False
    coroutine: Coroutine[Any, Any, Any] | None = None
    try:
        coroutine = function(_StandIn(m), *_required(function))
        coroutine.send(None)
    except _AsksForSync:
        return True
    except (Exception, _AsksForOther):
        return False
    finally:
        if coroutine is not None:
            coroutine.close()
    return False


class _StandIn:
    """An object that says which attribute it is asked for first."""

    def __init__(self, m: str) -> None:
        object.__setattr__(self, "_m", m)

    def __getattribute__(self, name: str) -> NoReturn:
        raise _AsksForSync if name == object.__getattribute__(self, "_m") else _AsksForOther

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise _AsksForOther


def _required(function: Any) -> list[None]:
    """Return a value for each parameter behind ``self`` that needs one."""
    positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    parameters = list(inspect.signature(function).parameters.values())[1:]
    return [None for each in parameters if each.kind in positional and each.default is each.empty]
