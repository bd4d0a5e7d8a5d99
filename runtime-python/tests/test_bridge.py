"""The bridge, and the facts about Django that it rests on."""

import pytest
from django.contrib.auth.backends import BaseBackend, ModelBackend
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore
from django.db import models
from django.db.models.fields.related_descriptors import create_reverse_many_to_one_manager

from orm_migrate_runtime import bridge_delegating_variants, fallback_to_sync_variant, set_rollout_phase
from orm_migrate_runtime.bridge import bridge_django, original_of
from orm_migrate_runtime.marks import mark_of
from tests.library.models import Author, Book, Row
from tests.running import model, run


@pytest.fixture
def without_bridge(monkeypatch):
    for base in (models.Model, models.QuerySet, BaseBackend, SessionBase):
        for name in bridged(base):
            member = vars(base)[name]
            function = original_of(member)
            monkeypatch.setattr(base, name, classmethod(function) if isinstance(member, classmethod) else function)


def bridged(cls):
    return {name for name, member in vars(cls).items() if (mark := mark_of(member)) and mark.kind == "bridge"}


def make_counter():
    """The measured case: ``save`` adds 1, ``asave`` adds 10."""

    def save(self, *args, **kwargs):
        self.count += 1
        super(cls, self).save(*args, **kwargs)

    async def asave(self, *args, **kwargs):
        self.count += 10
        await super(cls, self).asave(*args, **kwargs)

    cls = model("Counter", (Row,), save=save, asave=asave)
    return cls


def test_without_the_bridge_an_override_runs_twice(without_bridge):
    counter = make_counter()()
    run(counter.asave())
    assert counter.count == 11


def test_with_the_bridge_it_runs_once():
    counter = make_counter()()
    run(counter.asave())
    assert counter.count == 10
    run(counter.arefresh_from_db())
    assert counter.count == 10


def test_django_is_bridged_where_it_delegates():
    assert bridged(models.Model) == {"asave", "adelete", "arefresh_from_db"}
    assert bridged(models.QuerySet) == {
        "aaggregate", "abulk_create", "abulk_update", "acontains", "acount", "acreate", "adelete", "aearliest", "aexists",
        "aexplain", "afirst", "aget", "aget_or_create", "ain_bulk", "alast", "alatest", "aupdate", "aupdate_or_create",
    }  # fmt: skip
    assert bridged(models.Manager) == set()


def test_bridging_again_changes_nothing():
    before = models.Model.asave
    bridge_django()
    assert models.Model.asave is before


def test_from_outside_django_runs_as_before():
    """Its ``asave()`` gives ``save()`` four keywords: a class without a variant notices no bridge."""
    given = []

    def save(self, **kwargs):
        given.append(sorted(kwargs))
        models.Model.save(self, **kwargs)

    run(model("Bare", (Row,), save=save)().asave())
    assert given == [["force_insert", "force_update", "update_fields", "using"]]


def test_through_super_it_gives_on_exactly_what_it_was_given():
    given = []

    def save(self, *args, **kwargs):
        given.append((args, kwargs))
        models.Model.save(self, *args, **kwargs)

    half = model("Half", (Row,), save=save)

    async def asave(self, *args, **kwargs):
        await super(cls, self).asave(*args, **kwargs)

    cls = model("Mirror", (half,), save=save, asave=asave)
    run(cls().asave())
    assert given == [((), {})]


def test_in_the_native_phase_the_base_runs_its_own_code(monkeypatch):
    set_rollout_phase("native")
    counter = make_counter()()
    run(counter.asave())
    assert counter.count == 11  # this base still delegates


@pytest.mark.parametrize("way", ["with", "without"])
def test_querysets(way, request):
    if way == "without":
        request.getfixturevalue("without_bridge")
    ran = []

    class Rows(models.QuerySet):
        def create(self, **kwargs):
            ran.append("create")
            return super().create(**kwargs)

        async def acreate(self, **kwargs):
            ran.append("acreate")
            return await super().acreate(**kwargs)

    row = run(Rows(Row).acreate(name="x"))
    assert row.pk
    assert ran == (["acreate"] if way == "with" else ["acreate", "create"])


def test_what_creates_a_row_runs_save_and_never_asave():
    ran = []

    def save(self, *args, **kwargs):
        ran.append("save")
        models.Model.save(self, *args, **kwargs)

    async def asave(self, *args, **kwargs):
        raise AssertionError

    cls = model("Created", (Row,), save=save, asave=asave)

    async def main():
        await cls.objects.acreate(name="a")
        await cls.objects.aget_or_create(name="b")
        await cls.objects.aupdate_or_create(name="b", defaults={"count": 1})
        await cls.objects.abulk_create([cls(name="c")])
        await cls.objects.aupdate(count=3)

    run(main())
    assert ran == ["save", "save", "save"]


managers_ran = []


class Managed(models.Manager):
    def create(self, **kwargs):
        managers_ran.append("create")
        return super().create(**kwargs)

    async def acreate(self, **kwargs):
        managers_ran.append("acreate")
        return await super().acreate(**kwargs)

    def count(self):
        managers_ran.append("count")
        return super().count()


def test_a_manager_needs_no_bridge():
    """``objects.acreate`` runs the queryset's: a manager's mirror runs once, and its sync override alone is lost today."""
    manager = Managed()
    manager.model = Author
    managers_ran.clear()
    run(manager.acreate(name="a"))
    run(manager.acount())
    assert managers_ran == ["acreate"]


def test_a_related_manager_runs_the_managers_sync_override():
    """And not its mirror; its ``acount`` runs neither. No bridge is needed: no override runs twice."""
    author = Author.objects.create(name="a")
    related = create_reverse_many_to_one_manager(Managed, Author.book_set.rel)(author)
    managers_ran.clear()
    run(related.acreate(title="t"))
    run(related.aget_or_create(title="u"))
    run(related.acount())
    assert managers_ran == ["create"]
    assert [book.author for book in Book.objects.all()] == [author, author]


def test_backends_and_sessions_with_code_of_their_own_are_not_bridged():
    """``test_apps.py`` has those that are."""
    assert bridged(ModelBackend) == set()
    assert bridged(SessionStore) == set()


def test_bases_of_ones_own():
    @bridge_delegating_variants
    class Base:
        def __init__(self):
            self.ran = []

        def save(self):
            self.ran.append("base")

        async def asave(self):
            self.save()

        @classmethod
        def clear(cls):
            return cls.__name__

        @classmethod
        async def aclear(cls):
            return cls.clear()

    class A(Base):
        def save(self):
            self.ran.append("sync")
            super().save()

        async def asave(self):
            self.ran.append("async")
            await super().asave()

        @classmethod
        def clear(cls):
            raise AssertionError

        @classmethod
        async def aclear(cls):
            return await super().aclear()

    class B(Base):
        def save(self):
            self.ran.append("sync")
            super().save()

        asave = fallback_to_sync_variant

    a, b = A(), B()
    run(a.asave())
    run(b.asave())
    assert (a.ran, b.ran) == (["async", "base"], ["sync", "base"])
    assert run(A.aclear()) == "A"
    assert run(Base.aclear()) == "Base"
