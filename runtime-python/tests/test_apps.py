"""The app as a project has it: ``manage.py check``, and the setting that turns the bridge off."""

import importlib.resources
import os
import subprocess
import sys

import django

PROJECT = """
import sys, types
import django
from django.conf import settings
settings.configure(
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "orm_migrate_runtime"{more}],
    DATABASES={{"default": {{"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}}},
    {settings}
)
django.setup()
{code}
"""


def project(code, *, more="", settings=""):
    """Run code in a process with a project of its own."""
    script = PROJECT.format(code=code, more=more, settings=settings)
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=False)
    return done.returncode, done.stdout + done.stderr


HALF = """
from django.db import models
class Half(models.Model):
    class Meta:
        app_label = "auth"
    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
from django.core.management import call_command
call_command("check", "--tag", "orm_migrate"{fail})
"""


def test_manage_py_check():
    code, output = project(HALF.format(fail=""))
    assert code == 0, output
    assert "auth.Half: (orm_migrate.W001) Half overrides save() without asave()" in output
    assert "HINT: Write asave() beside save(), or: asave = fallback_to_sync_variant." in output
    code, output = project(HALF.format(fail=", '--fail-level', 'WARNING'"))
    assert code != 0
    assert "SystemCheckError" in output


def test_a_fresh_project_has_nothing_to_say():
    code, output = project('from django.core.management import call_command; call_command("check")')
    assert (code, "no issues" in output) == (0, True), output


BRIDGED = """
from orm_migrate_runtime.marks import mark_of
from django.db.models import Model
print(mark_of(Model.asave) is None)
"""


def test_the_bridge_is_on_unless_a_setting_turns_it_off():
    assert project(BRIDGED)[1].strip() == "False"
    assert project(BRIDGED, settings='ORM_MIGRATE={"BRIDGE": False},')[1].strip() == "True"


AUTO = """
from orm_migrate_runtime import is_fallback
from polls.models import Half
print(is_fallback(Half.asave))
"""


def test_models_get_fallbacks_where_a_setting_says_so(tmp_path, monkeypatch):
    (tmp_path / "polls").mkdir()
    (tmp_path / "polls/__init__.py").touch()
    (tmp_path / "polls/models.py").write_text(
        "from django.db import models\nclass Half(models.Model):\n    def save(self, **kwargs): super().save(**kwargs)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    more = ', "polls"'
    assert project(AUTO, more=more)[1].strip() == "False"
    assert project(AUTO, more=more, settings='ORM_MIGRATE={"AUTO_FALLBACK": True},')[1].strip() == "True"


def test_backends_and_sessions_of_installed_apps_are_bridged():
    code = """
from orm_migrate_runtime.marks import mark_of
from django.contrib.auth.backends import BaseBackend, ModelBackend
from django.contrib.sessions.backends.base import SessionBase
print(*sorted(name for cls in (BaseBackend, ModelBackend, SessionBase) for name in vars(cls) if mark_of(vars(cls)[name])))
"""
    output = project(code, more=', "django.contrib.sessions"')[1].split()
    expected = []  # Django 4.2 has neither.
    if django.VERSION >= (5, 1):
        expected += ["aclear_expired", "acreate", "adelete", "aexists", "aload", "asave"]
    if django.VERSION >= (5, 2):
        expected += ["aauthenticate", "aget_group_permissions", "aget_user", "aget_user_permissions"]
    assert output == sorted(expected)


def test_can_be_imported_before_django_is_set_up():
    code = """
import asyncio
from orm_migrate_runtime import fallback_to_sync_variant
class A:
    def save(self): return 7
    asave = fallback_to_sync_variant
print(asyncio.run(A().asave()))
"""
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert done.stdout.strip() == "7", done.stderr


def test_says_that_it_is_typed():
    assert (importlib.resources.files("orm_migrate_runtime") / "py.typed").is_file()
