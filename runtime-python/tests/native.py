"""A native base, emulated: its async variants are not virtual, and its transactions are known to be open."""

from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar

from asgiref.sync import sync_to_async
from django.db import models
from django.test import override_settings

from orm_migrate_runtime.bridge import original_of

_in_transaction = ContextVar("in_transaction", default=False)


class EmulatedNativeBase:
    calls: list[object]

    def __init__(self):
        self.calls = []

    def serves(self, using):
        return using == "default"

    def in_transaction(self):
        return _in_transaction.get()

    @asynccontextmanager
    async def atomic(self, using, savepoint, durable):
        self.calls.append(("atomic", using, savepoint, durable))
        token = _in_transaction.set(True)
        try:
            yield
        finally:
            _in_transaction.reset(token)

    async def on_commit(self, func, using, robust):
        self.calls.append(("on_commit", using, robust))
        func()

    @asynccontextmanager
    async def new_connection(self, using):
        self.calls.append(("new_connection", using))
        yield

    def queryset(self, model, instance):
        return model._base_manager.db_manager(hints={"instance": instance}).all()


base = EmulatedNativeBase()


@contextmanager
def native_world(monkeypatch):
    """Make Django's models native for a while."""

    async def asave(self, *args, **kwargs):
        await sync_to_async(models.Model.save)(self, *args, **kwargs)

    assert original_of(models.Model.asave) is not models.Model.asave
    with monkeypatch.context() as patch, override_settings(ORM_MIGRATE={"NATIVE_BASE": "tests.native.base"}):
        patch.setattr(models.Model, "asave", asave)
        base.calls.clear()
        yield base
