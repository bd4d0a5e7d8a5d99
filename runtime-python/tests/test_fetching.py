"""``afetch``: what is loaded costs nothing, the rest is Django's own lookup; in both worlds."""

import django
import pytest
from django.contrib.contenttypes.models import ContentType

from orm_migrate_runtime import afetch
from tests.library.models import Author, Book, Cover, Note, Place, Shop
from tests.native import native_world
from tests.running import queries, run


@pytest.fixture(params=["delegating", "native"], autouse=True)
def world(request, monkeypatch):
    if request.param == "delegating":
        yield request.param
    else:
        with native_world(monkeypatch):
            yield request.param


@pytest.fixture
def book():
    author = Author.objects.create(name="Ann")
    return Book.objects.get(pk=Book.objects.create(title="t", author=author).pk)


async def twice(instance, name):
    with queries() as first:
        value = await afetch(instance, name)
    with queries() as second:
        assert await afetch(instance, name) is value
    return value, len(first), len(second)


def test_a_foreign_key(book):
    author, first, second = run(twice(book, "author"))
    assert (author.name, first, second) == ("Ann", 1, 0)
    with queries() as none:
        assert book.author is author
    assert none == []


def test_none_costs_no_query(book):
    assert run(twice(book, "editor")) == (None, 0, 0)


def test_a_missing_one_raises_what_django_raises(book):
    with pytest.raises(Book.author.RelatedObjectDoesNotExist):
        run(afetch(Book(), "author"))
    with pytest.raises(Book.cover.RelatedObjectDoesNotExist):
        run(afetch(book, "cover"))
    with pytest.raises(AttributeError):
        run(afetch(book, "nothing"))
    with pytest.raises(AttributeError):
        run(afetch(None, "author"))


def test_a_row_that_is_gone_raises_what_django_raises(book):
    book.author_id = 10**6
    with pytest.raises(Author.DoesNotExist):
        run(afetch(book, "author"))


def test_another_id_makes_it_cold(book):
    other = Author.objects.create(name="Bob")
    run(afetch(book, "author"))
    book.author_id = other.pk
    author, first, _ = run(twice(book, "author"))
    assert (author.name, first) == ("Bob", 1)


def test_refreshing_makes_it_cold(book):
    run(afetch(book, "author"))
    run(book.arefresh_from_db())
    assert run(twice(book, "author"))[1:] == (1, 0)


def test_get_or_create_is_warm_when_it_creates_and_cold_when_it_finds():
    author = Author.objects.create(name="Ann")
    created, _ = run(Book.objects.aget_or_create(title="x", author=author))
    found, _ = run(Book.objects.aget_or_create(title="x", author=author))
    assert run(twice(created, "author"))[1:] == (0, 0)
    assert run(twice(found, "author"))[1:] == (1, 0)


def test_one_to_one_both_ways(book):
    Cover.objects.create(book=book, color="red")
    book = Book.objects.get()
    cover, first, second = run(twice(book, "cover"))
    assert (cover.color, first, second) == ("red", 1, 0)
    assert run(twice(cover, "book")) == (book, 0, 0)
    cover = Cover.objects.get()
    fetched, first, second = run(twice(cover, "book"))
    assert (fetched, first, second) == (book, 1, 0)
    assert run(twice(fetched, "cover")) == (cover, 0, 0)
    with pytest.raises(Book.cover.RelatedObjectDoesNotExist):
        run(afetch(Book(), "cover"))


def test_a_parent_made_from_the_childs_own_values():
    shop = Shop.objects.get(pk=Shop.objects.create(name="s").pk)
    parent, first, second = run(twice(shop, "place_ptr"))
    assert (type(parent), parent.name, first, second) == (Place, "s", 0, 0)
    child, first, _ = run(twice(Place.objects.get(), "shop"))
    assert (child, first) == (shop, 1)


def test_a_deferred_field(book):
    deferred = Book.objects.defer("title").get()
    title, first, second = run(twice(deferred, "title"))
    assert (title, first, second) == ("t", 1, 0)


def test_what_is_no_relation(book):
    assert run(twice(book, "title")) == ("t", 0, 0)
    assert run(afetch(book, "pk")) == book.pk
    assert run(afetch(object, "__name__")) == "object"


def test_a_generic_foreign_key(book):
    ContentType.objects.clear_cache()
    note = Note.objects.get(pk=Note.objects.create(subject=book).pk)
    ContentType.objects.clear_cache()
    subject, first, second = run(twice(note, "subject"))
    assert (subject, first, second) == (book, 2, 0)
    ContentType.objects.clear_cache()
    assert run(twice(note, "subject")) == (subject, 1, 0)
    other = Book.objects.create(title="u", author=book.author)
    note.object_id = other.pk
    assert run(twice(note, "subject"))[0] == other
    note.object_id = 10**6
    assert run(twice(note, "subject"))[0] is None
    assert run(twice(Note(), "subject")) == (None, 0, 0)


@pytest.mark.skipif(django.VERSION < (6, 1), reason="fetch modes are new in Django 6.1")
def test_fetch_modes(book):
    from django.core.exceptions import FieldFetchBlocked
    from django.db.models import FETCH_PEERS, FETCH_RAISE

    blocked = Book.objects.fetch_mode(FETCH_RAISE).get()
    for name in ("author", "cover"):
        with pytest.raises(FieldFetchBlocked):
            run(afetch(blocked, name))
    peer = Book.objects.fetch_mode(FETCH_PEERS).get()
    assert run(afetch(peer, "author"))._state.fetch_mode is FETCH_PEERS
