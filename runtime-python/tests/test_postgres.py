"""All that touches a database once more on PostgreSQL, and on a base that is native: django-async-backend."""

import importlib.util
import os
import subprocess
import sys

import pytest

from tests.postgres import missing, server

ON_DATABASES = [
    "tests/test_bridge.py",
    "tests/test_contexts.py",
    "tests/test_fallbacks.py",
    "tests/test_fetching.py",
    "tests/test_home.py",
    "tests/test_transactions.py",
    "tests/test_worlds.py",
]


@pytest.fixture(scope="module")
def postgres():
    if importlib.util.find_spec("psycopg") is None:
        missing("psycopg is not installed")
    with server() as address:
        yield address


def pytest_in_a_process(postgres, *arguments, **environment):
    environment = {**os.environ, "ORM_MIGRATE_TEST_POSTGRES": postgres, **environment}
    command = [sys.executable, "-m", "pytest", "-q", "--tb=short", "-p", "no:cacheprovider", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif("ORM_MIGRATE_TEST_POSTGRES" in os.environ, reason="is on PostgreSQL already")
def test_on_postgresql(postgres):
    pytest_in_a_process(postgres, *ON_DATABASES)


@pytest.mark.skipif(
    importlib.util.find_spec("django_async_backend") is None,
    reason="django-async-backend is not installed: it needs Django 6.1 and Python 3.12",
)
def test_on_django_async_backend(postgres):
    engine = "django_async_backend.db.backends.postgresql"
    pytest_in_a_process(postgres, "tests/test_async_backend.py", ORM_MIGRATE_TEST_ENGINE=engine)
