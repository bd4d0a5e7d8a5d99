"""``aatomic`` on Django's own base: right within one task, refused where a second one comes in between."""

import asyncio
import threading

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.db import connection, transaction

from orm_migrate_runtime import SecondTaskError, aatomic, aon_commit, in_thread, new_connection
from orm_migrate_runtime.transactions import _open
from tests.library.models import Fallen, Row
from tests.running import run


def run_below_sync(main):
    async def call():
        return await main

    return async_to_sync(call)()


BOTH = pytest.mark.parametrize("start", [run, run_below_sync], ids=["run", "async_to_sync"])


def names():
    return sorted(Row.objects.values_list("name", flat=True))


class FailError(Exception):
    pass


# The fact: what happens without the guard.


def test_two_tasks_swap_their_rows_without_a_guard():
    """Begin and write, begin and write, fail, commit: the failing task's row stays, the good one's is lost."""

    begun = {"failing": asyncio.Event(), "good": asyncio.Event()}
    failed = asyncio.Event()

    async def begin(name):
        block = transaction.atomic()
        await sync_to_async(block.__enter__)()
        await Row.objects.acreate(name=name)
        begun[name].set()
        return block

    async def failing():
        block = await begin("failing")
        await begun["good"].wait()
        await sync_to_async(block.__exit__)(FailError, FailError(), None)
        failed.set()

    async def good():
        await begun["failing"].wait()
        block = await begin("good")
        await failed.wait()
        await sync_to_async(block.__exit__)(None, None, None)

    async def main():
        await asyncio.gather(failing(), good())

    run(main())
    assert names() == ["failing"]


# What aatomic() does.


@BOTH
def test_commits(start):
    async def main():
        async with aatomic():
            await Row.objects.acreate(name="a")
            await Fallen.objects.acreate(name="f")

    start(main())
    assert names() == ["a"]
    assert Fallen.objects.get().name == "f!"


@BOTH
def test_rolls_back_all_of_it(start):
    async def main():
        async with aatomic():
            await Row.objects.acreate(name="a")
            await Fallen(name="f").asave()
            await in_thread(Row.objects.create)(name="b")
            raise FailError

    with pytest.raises(FailError):
        start(main())
    assert names() == []
    assert not Fallen.objects.exists()


@BOTH
def test_nests(start):
    async def main():
        async with aatomic():
            await Row.objects.acreate(name="outer")
            with pytest.raises(FailError):
                async with aatomic():
                    await Row.objects.acreate(name="inner")
                    raise FailError
            async with aatomic(savepoint=False):
                await Row.objects.acreate(name="last")

    start(main())
    assert names() == ["last", "outer"]


def test_durable_cannot_be_nested():
    async def main():
        async with aatomic():
            async with aatomic(durable=True):
                raise AssertionError

    with pytest.raises(RuntimeError, match="durable"):
        run(main())


def test_decorates_with_and_without_arguments():
    @aatomic
    async def bare(name):
        await Row.objects.acreate(name=name)
        raise FailError

    @aatomic(durable=True)
    async def durable(name):
        await Row.objects.acreate(name=name)
        return name

    with pytest.raises(FailError):
        run(bare("a"))
    assert run(durable("b")) == "b"
    assert run(durable("c")) == "c"
    assert names() == ["b", "c"]


def test_one_object_may_be_used_again_and_nested():
    async def main():
        block = aatomic()
        async with block:
            await Row.objects.acreate(name="a")
            with pytest.raises(FailError):
                async with block:
                    await Row.objects.acreate(name="b")
                    raise FailError
        async with block:
            await Row.objects.acreate(name="c")

    run(main())
    assert names() == ["a", "c"]


@BOTH
def test_refuses_a_second_task(start):
    """The natural order of the swap: the second task is refused, the first one is as it would be alone."""

    async def main():
        began, may_fail = asyncio.Event(), asyncio.Event()

        async def failing():
            async with aatomic():
                await Row.objects.acreate(name="failing")
                began.set()
                await may_fail.wait()
                raise FailError

        async def good():
            await began.wait()
            try:
                async with aatomic():
                    await Row.objects.acreate(name="good")
            finally:
                may_fail.set()

        return await asyncio.gather(failing(), good(), return_exceptions=True)

    failed, refused = start(main())
    assert isinstance(failed, FailError)
    assert isinstance(refused, SecondTaskError)
    assert "new_connection" in str(refused)
    assert names() == []


def test_refuses_another_tasks_queries():
    """They would report success, and be rolled back with the transaction."""

    async def main():
        began, go_on = asyncio.Event(), asyncio.Event()

        async def owner():
            async with aatomic():
                began.set()
                await go_on.wait()
                raise FailError

        async def other(call):
            await began.wait()
            await call()

        calls = [
            lambda: Row.objects.acreate(name="plain"),
            lambda: Fallen(name="fallback").asave(),
            lambda: aon_commit(lambda: None),
            lambda: in_thread(transaction.atomic(Row.objects.create))(name="sync"),
        ]
        running = asyncio.ensure_future(asyncio.gather(owner(), return_exceptions=True))
        others = await asyncio.gather(*(other(call) for call in calls), return_exceptions=True)
        go_on.set()
        return others, await running

    others, _ = run(main())
    assert [type(each) for each in others] == [SecondTaskError] * 4
    assert names() == []
    run(Row.objects.acreate(name="afterwards"))
    assert names() == ["afterwards"]


def test_tasks_that_it_starts_belong_to_it():
    async def main():
        async with aatomic():
            await asyncio.gather(Row.objects.acreate(name="a"), Row.objects.acreate(name="b"))
            raise FailError

    with pytest.raises(FailError):
        run(main())
    assert names() == []


def test_tasks_that_it_starts_have_no_transactions_of_their_own():
    async def main():
        async def child():
            async with aatomic():
                raise AssertionError

        async with aatomic():
            await Row.objects.acreate(name="a")
            await asyncio.gather(child())

    with pytest.raises(SecondTaskError):
        run(main())
    assert names() == []


def test_a_connection_of_its_own_lets_tasks_interleave():
    async def main():
        began, done = asyncio.Event(), asyncio.Event()

        async def failing():
            async with new_connection(), aatomic():
                began.set()
                await done.wait()
                await Row.objects.acreate(name="failing")
                raise FailError

        async def good():
            await began.wait()
            async with new_connection(), aatomic():
                await Row.objects.acreate(name="good")
            done.set()

        return await asyncio.gather(failing(), good(), return_exceptions=True)

    assert isinstance(run(main())[0], FailError)
    assert names() == ["good"]


def test_a_cancelled_task_leaves_nothing_open():
    """Wherever the cancellation hits, entering included; ``clean`` looks at the connection afterwards."""

    async def main(steps):
        async def work():
            async with aatomic():
                await Row.objects.acreate(name="a")
                await asyncio.sleep(0)
                async with aatomic():
                    await Row.objects.acreate(name="b")

        task = asyncio.ensure_future(work())
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert not await in_thread(lambda: connection.in_atomic_block)()
        return await Row.objects.acount()

    for steps in range(1, 12):
        assert run(main(steps)) == 0


@pytest.mark.parametrize("method", ["__enter__", "__exit__"])
def test_a_cancellation_while_the_thread_is_at_it(method, monkeypatch):
    """The thread cannot be stopped: the task waits for it, takes back what it began, and is cancelled then."""
    original = getattr(transaction.Atomic, method)
    is_at_it, may_go_on = threading.Event(), threading.Event()

    def slow(self, *args):
        is_at_it.set()
        assert may_go_on.wait(10)
        return original(self, *args)

    async def main():
        async def work():
            async with aatomic():
                pass

        with monkeypatch.context() as patch:
            patch.setattr(transaction.Atomic, method, slow)
            task = asyncio.ensure_future(work())
            await asyncio.to_thread(is_at_it.wait, 10)
            task.cancel()
            await asyncio.sleep(0.05)
            task.cancel()
            await asyncio.sleep(0.05)
            assert not task.done()
            may_go_on.set()
            with pytest.raises(asyncio.CancelledError):
                await task

    run(main())


def test_leaves_no_trace_in_the_task():
    async def main():
        async with aatomic():
            assert len(_open.get()) == 1
            async with aatomic():
                assert len(_open.get()) == 2
        assert _open.get() == ()

    run(main())


def test_a_cancellation_while_it_commits_does_not_undo_the_commit():
    async def main():
        committing = asyncio.Event()
        loop = asyncio.get_running_loop()

        async def work():
            async with aatomic():
                await Row.objects.acreate(name="a")
                await aon_commit(lambda: loop.call_soon_threadsafe(committing.set))

        task = asyncio.ensure_future(work())
        await committing.wait()
        task.cancel()
        await asyncio.wait([task])

    run(main())
    assert names() == ["a"]


def test_one_object_may_be_used_by_several_tasks_at_once():
    """Each leaves its own block: the one that fails is rolled back, and no other."""
    block, context = aatomic(), new_connection()

    async def main():
        began, done = asyncio.Event(), asyncio.Event()

        async def failing():
            async with context, block:
                began.set()
                await done.wait()
                await Row.objects.acreate(name="failing")
                raise FailError

        async def good():
            await began.wait()
            async with context, block:
                await Row.objects.acreate(name="good")
            done.set()

        return await asyncio.gather(failing(), good(), return_exceptions=True)

    assert isinstance(run(main())[0], FailError)
    assert names() == ["good"]


# on_commit


def test_on_commit_runs_after_the_commit_only():
    called = []

    async def main(fail):
        async with aatomic():
            await aon_commit(lambda: called.append(connection.in_atomic_block))
            assert called == []
            if fail:
                raise FailError

    with pytest.raises(FailError):
        run(main(True))
    assert called == []
    run(main(False))
    assert called == [False]


def test_on_commit_outside_of_a_transaction_is_called_at_once():
    called = []
    run(aon_commit(lambda: called.append(1)))
    assert called == [1]


def test_on_commit_takes_coroutine_functions_which_may_have_transactions():
    async def later():
        async with aatomic():
            await Row.objects.acreate(name="later")

    async def main():
        async with aatomic():
            await aon_commit(later)

    run(main())
    assert names() == ["later"]


def test_on_commit_robust():
    def fail():
        raise FailError

    called = []

    async def main():
        async with aatomic():
            await aon_commit(fail, robust=True)
            await aon_commit(lambda: called.append(1))

    run(main())
    assert called == [1]


def test_an_error_of_on_commit_comes_out():
    def fail():
        raise FailError

    async def main():
        async with aatomic():
            await Row.objects.acreate(name="a")
            await aon_commit(fail)

    with pytest.raises(FailError):
        run(main())
    assert names() == ["a"]


# Facts that the translation rests on.


def test_atomic_raises_in_the_loop():
    async def main():
        with transaction.atomic():
            raise AssertionError

    with pytest.raises(Exception, match="async context"):
        run(main())


def test_on_commit_raises_in_the_loop():
    async def main():
        transaction.on_commit(lambda: None)

    with pytest.raises(Exception, match="async context"):
        run(main())


def test_the_connection_in_the_loop_is_another_one():
    """``in_atomic_block`` is False inside a transaction, and a wrapper around queries sees none."""
    seen = []

    def wrapper(execute, sql, *rest):
        seen.append(sql)
        return execute(sql, *rest)

    async def main():
        async with aatomic():
            with connection.execute_wrapper(wrapper):
                await Row.objects.acreate(name="a")
            return connection.in_atomic_block, await in_thread(lambda: connection.in_atomic_block)()

    assert run(main()) == (False, True)
    assert seen == []
