import pytest
from django.db import models
from django.db.models import signals

from tests.library.models import Row
from tests.native import native_world
from tests.running import model


def save(self, *args, **kwargs):
    models.Model.save(self, *args, **kwargs)


async def asave(self, *args, **kwargs):
    await models.Model.asave(self, *args, **kwargs)


def note(sender, **kwargs): ...


async def anote(sender, **kwargs): ...


@pytest.fixture
def connected():
    connected = []

    def connect(signal, receiver, sender):
        signal.connect(receiver, sender=sender)
        connected.append((signal, receiver, sender))

    yield connect
    for signal, receiver, sender in connected:
        signal.disconnect(receiver, sender=sender)


def test_w005_sync_receivers_of_mirrors(check, connected):
    cls = model("Mirror", (Row,), save=save, asave=asave)
    connected(signals.post_save, note, cls)
    connected(signals.pre_save, anote, cls)
    connected(signals.post_delete, note, cls)
    ((number, _, text),) = check(cls)
    assert number == "W005"
    assert text.startswith(f"tests.checks.test_receivers.note receives post_save of library.{cls.__name__} and is sync")


def test_noop_for_models_that_are_saved_in_a_thread(numbers, connected):
    connected(signals.post_save, note, Row)
    assert numbers(Row) == []


def test_of_all_models_with_a_native_base(numbers, connected, monkeypatch):
    connected(signals.post_save, note, Row)
    connected(signals.post_save, note, None)
    with native_world(monkeypatch):
        assert numbers(Row) == ["W005"]
