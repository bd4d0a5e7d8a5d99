import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings

from orm_migrate_runtime.conf import setting


def test_defaults():
    assert setting("BRIDGE") is True


def test_a_misspelt_setting_is_an_error():
    with override_settings(ORM_MIGRATE={"BRIGDE": False}), pytest.raises(ImproperlyConfigured, match="has no BRIGDE"):
        setting("BRIDGE")
