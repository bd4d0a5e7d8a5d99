import asyncio
import threading

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.db import connection, connections

from orm_migrate_runtime import in_thread, new_connection
from orm_migrate_runtime.contexts import TAKES_EXECUTOR
from tests.library.models import Row
from tests.running import run

thread = in_thread(threading.get_ident)


def test_has_a_thread_of_its_own_and_gives_the_outer_one_back():
    async def main():
        outer = await thread()
        async with new_connection():
            inner = await thread()
            assert await thread() == inner
            async with new_connection():
                innermost = await thread()
            assert await thread() == inner
        assert await thread() == outer
        return {outer, inner, innermost}

    assert len(run(main())) == 3


@pytest.mark.parametrize("fails", [False, True])
def test_closes_its_connection(fails):
    opened = []

    def use():
        Row.objects.create(name="a")
        opened.append(connections["default"])

    async def main():
        async with new_connection():
            await sync_to_async(use)()
            assert opened[0].connection is not None
            if fails:
                raise KeyError

    if fails:
        with pytest.raises(KeyError):
            run(main())
    else:
        run(main())
    assert opened[0].connection is None
    assert Row.objects.count() == 1


def test_closes_it_when_the_task_is_cancelled():
    opened = []

    async def main():
        is_open = asyncio.Event()

        async def work():
            async with new_connection():
                await Row.objects.acount()
                await in_thread(lambda: opened.append(connections["default"]))()
                is_open.set()
                await asyncio.sleep(60)

        task = asyncio.ensure_future(work())
        await is_open.wait()
        assert opened[0].connection is not None
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    run(main())
    for each in threading.enumerate():
        if each.name.startswith("new_connection"):
            each.join(5)
    assert opened[0].connection is None


def test_what_outlives_it_is_an_error():
    async def main():
        ended = asyncio.Event()

        async def late():
            await ended.wait()
            await Row.objects.acreate(name="late")

        async with new_connection():
            await Row.objects.acreate(name="in time")
            task = asyncio.ensure_future(late())
        ended.set()
        with pytest.raises(RuntimeError):
            await task

    run(main())
    assert Row.objects.get().name == "in time"


def test_decorates():
    @new_connection()
    async def view(name):
        await Row.objects.acreate(name=name)
        return await thread()

    async def main():
        return await asyncio.gather(view("a"), view("b"))

    first, second = run(main())
    assert first != second
    assert Row.objects.count() == 2


def test_below_async_to_sync():
    """Of its own with asgiref 3.13; before, it is the caller's, which stays open."""

    async def main():
        async with new_connection():
            return await thread()

    connection.ensure_connection()
    ident = async_to_sync(main)()
    assert (ident != threading.get_ident()) is TAKES_EXECUTOR
    assert connection.connection is not None
