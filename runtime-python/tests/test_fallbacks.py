"""``asave = fallback_to_sync_variant``, and the other direction."""

import asyncio
import inspect
import warnings
from unittest import mock

import pytest
from asgiref.sync import async_to_sync
from django.db import models

from orm_migrate_runtime import (
    FallbackRefusedError,
    fallback_to_async_variant,
    fallback_to_sync_variant,
    is_fallback,
    set_rollout_phase,
)
from tests.library.models import Fallen, Row
from tests.running import close_all, model, run


def definition_error():
    """What ``__set_name__`` raises stops the definition; before Python 3.12 as the cause of a RuntimeError."""
    return pytest.raises((TypeError, RuntimeError))


def messages_of(caught):
    error = caught.value
    return f"{error} {error.__cause__}"


def test_runs_the_override_once():
    fallen = Fallen(name="x")
    run(fallen.asave())
    assert Fallen.objects.get().name == "x!"


def test_passes_on_exactly_what_was_given():
    """Django's own ``asave()`` gives ``save()`` four keywords where it was given none."""
    given = []

    def save(self, *args, **kwargs):
        given.append((args, kwargs))
        models.Model.save(self, *args, **kwargs)

    bare = model("Bare", (Row,), save=save)
    run(bare().asave())
    assert sorted(given.pop()[1]) == ["force_insert", "force_update", "update_fields", "using"]

    cls = model("Exact", (Row,), save=save, asave=fallback_to_sync_variant)
    row = cls()
    run(row.asave())
    run(row.asave(update_fields=["name"]))
    assert given == [((), {}), ((), {"update_fields": ["name"]})]


def test_errors_and_results_are_the_sync_ones():
    class A:
        def save(self, fail):
            if fail:
                raise KeyError("x")
            return 7

        asave = fallback_to_sync_variant

    assert run(A().asave(False)) == 7
    with pytest.raises(KeyError):
        run(A().asave(True))


def test_honours_an_instance_attribute_from_outside():
    class A:
        def save(self):
            return "class"

        asave = fallback_to_sync_variant

    a = A()
    a.save = lambda: "instance"
    assert run(a.asave()) == "instance"


def test_a_spy_on_the_instance_is_no_override():
    fallen = Fallen(name="x")
    with mock.patch.object(fallen, "asave", side_effect=fallen.asave) as spy:
        run(fallen.asave())
    spy.assert_called_once_with()
    assert Fallen.objects.get().name == "x!"


def test_knows_its_names():
    class A:
        def _touch(self):
            return "touched"

        def __hide(self):
            return "hidden"

        def delete(self):
            return "deleted"

        _atouch = fallback_to_sync_variant
        __ahide = fallback_to_sync_variant
        async_delete = fallback_to_sync_variant

    assert run(A()._atouch()) == "touched"
    assert run(A()._A__ahide()) == "hidden"
    assert run(A().async_delete()) == "deleted"


def test_looks_like_a_method():
    asave = Fallen.asave
    assert inspect.iscoroutinefunction(asave)
    assert inspect.isfunction(asave)
    assert (asave.__name__, asave.__qualname__, asave.__module__) == ("asave", "Fallen.asave", "tests.library.models")
    assert asave.alters_data is True
    assert is_fallback(asave)
    assert is_fallback(Fallen().asave)
    assert not is_fallback(models.Model.asave)
    assert not is_fallback(7)


def test_a_manager_made_from_a_queryset_has_it():
    class Books(models.QuerySet):
        def publish(self):
            return "published"

        apublish = fallback_to_sync_variant

        def hide(self):
            return "hidden"

        hide.queryset_only = True
        ahide = fallback_to_sync_variant

    manager = models.Manager.from_queryset(Books)()
    manager.model = Row
    assert run(manager.apublish()) == "published"
    assert not hasattr(manager, "ahide")


def test_class_and_static_methods():
    class A:
        @classmethod
        def clear(cls, x):
            return (cls.__name__, x)

        @staticmethod
        def count(x):
            return x

        aclear = fallback_to_sync_variant
        acount = fallback_to_sync_variant

    class B(A):
        @classmethod
        async def aclear(cls, x):
            return await super().aclear(x)

        @classmethod
        def clear(cls, x):
            raise AssertionError("super().clear() does not come here")

    assert run(A.aclear(1)) == ("A", 1)
    assert run(B.aclear(2)) == ("B", 2)
    assert run(A.acount(3)) == 3
    assert run(A().acount(4)) == 4


def test_an_async_generator_stays_one():
    done = []

    class Books(models.QuerySet):
        def iterator(self, chunk_size=None):
            try:
                yield from ("a", "b", "c")
            finally:
                done.append(chunk_size)

        aiterator = fallback_to_sync_variant

    async def all_of_them():
        return [each async for each in Books(Row).aiterator(chunk_size=2)]

    async def first():
        values = Books(Row).aiterator()
        value = await anext(values)
        await values.aclose()
        return value

    assert inspect.isasyncgenfunction(Books.aiterator)
    assert run(all_of_them()) == ["a", "b", "c"]
    assert run(first()) == "a"
    assert done == [2, None]


def test_async_for_runs_an_overridden_iter():
    class Books(models.QuerySet):
        def __iter__(self):
            return iter(["mine"])

        __aiter__ = fallback_to_sync_variant

    async def all_of_them():
        return [each async for each in Books(Row)]

    assert run(all_of_them()) == ["mine"]


def test_is_refused_at_definition_without_a_sync_variant():
    with definition_error() as caught:
        type("A", (), {"asave": fallback_to_sync_variant})
    assert "A has no method of which asave() could be the async variant" in messages_of(caught)


def test_is_refused_after_the_definition_unless_installed():
    class A:
        def save(self):
            return "saved"

    A.asave = fallback_to_sync_variant
    with pytest.raises(TypeError, match=r"write fallback_to_sync_variant.install\(.*A, name\)"):
        getattr(A(), "asave")
    fallback_to_sync_variant.install(A, "asave")
    assert run(A().asave()) == "saved"
    with pytest.raises(TypeError, match="already has its own asave"):
        fallback_to_sync_variant.install(A, "asave")


def test_accepted_needs_a_reason():
    with pytest.raises(TypeError, match="must say why"):
        fallback_to_sync_variant(accepted=" ")


@pytest.fixture
def fallbacks():
    class A:
        def save(self):
            return "saved"

        def delete(self):
            return "deleted"

        asave = fallback_to_sync_variant
        adelete = fallback_to_sync_variant(accepted="only the nightly import deletes")

    return A()


@pytest.mark.parametrize(
    ("phase", "category"), [("silent", None), ("notice", PendingDeprecationWarning), ("deprecated", DeprecationWarning)]
)
def test_warns_by_phase(fallbacks, phase, category):
    set_rollout_phase(phase)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert run(fallbacks.asave()) == "saved"
        assert run(fallbacks.adelete()) == "deleted"
    assert [each.category for each in caught] == ([category] if category else [])
    assert all("A.asave() is a fallback: it runs save()." in str(each.message) for each in caught)


def test_warns_about_the_line_that_awaits(fallbacks):
    async def here():
        await fallbacks.asave()

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        run(here())
    assert [each.filename for each in caught] == [__file__]


@pytest.mark.parametrize("phase", ["error", "native"])
def test_is_refused_by_phase_before_anything_runs(fallbacks, phase):
    set_rollout_phase(phase)
    with mock.patch.object(type(fallbacks), "save") as save, pytest.raises(FallbackRefusedError, match="accept the fallback"):
        run(fallbacks.asave())
    save.assert_not_called()
    assert run(fallbacks.adelete()) == "deleted"


# The other direction.


def make_async_only():
    async def asave(self, *args, **kwargs):
        self.count += 1
        await super(cls, self).asave(*args, **kwargs)

    cls = model("AsyncOnly", (Row,), asave=asave, save=fallback_to_async_variant)
    return cls


def test_runs_the_async_override_once():
    cls = make_async_only()
    row = cls()
    row.save()
    run(row.asave())
    assert cls.objects.get().count == 2


def test_can_be_called_from_a_thread_of_an_event_loop():
    cls = make_async_only()

    def save():
        cls().save()
        close_all()

    run(asyncio.to_thread(save))
    assert cls.objects.get().count == 1


def test_cannot_be_called_in_the_loop():
    cls = make_async_only()

    async def main():
        cls().save()

    with pytest.raises(RuntimeError, match="same thread as an async event loop"):
        run(main())
    assert not cls.objects.exists()


def test_runs_each_override_once_below_a_sync_one():
    a = make_async_only()

    def save(self, *args, **kwargs):
        self.count += 10
        super(b, self).save(*args, **kwargs)

    async def asave(self, *args, **kwargs):
        self.count += 10
        await super(b, self).asave(*args, **kwargs)

    b = model("B", (a,), save=save, asave=asave)
    b().save()
    run(b().asave())
    assert list(b.objects.values_list("count", flat=True)) == [11, 11]


def test_needs_the_bridge(monkeypatch):
    from orm_migrate_runtime.bridge import original_of

    cls = make_async_only()
    monkeypatch.setattr(models.Model, "asave", original_of(models.Model.asave))
    with pytest.raises(RuntimeError, match="INSTALLED_APPS"):
        cls().save()
    assert not cls.objects.exists()


def test_two_fallbacks_of_one_pair_are_refused():
    class A:
        def save(self): ...

        asave = fallback_to_sync_variant

    with definition_error() as caught:
        type("B", (A,), {"save": fallback_to_async_variant})
    assert "would each run the other one" in messages_of(caught)
    with definition_error() as caught:
        type("C", (), {"save": fallback_to_async_variant, "asave": fallback_to_sync_variant})
    assert "would each run the other one" in messages_of(caught)
    with definition_error() as caught:
        type("D", (), {"save": fallback_to_async_variant})
    assert "D has no async variant of save()" in messages_of(caught)


def test_prefers_the_async_variant_that_the_class_declares():
    class A:
        async def asave(self):
            return "asave"

    class B(A):
        async def async_save(self):
            return "async_save"

        save = fallback_to_async_variant

    assert B().save() == "async_save"


def test_works_below_async_to_sync():
    async_to_sync(Fallen(name="y").asave)()
    assert Fallen.objects.get().name == "y!"
