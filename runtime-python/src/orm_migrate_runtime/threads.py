"""Sync code from async code: in the thread that Django's own async variants use."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from typing import ParamSpec, TypeVar

from asgiref.sync import sync_to_async

from .worlds import refuse_in_async_transaction

P = ParamSpec("P")
R = TypeVar("R")


def in_thread(func: Callable[P, R]) -> Callable[P, Awaitable[R]]:
    """Make sync ORM code callable from async code: ``await in_thread(self.full_clean)(exclude=["slug"])``.

    For what has no async variant. The code is looked up here and runs in the thread-sensitive thread: on the connection, and
    within the transaction, of the delegating async variants around it. Inside an async transaction of a native base it would
    run on another connection; there it raises ``SyncInAsyncTransactionError``.
    """

    @functools.wraps(func)
    async def call(*args: P.args, **kwargs: P.kwargs) -> R:
        refuse_in_async_transaction(func)
        return await sync_to_async(func, thread_sensitive=True)(*args, **kwargs)

    return call
