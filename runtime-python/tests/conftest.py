"""Django, a database with the models' tables, and a check after each test that nothing was left open."""

import os

import django
import pytest

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

# Needs django-async-backend as the engine; `test_postgres.py` runs it in a process that has it.
collect_ignore = [] if os.environ.get("ORM_MIGRATE_TEST_ENGINE") else ["test_async_backend.py"]


@pytest.fixture(scope="session", autouse=True)
def tables():
    from django.core.management import call_command
    from django.db import connections

    from orm_migrate_runtime import in_thread
    from tests.running import run

    # The tables of apps without migrations come first, and have foreign keys to those of apps with migrations.
    call_command("migrate", verbosity=0, interactive=False)
    call_command("migrate", run_syncdb=True, verbosity=0, interactive=False)
    yield
    connections.close_all()
    run(in_thread(connections.close_all)())


@pytest.fixture(autouse=True)
def clean(tables):
    """Empty the tables, and see to it that no transaction is open in either thread and no phase is set."""
    from django.apps import apps
    from django.db import connection

    from orm_migrate_runtime import in_thread, set_rollout_phase
    from tests.running import run

    yield
    set_rollout_phase(None)
    run(in_thread(_assert_at_rest)())
    _assert_at_rest()
    for model in reversed(list(apps.get_app_config("library").get_models())):
        if not model._meta.proxy:
            model._base_manager.all().delete()
    assert not connection.in_atomic_block


def _assert_at_rest():
    from django.db import connection

    assert not connection.in_atomic_block
    assert connection.execute_wrappers == []
