"""Fallbacks that nobody wrote: no override is lost, and each runs once."""

import random

import pytest

from orm_migrate_runtime import auto_fallback, is_fallback
from tests.library.models import Row
from tests.running import model
from tests.shapes import make
from tests.test_home import both_ways


def test_finds_what_a_mirror_above_would_lose():
    mirror = make("A", (Row,), "mirror")
    half = make("B", (mirror,), "save")
    cls = auto_fallback(make("C", (half,), "mirror"))
    assert is_fallback(vars(half)["asave"])
    assert not is_fallback(vars(mirror)["asave"])
    sync, asynchronous = both_ways(cls, {})
    assert asynchronous == sync
    assert [label[0] for label, *_ in sync] == ["C", "B", "A", "/", "/", "/"]


def test_noop():
    base = make("A", (Row,), "fallback")
    over = make("B", (base,), "save")
    plain = make("C", (over,), "plain")
    before = [dict(vars(cls)) for cls in plain.__mro__]
    auto_fallback(auto_fallback(plain))
    assert [dict(vars(cls)) for cls in plain.__mro__] == before


def test_a_second_call_changes_nothing():
    cls = auto_fallback(make("A", (Row,), "save"))
    first = cls.asave
    assert auto_fallback(cls).asave is first


@pytest.mark.parametrize("seed", range(5))
def test_runs_every_override_once_in_any_hierarchy(seed):
    choices = random.Random(seed)
    kinds = ["mirror", "fallback", "save", "plain"]
    for number in range(30):
        cls = Row
        for level in range(choices.randint(1, 4)):
            mixins = [
                make(f"M{level}{each}", (), choices.choice(kinds[:3]), is_model=False) for each in range(choices.randint(0, 2))
            ]
            cls = make(f"C{level}", (*mixins, cls), choices.choice(kinds))
        sync, asynchronous = both_ways(auto_fallback(cls), {})
        assert asynchronous == sync, f"{number}: {[each.__name__ for each in cls.__mro__]}"


def test_async_only_overrides_are_left_alone():
    async def asave(self): ...

    cls = auto_fallback(model("AsyncOnly", (Row,), asave=asave))
    assert "save" not in vars(cls)
