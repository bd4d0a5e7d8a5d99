import asyncio
from contextlib import nullcontext

import pytest

from orm_migrate_runtime.blocks import Blocks
from tests.running import run


def test_each_task_has_its_own():
    blocks = Blocks()
    first, second = nullcontext(), nullcontext()

    async def use(block):
        blocks.push(block)
        await asyncio.sleep(0)
        assert blocks.pop() is block

    async def main():
        await asyncio.gather(use(first), use(second))

    run(main())


def test_needs_a_task():
    with pytest.raises(RuntimeError):
        Blocks().pop()
