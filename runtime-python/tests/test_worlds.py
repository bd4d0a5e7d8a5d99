"""What goes to a native base, and what is refused there."""

import pytest
from django.db import models

from orm_migrate_runtime import (
    SyncInAsyncTransactionError,
    aatomic,
    aon_commit,
    bridge_delegating_variants,
    in_thread,
    new_connection,
)
from orm_migrate_runtime.worlds import native_base
from tests.library.models import Fallen, Row
from tests.native import native_world
from tests.running import run
from tests.shapes import make, traced


@pytest.fixture
def native(monkeypatch):
    with native_world(monkeypatch) as base:
        yield base


def test_django_is_no_native_base():
    assert native_base() is None


def test_serves_its_databases(native):
    assert native_base() is native
    assert native_base("default") is native
    assert native_base("other") is None


def test_nothing_is_bridged(native):
    before = models.Model.asave
    bridge_delegating_variants(models.Model)
    assert models.Model.asave is before


def test_mirrors_and_fallbacks_run_once(native):
    cls = make("B", (make("A", (Row,), "fallback"),), "mirror")
    cls = make("C", (make("Mixin", (), "mirror", is_model=False), cls), "mirror")
    with traced() as trace:
        cls().save()
        sync = list(trace)
    with traced() as trace:
        run(cls().asave())
        assert list(trace) == sync


def test_a_fallback_is_refused_in_a_transaction_before_anything_runs(native):
    async def main():
        async with aatomic():
            await Fallen().asave()

    with pytest.raises(SyncInAsyncTransactionError, match=r"Fallen.save\(\) is sync"):
        run(main())
    assert not Fallen.objects.exists()
    run(Fallen().asave())
    assert Fallen.objects.exists()


def test_in_thread_is_refused_in_a_transaction(native):
    async def main():
        call = in_thread(Row(name="x").full_clean)
        await call()
        async with aatomic():
            with pytest.raises(SyncInAsyncTransactionError):
                await call()

    run(main())


def test_transactions_and_connections_are_the_bases_own(native):
    async def main():
        async with new_connection(), aatomic(savepoint=False):
            await aon_commit(lambda: native.calls.append("called"), robust=True)

    run(main())
    assert native.calls == [
        ("new_connection", "default"),
        ("atomic", "default", False, False),
        ("on_commit", "default", True),
        "called",
    ]
