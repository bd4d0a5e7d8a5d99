"""The home rule, on real Django: each override runs exactly once, whatever stands above and below it."""

import random

import pytest

from orm_migrate_runtime.home import Variant, declared_above
from tests.library.models import Row
from tests.running import run
from tests.shapes import make, traced


def one_mirror():
    return make("A", (Row,), "mirror")


def mirror_over_mirror():
    return make("B", (one_mirror(),), "mirror")


def mirror_over_fallback():
    return make("B", (make("A", (Row,), "fallback"),), "mirror")


def fallback_over_mirror():
    return make("B", (one_mirror(),), "fallback")


def mixin_mirror():
    return make("A", (make("Mixin", (), "mirror", is_model=False), Row), "plain")


def mixin_mirror_over_fallback():
    return make("B", (make("Mixin", (), "mirror", is_model=False), make("A", (Row,), "fallback")), "mirror")


def half_overridden_in_between():
    return make("C", (make("B", (make("A", (Row,), "fallback"),), "save"),), "mirror")


def diamond_of_mixins():
    top = make("Top", (), "mirror", is_model=False)
    left = make("Left", (top,), "mirror", is_model=False)
    right = make("Right", (top,), "mirror", is_model=False)
    return make("A", (left, right, Row), "mirror")


def half_overridden_over_the_base():
    return make("B", (make("A", (Row,), "save"),), "mirror")


def half_overridden_over_a_fallback():
    return make("B", (make("A", (Row,), "fallback"),), "save")


SHAPES = [
    one_mirror,
    mirror_over_mirror,
    mirror_over_fallback,
    fallback_over_mirror,
    mixin_mirror,
    mixin_mirror_over_fallback,
    half_overridden_in_between,
    diamond_of_mixins,
    half_overridden_over_the_base,
    half_overridden_over_a_fallback,
]

GIVEN = [{}, {"update_fields": ["name"]}, {"force_insert": True, "using": "default"}]


def both_ways(cls, given):
    """Save two rows, one each way; return what ran."""
    traces = []
    for save in (lambda row: row.save(**given), lambda row: run(row.asave(**given))):
        row = cls(name="x")
        if "update_fields" in given:
            Row.save(row)
        with traced() as trace:
            save(row)
            traces.append(list(trace))
        assert cls.objects.filter(pk=row.pk).exists()
    return traces


@pytest.mark.parametrize("given", GIVEN, ids=["bare", "update_fields", "force_insert"])
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_runs_every_override_once(shape, given):
    sync, asynchronous = both_ways(shape(), given)
    assert asynchronous == sync
    assert len({label for label, *_ in sync}) == len(sync) > 0


def test_runs_every_override_once_in_any_hierarchy():
    for seed in range(150):
        cls = hierarchy(random.Random(seed))
        sync, asynchronous = both_ways(cls, {})
        assert asynchronous == sync, f"seed {seed}: {[each.__name__ for each in cls.__mro__]}"


def hierarchy(choices):
    """A class over one to five others, each with a mirror, a fallback or nothing, and mixins with mirrors or fallbacks."""
    cls = Row
    for level in range(choices.randint(1, 4)):
        mixins = []
        for number in range(choices.randint(0, 2)):
            # A mixin's fallback needs a save() to stand for, which it has: its own.
            kind = choices.choice(["mirror", "fallback"])
            mixins.append(make(f"M{level}{number}", (), kind, is_model=False))
        cls = make(f"C{level}", (*mixins, cls), choices.choice(["mirror", "fallback", "plain"]))
    return cls


def test_loses_an_override_that_has_no_variant_below_a_mirror():
    """Why there are system checks: a mirror is complete in itself."""
    cls = make("B", (one_mirror(),), "save")
    sync, asynchronous = both_ways(cls, {})
    assert [label[0] for label, *_ in sync] == ["B", "A", "/", "/"]
    assert [label[0] for label, *_ in asynchronous] == ["A", "/"]


def test_takes_a_copied_variant_for_one_at_home():
    class A:
        def save(self):
            return "A.save"

    async def asave(self):
        raise NotImplementedError

    variant = Variant(A, "asave", "save", member=asave)
    A.asave = asave
    other = type("Other", (), {"asave": asave, "save": lambda self: "Other.save"})
    assert variant.caller(other()) is None
    assert variant.method_for(other())() == "Other.save"
    mirror = type("Mirror", (other,), {"asave": None, "save": lambda self: "Mirror.save"})
    assert variant.caller(mirror()) is mirror
    assert variant.method_for(mirror())() == "Other.save"


def test_a_receiver_without_the_home_is_called_from_outside():
    variant = Variant(int, "asave", "save", member=None)
    assert variant.caller(object()) is None


def test_declared_above_looks_behind_the_class():
    class A:
        x = 1

    class B(A):
        x = 2

    assert declared_above(B, "x") == 1
    assert declared_above(B, "y") is None
