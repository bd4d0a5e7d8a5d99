"""Which blocks of a context manager are open that may be used again, nested, and in several tasks at once."""

from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager
from typing import Any
from weakref import WeakKeyDictionary


class Blocks:
    """The open blocks, by task: each task leaves its own last one."""

    def __init__(self) -> None:
        self._of: WeakKeyDictionary[asyncio.Task[Any], list[AbstractAsyncContextManager[Any]]] = WeakKeyDictionary()

    def push(self, block: AbstractAsyncContextManager[Any]) -> None:
        self._of.setdefault(_task(), []).append(block)

    def pop(self) -> AbstractAsyncContextManager[Any]:
        return self._of[_task()].pop()


def _task() -> asyncio.Task[Any]:
    task = asyncio.current_task()
    if task is None:
        raise RuntimeError("There is no task here that could open a block.")
    return task
