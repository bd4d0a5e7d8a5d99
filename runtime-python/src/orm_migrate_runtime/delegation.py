"""Whether an async variant delegates, that is, runs ``self``'s sync one."""

from __future__ import annotations

import dis
import inspect
from collections.abc import Iterator
from types import CodeType
from typing import Any

_READS = ("LOAD_ATTR", "LOAD_METHOD")


def is_delegating(cls: type, am: str, m: str) -> bool:
    """Whether the code of the ``am`` that a class declares reads ``self.m``, in a function inside of it or behind decorators.

    It is read and not run: it may be anybody's. ``super().m`` and ``Model.m`` are not virtual, so they are no delegation.
    """
    member: Any = vars(cls).get(am)
    function = inspect.unwrap(getattr(member, "__func__", member))
    code = getattr(function, "__code__", None)
    if not inspect.iscoroutinefunction(function) or not isinstance(code, CodeType) or not code.co_argcount:
        return False
    return any(_reads(each, code.co_varnames[0], m) for each in _codes(code))


def _codes(code: CodeType) -> Iterator[CodeType]:
    """Yield a function's code and that of the functions inside of it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _reads(code: CodeType, variable: str, attribute: str) -> bool:
    """Whether code reads ``variable.attribute``."""
    before: Any = None
    for instruction in dis.get_instructions(code):
        if instruction.opname in _READS and instruction.argval == attribute and before == variable:
            return True
        # One instruction may load two variables (Python 3.13); the second one is on top.
        loaded = instruction.argval[-1] if isinstance(instruction.argval, tuple) and instruction.argval else instruction.argval
        before = loaded if instruction.opname.startswith(("LOAD_FAST", "LOAD_DEREF", "LOAD_CLASSDEREF")) else None
    return False
