"""Whether an async variant runs the sync one is asked of it, without a query."""

from asgiref.sync import sync_to_async
from django.db import models

from orm_migrate_runtime.bridge import original_of
from orm_migrate_runtime.delegation import is_delegating
from tests.running import queries


class Base:
    def save(self): ...

    def get(self): ...

    async def aget(self, pk, *, name=None):
        return await sync_to_async(self.get)(pk)

    async def asave(self):
        await sync_to_async(Base.save)(self)

    async def aother(self):
        self.x = 1
        return self.other()

    async def aiterate(self):
        yield self.iterate

    def anot(self):
        return self.ot


def test_asks():
    assert is_delegating(Base, "aget", "get")
    assert not is_delegating(Base, "asave", "save")
    assert not is_delegating(Base, "aother", "other")
    assert not is_delegating(Base, "aiterate", "iterate")
    assert not is_delegating(Base, "anot", "not")
    assert not is_delegating(Base, "amissing", "missing")


def test_django_delegates_today():
    originals = type("Model", (), {"asave": original_of(models.Model.asave)})
    with queries() as made:
        assert is_delegating(originals, "asave", "save")
        assert not is_delegating(models.QuerySet, "aiterator", "iterator")
    assert made == []
