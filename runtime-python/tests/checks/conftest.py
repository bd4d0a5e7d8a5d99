import pytest
from django.apps import apps

from orm_migrate_runtime.checks import run_checks


class Config:
    """An app with the models of one test."""

    def __init__(self, models):
        self._models = models

    def get_models(self):
        return self._models


@pytest.fixture
def check():
    """Run the checks on some models; return ``(number, class, text)`` of each message."""

    def run(*models):
        found = run_checks([Config(models)])
        return [(each.id.removeprefix("orm_migrate."), name(each.obj), each.msg) for each in found]

    def name(obj):
        return obj.__name__ if hasattr(obj, "__name__") else obj.rpartition(".")[-1]

    return run


@pytest.fixture
def numbers(check):
    return lambda *models: [number for number, *_ in check(*models)]


@pytest.fixture(autouse=True)
def forget_models():
    """Models of a test are no models of the app afterwards."""
    known = dict(apps.all_models["library"])
    yield
    apps.all_models["library"].clear()
    apps.all_models["library"].update(known)
    apps.clear_cache()
