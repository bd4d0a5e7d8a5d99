import warnings

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings

from orm_migrate_runtime import rollout_phase, set_rollout_phase
from orm_migrate_runtime.phases import announce, is_refusing


def test_notice_unless_something_says_otherwise(monkeypatch):
    monkeypatch.delenv("ORM_MIGRATE_PHASE", raising=False)
    assert rollout_phase() == "notice"
    monkeypatch.setenv("ORM_MIGRATE_PHASE", "")
    assert rollout_phase() == "notice"


def test_code_comes_before_settings_before_the_environment(monkeypatch):
    monkeypatch.setenv("ORM_MIGRATE_PHASE", "silent")
    assert rollout_phase() == "silent"
    with override_settings(ORM_MIGRATE={"PHASE": "deprecated"}):
        assert rollout_phase() == "deprecated"
        set_rollout_phase("error")
        assert rollout_phase() == "error"
        set_rollout_phase(None)
        assert rollout_phase() == "deprecated"


def test_what_is_no_phase_is_an_error(monkeypatch):
    with pytest.raises(ImproperlyConfigured, match="'loud' is no rollout phase; use one of silent, notice"):
        set_rollout_phase("loud")
    monkeypatch.setenv("ORM_MIGRATE_PHASE", "loud")
    with pytest.raises(ImproperlyConfigured, match="ORM_MIGRATE_PHASE"):
        rollout_phase()


@pytest.mark.parametrize("phase", ["error", "native", "silent"])
def test_phases_that_refuse_do_not_warn(phase):
    set_rollout_phase(phase)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        announce("x", stacklevel=1)
    assert is_refusing() is (phase != "silent")
