"""django-async-backend as a native base. Imported only where it is installed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from django.db import models
from django_async_backend.db import async_connections, async_new_connection
from django_async_backend.db.transaction import async_atomic


class DjangoAsyncBackend:
    """The methods of :class:`~orm_migrate_runtime.worlds.NativeBase`."""

    def serves(self, using: str) -> bool:
        return str(async_connections.settings[using]["ENGINE"]).startswith("django_async_backend.")

    def in_transaction(self) -> bool:
        return any(connection.in_atomic_block for connection in async_connections.all(initialized_only=True))

    def atomic(self, using: str, savepoint: bool, durable: bool) -> AbstractAsyncContextManager[Any]:
        block: AbstractAsyncContextManager[Any] = async_atomic(using, savepoint=savepoint, durable=durable)
        return block

    async def on_commit(self, func: Callable[[], object], using: str, robust: bool) -> None:
        await async_connections[using].on_commit(func, robust=robust)

    def new_connection(self, using: str) -> AbstractAsyncContextManager[Any]:
        block: AbstractAsyncContextManager[Any] = async_new_connection()
        return block

    def queryset(self, model: type[models.Model], instance: models.Model) -> models.QuerySet[Any]:
        unfiltered: Any = model
        found: models.QuerySet[Any] = unfiltered._async_base_manager.db_manager(hints={"instance": instance}).all()
        return found
