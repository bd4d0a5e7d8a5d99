import threading

from asgiref.sync import sync_to_async

from orm_migrate_runtime import in_thread
from tests.library.models import Row
from tests.running import run


def test_runs_in_the_thread_of_the_async_variants():
    async def main():
        return await in_thread(threading.get_ident)(), await sync_to_async(threading.get_ident)()

    ours, djangos = run(main())
    assert ours == djangos != threading.get_ident()


def test_passes_on_arguments_and_names():
    def add(a, *, b):
        """Add."""
        return a + b

    assert run(in_thread(add)(1, b=2)) == 3
    assert in_thread(add).__doc__ == "Add."


def test_makes_no_query_of_its_own():
    """``repr()`` of a queryset's method would run it, in the loop."""

    async def main():
        return await in_thread(Row.objects.all().create)(name="x")

    assert run(main()).pk
