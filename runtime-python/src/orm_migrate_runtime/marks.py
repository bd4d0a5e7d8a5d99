"""What this package made a function for.

Kept beside the functions and not on them: ``functools.wraps()`` copies attributes, and a wrapper around a fallback is none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal
from weakref import WeakKeyDictionary

AnyFunction = Callable[..., Any]


@dataclass(frozen=True)
class Mark:
    """What a function of this package stands for."""

    kind: Literal["fallback-to-sync", "fallback-to-async", "bridge"]
    accepted: str | None = None
    """Why a fallback is here to stay."""
    original: AnyFunction | None = None
    """What a bridge stands around."""


_marks: WeakKeyDictionary[AnyFunction, Mark] = WeakKeyDictionary()


def mark(function: AnyFunction, mark: Mark) -> None:
    _marks[function] = mark


def mark_of(member: object) -> Mark | None:
    """Return the mark of a function, a bound method, or a class's ``classmethod`` or ``staticmethod`` object."""
    function: Any = getattr(member, "__func__", member)
    try:
        return _marks.get(function)
    except TypeError:  # what can be neither hashed nor weakly referenced is no function
        return None


def is_fallback(member: object) -> bool:
    """Whether a method is a fallback: still to be migrated.

    >>> is_fallback(Book.asave)
    True
    """
    found = mark_of(member)
    return found is not None and found.kind != "bridge"
