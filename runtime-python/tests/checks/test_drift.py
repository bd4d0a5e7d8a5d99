import pytest


@pytest.fixture
def drifting():
    from tests.checks import drifting

    return drifting


def test_noop(numbers, drifting):
    assert numbers(drifting.Faithful, drifting.ByHand) == []


def test_e001_names_what_differs(check, drifting):
    ((number, name, text),) = check(drifting.SyncChanged)
    assert (number, name) == ("E001", "SyncChanged")
    assert text == ("SyncChanged.asave() no longer says what save() says: only save() has 3, count, new; only asave() has old.")


def test_noop_without_a_source(numbers, drifting, monkeypatch):
    def missing(function):
        raise OSError

    monkeypatch.setattr("inspect.getsource", missing)
    assert numbers(drifting.SyncChanged) == []
