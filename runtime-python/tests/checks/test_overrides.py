import pytest
from django.core.checks import ERROR, WARNING
from django.db import models

from orm_migrate_runtime import fallback_to_async_variant, fallback_to_sync_variant, set_rollout_phase
from orm_migrate_runtime.bridge import original_of
from orm_migrate_runtime.checks import run_checks
from orm_migrate_runtime.checks.classes import place
from tests.checks.conftest import Config
from tests.library.models import Row
from tests.native import native_world
from tests.running import model, run


def save(self, *args, **kwargs):
    models.Model.save(self, *args, **kwargs)


async def asave(self, *args, **kwargs):
    await models.Model.asave(self, *args, **kwargs)


def with_manager(manager):
    return type(
        "Managed",
        (Row,),
        {"__module__": __name__, "objects": manager, "Meta": type("Meta", (), {"proxy": True, "app_label": "library"})},
    )


def test_noop(numbers):
    assert numbers(Row) == []
    assert numbers(model("Both", (Row,), save=save, asave=asave)) == []
    assert numbers(model("Fallback", (Row,), save=save, asave=fallback_to_sync_variant)) == []
    assert numbers(model("AsyncOnly", (Row,), asave=asave, save=fallback_to_async_variant)) == []
    assert numbers(model("Other", (Row,), full_clean=lambda self: None)) == []


def test_w001_sync_only(check):
    cls = model("Half", (Row,), save=save)
    ((number, name, text),) = check(cls)
    assert (number, name) == ("W001", cls.__name__)
    assert "overrides save() without asave(): on a native base asave() runs without that override" in text


def test_w001_in_mixins_and_on_every_level_once(check):
    mixin = type("Mixin", (), {"delete": lambda self, **kwargs: None})
    a = model("A", (mixin, Row), save=save)
    b = model("B", (a,), save=save, asave=asave)
    assert [(number, name) for number, name, _ in check(a, b)] == [("W001", a.__name__), ("W001", "Mixin")]


def test_w001_not_over_a_fallback(numbers):
    a = model("A", (Row,), save=save, asave=fallback_to_sync_variant)
    b = model("B", (a,), save=save)
    assert numbers(b) == []
    c = model("C", (model("M", (a,), save=save, asave=asave),), save=save)
    assert numbers(c) == ["W001"]


def test_w001_in_querysets(check):
    class Books(models.QuerySet):
        def update(self, **kwargs):
            return super().update(**kwargs)

    assert [(number, name) for number, name, _ in check(with_manager(Books.as_manager()))] == [("W001", "Books")]


def test_w002_async_only(check):
    cls = model("Half", (Row,), asave=asave)
    ((number, name, text),) = check(cls)
    assert (number, name) == ("W002", cls.__name__)
    assert "save() runs without that override" in text


def test_w003_fallbacks_that_nobody_accepted(numbers):
    fallback = model("F", (Row,), save=save, asave=fallback_to_sync_variant)
    accepted = model("G", (Row,), save=save, asave=fallback_to_sync_variant(accepted="why"))
    other = model("H", (Row,), asave=asave, save=fallback_to_async_variant)
    assert numbers(fallback, accepted, other) == []
    set_rollout_phase("deprecated")
    assert numbers(fallback, accepted, other) == ["W003", "W003"]


def test_w004_managers(check):
    ran = []

    class Books(models.Manager):
        def create(self, **kwargs):
            ran.append(kwargs)
            return super().create(**kwargs)

    managed = with_manager(Books())
    ((number, name, text),) = check(managed)
    assert (number, name) == ("W004", "Books")
    assert "today already" in text
    run(managed.objects.acreate(name="x"))
    assert ran == []  # so it is


def test_w004_not_for_managers_made_from_a_queryset(numbers):
    class Books(models.QuerySet):
        def create(self, **kwargs):
            return super().create(**kwargs)

        async def acreate(self, **kwargs):
            return await super().acreate(**kwargs)

    class Managed(models.Manager.from_queryset(Books)):
        pass

    assert numbers(with_manager(Managed())) == []


@pytest.mark.parametrize("name", ["iterator", "__iter__"])
def test_w006_iterators(check, name):
    ran = []

    def method(self, *args, **kwargs):
        ran.append(name)
        return getattr(super(books, self), name)(*args, **kwargs)

    books = type("Books", (models.QuerySet,), {name: method})
    managed = with_manager(books.as_manager())
    assert [(number, cls) for number, cls, _ in check(managed)] == [("W006", "Books")]

    async def main():
        async for _ in managed.objects.all():
            pass
        async for _ in managed.objects.aiterator():
            pass

    Row.objects.create()
    run(main())
    assert ran == []  # so it is


def test_w007_narrow_signatures(check, numbers):
    def narrow(self):
        models.Model.save(self)

    cls = model("Narrow", (Row,), save=narrow)
    messages = check(cls)
    assert [number for number, *_ in messages] == ["W001", "W007"]
    assert "save() cannot take force_insert, force_update, using, update_fields" in messages[1][2]
    with pytest.raises(TypeError):  # so it is
        run(cls().asave())
    covered = model("Covered", (Row,), save=narrow, asave=fallback_to_sync_variant)
    assert numbers(covered) == []
    run(covered().asave())
    assert numbers(model("Wide", (cls,), save=lambda self, *args, **kwargs: None)) == ["W001", "W001"]


def test_e002_without_the_bridge(numbers, monkeypatch):
    def save(self, *args, **kwargs):
        super(cls, self).save(*args, **kwargs)

    async def asave(self, *args, **kwargs):
        await super(cls, self).asave(*args, **kwargs)

    cls = model("Mirror", (Row,), save=save, asave=asave)
    assert numbers(cls) == []
    monkeypatch.setattr(models.Model, "asave", original_of(models.Model.asave))
    assert numbers(cls) == ["E002"]
    fallback = model("F", (Row,), save=save, asave=fallback_to_sync_variant)
    assert numbers(model("M", (fallback,), save=save, asave=asave)) == []


@pytest.mark.parametrize(("phase", "level"), [("notice", WARNING), ("deprecated", WARNING), ("error", ERROR), ("native", ERROR)])
def test_levels_follow_the_phase(phase, level):
    set_rollout_phase(phase)
    cls = model("Half", (Row,), save=save)
    assert [each.level for each in run_checks([Config([cls])])] == [level]


def test_classes_of_packages_are_named_as_such(monkeypatch):
    cls = model("Half", (Row,), save=save)
    monkeypatch.setattr("orm_migrate_runtime.checks.overrides.is_packages", lambda each: each is cls)
    (message,) = run_checks([Config([cls])])
    assert message.hint.startswith("The class is an installed package's")


def test_classes_without_a_label_are_named_by_their_path():
    class Abstract(models.Model):
        class Meta:
            abstract = True

    class Mixin:
        pass

    assert place(Abstract) == f"{__name__}.{Abstract.__qualname__}"
    assert place(Mixin) == f"{__name__}.{Mixin.__qualname__}"
    assert place(Row) is Row


def test_djangos_own_classes_count_with_a_native_base(monkeypatch):
    """``AbstractBaseUser.save`` has no ``asave`` beside it."""
    from django.contrib.auth.base_user import AbstractBaseUser

    assert AbstractBaseUser not in [each.obj for each in run_checks()]
    with native_world(monkeypatch):
        found = [(each.id, each.obj) for each in run_checks()]
    assert ("orm_migrate.W001", place(AbstractBaseUser)) in found
