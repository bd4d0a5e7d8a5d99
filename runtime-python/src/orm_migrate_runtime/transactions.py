"""Transactions in async code: ``async with aatomic():`` and ``await aon_commit(f)``.

On Django's delegating base they are ``transaction.atomic()`` and ``transaction.on_commit()`` in the thread that the async
variants use. All tasks that share that thread share its connection, so while a transaction is open a guard on the connection
refuses the others' queries: they would be committed, or rolled back, with it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, AsyncContextDecorator
from contextvars import ContextVar
from types import TracebackType
from typing import Any, TypeVar

from asgiref.sync import async_to_sync, iscoroutinefunction, sync_to_async
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from .blocks import Blocks
from .errors import SecondTaskError
from .worlds import native_base

T = TypeVar("T")
Failure = tuple[type[BaseException] | None, BaseException | None, TracebackType | None]

_open: ContextVar[tuple[_Guard, ...]] = ContextVar("orm_migrate_open_transactions", default=())
"""The guards of the transactions in which this code runs. Tasks that it starts inherit them: their queries belong to it."""


def aatomic(using: Any = None, savepoint: bool = True, durable: bool = False) -> Any:
    """``transaction.atomic()`` for async code, with its arguments: a context manager, and a decorator with or without them.

    A transaction belongs to the task that opened it. While it is open on a connection, ``aatomic()`` of another task there
    raises ``SecondTaskError``, and so does any query of a task that was not started inside of it. ``new_connection()`` gives a
    task a connection of its own.
    """
    if callable(using):
        return AsyncAtomic(None, savepoint, durable)(using)
    return AsyncAtomic(using, savepoint, durable)


async def aon_commit(func: Callable[[], object], using: str | None = None, robust: bool = False) -> None:
    """``transaction.on_commit()`` for async code; outside a transaction the function is called at once.

    A coroutine function is awaited. On Django's own base the others are called in the thread.
    """
    base = native_base(using)
    if base is not None:
        await base.on_commit(func, using or DEFAULT_DB_ALIAS, robust)
        return
    callback = async_to_sync(func) if iscoroutinefunction(func) else func

    def register() -> None:
        guard = _guard_on(transaction.get_connection(using))
        if guard is not None and guard not in _open.get():
            raise SecondTaskError(_refusal(guard, "aon_commit() of another task"))
        transaction.on_commit(callback, using=using, robust=robust)

    await sync_to_async(register)()


class AsyncAtomic(AsyncContextDecorator):
    """What :func:`aatomic` returns. It may be used again and nested, as Django's ``Atomic`` may."""

    def __init__(self, using: str | None, savepoint: bool, durable: bool) -> None:
        self._using = using
        self._savepoint = savepoint
        self._durable = durable
        self._blocks = Blocks()

    def _recreate_cm(self) -> AsyncAtomic:
        """Give each call of a decorated function a block of its own: calls may overlap."""
        return type(self)(self._using, self._savepoint, self._durable)

    async def __aenter__(self) -> None:
        base = native_base(self._using)
        block: AbstractAsyncContextManager[Any] = (
            _ThreadedAtomic(self._using, self._savepoint, self._durable)
            if base is None
            else base.atomic(self._using or DEFAULT_DB_ALIAS, self._savepoint, self._durable)
        )
        await block.__aenter__()
        self._blocks.push(block)

    async def __aexit__(self, *failure: Any) -> None:
        await self._blocks.pop().__aexit__(*failure)


class _ThreadedAtomic(AbstractAsyncContextManager[None]):
    """One ``with transaction.atomic():``, entered and left in the thread."""

    def __init__(self, using: str | None, savepoint: bool, durable: bool) -> None:
        self._using = using
        self._atomic = transaction.atomic(using, savepoint, durable)
        self._guard: _Guard | None = None
        self._before: tuple[_Guard, ...] = ()

    async def __aenter__(self) -> None:
        task = asyncio.current_task()
        try:
            await _finish(lambda: self._enter(task))
        except asyncio.CancelledError as error:
            if self._guard is not None:
                failure = (type(error), error, error.__traceback__)
                await _finish(lambda: self._exit(*failure))
            raise
        assert self._guard is not None
        self._before = _open.get()
        _open.set((*self._before, self._guard))

    async def __aexit__(self, *failure: Any) -> None:
        try:
            await _finish(lambda: self._exit(*failure))
        finally:
            _open.set(self._before)

    def _enter(self, task: asyncio.Task[Any] | None) -> None:
        connection = transaction.get_connection(self._using)
        guard = _guard_on(connection)
        if guard is not None and guard.task is not task:
            raise SecondTaskError(_refusal(guard, "aatomic() of another task"))
        self._atomic.__enter__()
        if guard is None:
            guard = _Guard(task, connection.alias)
            connection.execute_wrappers.append(guard)
        guard.depth += 1
        self._guard = guard

    def _exit(self, *failure: Any) -> None:
        assert self._guard is not None
        self._guard.depth -= 1
        if self._guard.depth == 0:
            # Before the commit: what it calls (`on_commit`) is outside of the transaction.
            transaction.get_connection(self._using).execute_wrappers.remove(self._guard)
        self._atomic.__exit__(*failure)


class _Guard:
    """Who has a transaction open on a connection. It stands among the connection's ``execute_wrappers``."""

    def __init__(self, task: asyncio.Task[Any] | None, alias: str) -> None:
        self.task = task
        self.alias = alias
        self.depth = 0

    def __call__(self, execute: Callable[..., T], sql: str, params: Any, many: bool, context: dict[str, Any]) -> T:
        # The first block's own BEGIN is past when the guard is set, and a nested one runs in the context of the first.
        if self not in _open.get():
            raise SecondTaskError(_refusal(self, "a query of another task"))
        return execute(sql, params, many, context)


def _guard_on(connection: BaseDatabaseWrapper) -> _Guard | None:
    for wrapper in connection.execute_wrappers:
        if isinstance(wrapper, _Guard):
            return wrapper
    return None


def _refusal(guard: _Guard, what: str) -> str:
    owner = guard.task.get_name() if guard.task is not None else "another task"
    return (
        f"{what} came to the connection {guard.alias!r} while {owner} has a transaction open on it: both share the thread, so "
        "rows of one would be committed or rolled back with the other's. Give each task a connection of its own: "
        "async with new_connection():"
    )


async def _finish(func: Callable[[], T]) -> T:
    """Run a function in the thread, to its end even when the task is cancelled meanwhile; then raise the cancellation.

    What was cancelled goes on in the thread, or never starts there. Calls run there one after the other, so the next one knows.
    """
    outcome: list[T] = []
    failures: list[BaseException] = []
    cancelled: asyncio.CancelledError | None = None

    def run() -> None:
        if outcome or failures:
            return
        try:
            outcome.append(func())
        except BaseException as error:
            failures.append(error)

    while True:
        try:
            await sync_to_async(run)()
            break
        except asyncio.CancelledError as error:
            cancelled = error
    if failures:
        raise failures[0]
    if cancelled is not None:
        raise cancelled
    return outcome[0]
