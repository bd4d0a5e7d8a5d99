"""Where the async ORM calls go: to Django's sync ORM in a thread, or to a native base.

A native base is what ``ORM_MIGRATE["NATIVE_BASE"]`` names, an object with the methods of :class:`NativeBase`; else
django-async-backend where that is installed. For a database that no native base serves all goes through the thread.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, models
from django.utils.module_loading import import_string

from .conf import setting
from .errors import SyncInAsyncTransactionError


class NativeBase(Protocol):
    """What the runtime needs of an ORM whose async variants are native."""

    def serves(self, using: str) -> bool:
        """Whether async calls to a database are native."""

    def in_transaction(self) -> bool:
        """Whether an async transaction is open here, on any database."""

    def atomic(self, using: str, savepoint: bool, durable: bool) -> AbstractAsyncContextManager[Any]:
        """Return what opens an async transaction."""

    async def on_commit(self, func: Callable[[], object], using: str, robust: bool) -> None:
        """Have a function called when the async transaction commits."""

    def new_connection(self, using: str) -> AbstractAsyncContextManager[Any]:
        """Return what opens a connection of its own for a block."""

    def queryset(self, model: type[models.Model], instance: models.Model) -> models.QuerySet[Any]:
        """Return what finds a model's objects by native queries, managers' filters left out, for a relation of an instance."""


def native_base(using: str | None = None) -> NativeBase | None:
    """Return the native base that serves a database, if one does."""
    base = _configured()
    return base if base is not None and base.serves(using or DEFAULT_DB_ALIAS) else None


def refuse_in_async_transaction(func: Callable[..., object]) -> None:
    """Raise where sync ORM code would run beside an open async transaction and not in it."""
    base = _configured()
    if base is not None and base.in_transaction():
        # Not its repr(): that of a queryset's method runs the query.
        name = getattr(func, "__qualname__", type(func).__qualname__)
        raise SyncInAsyncTransactionError(
            f"{name}() is sync and was called inside an async transaction: it would work on another connection, outside of the "
            "transaction, and could wait for ever for a row that it holds. Write the async variant, or call it outside."
        )


def _configured() -> NativeBase | None:
    path = setting("NATIVE_BASE")
    if path is not None:
        base: NativeBase = import_string(path)
        return base
    if apps.ready and apps.is_installed("django_async_backend"):
        from .async_backend import DjangoAsyncBackend

        return DjangoAsyncBackend()
    return None
