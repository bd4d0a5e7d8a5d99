"""Settings of the tests: SQLite in a file, which all threads see, or the PostgreSQL of ``ORM_MIGRATE_TEST_POSTGRES``."""

import os
import tempfile

SECRET_KEY = "tests"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "orm_migrate_runtime",
    "tests.library",
]
ORM_MIGRATE: dict[str, object] = {}

_postgres = os.environ.get("ORM_MIGRATE_TEST_POSTGRES")
_engine = os.environ.get("ORM_MIGRATE_TEST_ENGINE", "django.db.backends.postgresql")
if _engine.startswith("django_async_backend."):
    INSTALLED_APPS.append("django_async_backend")

if _postgres:
    host, port, user = _postgres.split(":")
    DATABASES = {"default": {"ENGINE": _engine, "NAME": "postgres", "HOST": host, "PORT": port, "USER": user}}
else:
    _directory = tempfile.TemporaryDirectory(prefix="orm-migrate-runtime-")
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(_directory.name, "db.sqlite3")}}
