"""Whether an async variant runs the sync one is read from its code, which is not run."""

import functools

import pytest
from asgiref.sync import sync_to_async
from django.db import models

from orm_migrate_runtime.bridge import original_of
from orm_migrate_runtime.delegation import is_delegating


def decorated(function):
    @functools.wraps(function)
    async def wrapper(self, *args):
        return await function(self, *args)

    return wrapper


class Top:
    def save(self): ...


class Base(Top):
    def save(self): ...

    async def awrapped(self, pk, *, name=None):
        print(pk, name)
        return await sync_to_async(self.wrapped)(pk)

    async def acalled(this, x, y):
        return x(y, this.called(x))

    async def ainside(self):
        @sync_to_async
        def work():
            return self.inside()

        return await work()

    @decorated
    async def adecorated(self):
        return self.decorated()

    @classmethod
    async def amade(cls):
        return await sync_to_async(cls.made)()

    async def asave(self):
        await sync_to_async(Base.save)(self)
        super().save()
        super(Base, self).save()
        self.other.save()

    async def aiterate(self):
        yield self.iterate

    def anot(self):
        return self.ot


@pytest.mark.parametrize("m", ["wrapped", "called", "inside", "decorated", "made"])
def test_delegating(m):
    assert is_delegating(Base, f"a{m}", m)


@pytest.mark.parametrize("m", ["save", "iterate", "not", "missing"])
def test_noop(m):
    assert not is_delegating(Base, f"a{m}", m)


def test_django_delegates_today():
    originals = type("Model", (), {"asave": original_of(models.Model.asave)})
    assert is_delegating(originals, "asave", "save")
    assert not is_delegating(models.QuerySet, "aiterator", "iterator")
