"""A connection of its own for a block of async code: ``async with new_connection():``."""

from __future__ import annotations

import asyncio
import inspect
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, AsyncContextDecorator
from types import TracebackType
from typing import Any

from asgiref.sync import SyncToAsync, ThreadSensitiveContext
from django.db import DEFAULT_DB_ALIAS, connections

from .blocks import Blocks
from .worlds import native_base

TAKES_EXECUTOR = "executor" in inspect.signature(ThreadSensitiveContext.__init__).parameters
"""Whether asgiref (3.13 and later) can put a context of its own below ``async_to_sync`` as well."""


class new_connection(AsyncContextDecorator):  # noqa: N801
    """Open a context with a connection of its own; a decorator too (``@new_connection()``).

    On Django's own base that is a thread of its own for the async variants: its connections, to every database, are opened on
    first use and closed at the end, and what outlives the block gets a ``RuntimeError`` from its next call. Blocks may be nested,
    and then the outer connection is back.

    Below ``async_to_sync`` (async views under WSGI, async test methods) that needs asgiref 3.13; before, the block shares the
    caller's connection there, and does not close it.
    """

    def __init__(self, using: str = DEFAULT_DB_ALIAS) -> None:
        self._using = using
        self._blocks = Blocks()

    def _recreate_cm(self) -> new_connection:
        """Give each call of a decorated function a context of its own: calls may overlap."""
        return type(self)(self._using)

    async def __aenter__(self) -> None:
        base = native_base(self._using)
        block = _OwnThread() if base is None else base.new_connection(self._using)
        await block.__aenter__()
        self._blocks.push(block)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self._blocks.pop().__aexit__(kind, error, traceback)


class _OwnThread(AbstractAsyncContextManager[None]):
    """A thread for the thread-sensitive calls of a block, with its connections closed at the end."""

    def __init__(self) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="new_connection")
        self._context: AbstractAsyncContextManager[Any] = (
            ThreadSensitiveContext(executor=self._executor) if TAKES_EXECUTOR else _Context(self._executor)
        )

    async def __aenter__(self) -> None:
        await self._context.__aenter__()

    async def __aexit__(self, *failure: Any) -> None:
        await self._context.__aexit__(*failure)
        closing = self._executor.submit(connections.close_all)
        # It ends when all that was submitted is done; a cancelled task need not wait for that.
        self._executor.shutdown(wait=False)
        await asyncio.shield(asyncio.wrap_future(closing))


class _Context(ThreadSensitiveContext):
    """The same for asgiref before 3.13, whose own context does nothing inside another one.

    The executor stays known after the end: it takes no more calls, where asgiref would start another thread.
    """

    def __init__(self, executor: ThreadPoolExecutor) -> None:
        super().__init__()
        self._own_executor = executor

    async def __aenter__(self) -> _Context:
        self._own_token = SyncToAsync.thread_sensitive_context.set(self)
        SyncToAsync.context_to_thread_executor[self] = self._own_executor
        return self

    async def __aexit__(self, *failure: object) -> None:
        SyncToAsync.thread_sensitive_context.reset(self._own_token)
