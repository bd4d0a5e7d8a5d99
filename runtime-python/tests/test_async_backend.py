"""The runtime on a native base that is in production: django-async-backend, on PostgreSQL."""

import asyncio

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.checks import WARNING
from django_async_backend.db import async_connections

from orm_migrate_runtime import (
    SyncInAsyncTransactionError,
    aatomic,
    afetch,
    aon_commit,
    fallback_to_sync_variant,
    in_thread,
    new_connection,
)
from orm_migrate_runtime.checks import run_checks
from orm_migrate_runtime.worlds import native_base
from tests.checks.conftest import Config
from tests.library.models import Author, Book, Cover, Fallen, Note, Row, Shop
from tests.running import close_all, model, queries


class FailError(Exception):
    pass


def run(main):
    """Run async code, and close its connections: they belong to the event loop."""

    async def closing():
        try:
            return await main
        finally:
            await async_connections.close_all()

    return asyncio.run(closing())


def names():
    return sorted(Row.objects.values_list("name", flat=True))


def test_is_the_native_base():
    assert type(native_base()).__name__ == "DjangoAsyncBackend"


def test_transactions():
    called = []

    async def main(fail):
        async with aatomic():
            await Row(name="outer").async_save()
            await aon_commit(lambda: called.append("committed"))
            with pytest.raises(FailError):
                async with aatomic():
                    await Row(name="inner").async_save()
                    raise FailError
            if fail:
                raise FailError

    with pytest.raises(FailError):
        run(main(True))
    assert (names(), called) == ([], [])
    run(main(False))
    assert (names(), called) == (["outer"], ["committed"])


def test_on_commit_awaits_coroutine_functions():
    async def later():
        await Row(name="later").async_save()

    async def main():
        async with aatomic():
            await aon_commit(later)

    run(main())
    assert names() == ["later"]


def test_a_fallback_is_refused_in_a_transaction():
    """It would write on another connection: executed, the row stays when the transaction is rolled back."""

    async def main():
        async with aatomic():
            await Fallen(name="f").asave()

    with pytest.raises(SyncInAsyncTransactionError):
        run(main())
    assert not Fallen.objects.exists()

    def save():
        Fallen(name="f").save()
        close_all()

    async def beside():
        async with aatomic():
            await Row(name="native").async_save()
            await asyncio.to_thread(save)
            raise FailError

    with pytest.raises(FailError):
        run(beside())
    assert names() == []
    assert Fallen.objects.count() == 1


def test_in_thread_is_refused_in_a_transaction_and_works_outside():
    async def main():
        await in_thread(Row.objects.create)(name="a")
        async with aatomic():
            with pytest.raises(SyncInAsyncTransactionError):
                await in_thread(Row.objects.create)(name="b")

    run(main())
    assert names() == ["a"]


def test_new_connection_gives_each_task_its_own():
    async def work(name, fail):
        async with new_connection(), aatomic():
            await Row(name=name).async_save()
            await asyncio.sleep(0.01)
            if fail:
                raise FailError

    async def main():
        await asyncio.gather(work("a", True), work("b", False), return_exceptions=True)

    run(main())
    assert names() == ["b"]


def test_a_fallback_under_its_names():
    saved = []

    def save(self, *args, **kwargs):
        saved.append((args, kwargs))
        super(cls, self).save(*args, **kwargs)

    cls = model("Named", (Row,), save=save, async_save=fallback_to_sync_variant)
    run(cls(name="n").async_save())
    assert (names(), saved) == (["n"], [((), {})])


def test_w001_under_its_names():
    def save(self, *args, **kwargs):
        super(cls, self).save(*args, **kwargs)

    cls = model("Half", (Row,), save=save, asave=fallback_to_sync_variant)
    (message,) = [each for each in run_checks([Config([cls])]) if each.obj is cls]
    assert (message.id, message.level) == ("orm_migrate.W001", WARNING)
    assert "without async_save()" in message.msg


def test_fetching_sees_what_the_transaction_wrote():
    async def main():
        async with aatomic():
            author = Author(name="Ann")
            await author.async_save()
            book = Book(title="t", author_id=author.pk)
            await book.async_save()
            with queries() as sync:
                assert (await afetch(book, "author")).name == "Ann"
                assert (await afetch(book, "author")) is book.author
                with pytest.raises(Book.cover.RelatedObjectDoesNotExist):
                    await afetch(book, "cover")
                cover = Cover(book_id=book.pk, color="red")
                await cover.async_save()
                fresh = await Book.async_objects.aget(pk=book.pk)
                assert (await afetch(fresh, "cover")).color == "red"
                assert (await afetch(cover, "book")) == book
            assert sync == []

    run(main())


def test_fetching_generic_foreign_keys_and_deferred_fields():
    author = Author.objects.create(name="Ann")
    note = Note.objects.get(pk=Note.objects.create(subject=author).pk)
    shop = Shop.objects.get(pk=Shop.objects.create(name="s", owner=author).pk)
    deferred = Author.objects.defer("name").get()
    ContentType.objects.clear_cache()

    async def main():
        with queries() as sync:
            assert await afetch(note, "subject") == author
            assert (await afetch(shop, "place_ptr")).name == "s"
            assert await afetch(shop, "owner") == author
            assert await afetch(deferred, "name") == "Ann"
        assert sync == []

    run(main())
