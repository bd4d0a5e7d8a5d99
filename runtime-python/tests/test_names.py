import pytest

from orm_migrate_runtime.names import async_names, sync_names


class Book: ...


@pytest.mark.parametrize(
    ("m", "am"), [("save", "asave"), ("_touch", "_atouch"), ("__iter__", "__aiter__"), ("_Book__hide", "_Book__ahide")]
)
def test_pairs(m, am):
    assert next(async_names(m, Book)) == am
    assert next(sync_names(am, Book)) == m


def test_async_prefix():
    assert list(async_names("save", Book)) == ["asave", "async_save"]
    assert list(sync_names("async_save", Book)) == ["sync_save", "save"]


@pytest.mark.parametrize("name", ["save", "a", "_", ""])
def test_no_variant(name):
    assert list(sync_names(name, Book)) == []
