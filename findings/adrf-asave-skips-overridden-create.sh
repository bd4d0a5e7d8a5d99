#!/usr/bin/env bash
# Guess:  `await serializer.asave()` of adrf, the async layer of Django REST framework, ends in the `create()`, `update()` and
#         `to_representation()` that the serializer overrides; Django's own `asave()` does call `save()`.
# Truth:  It goes `asave → acreate → the base class`. What a serializer overrides on the sync side (the owner that is set, the
#         field that is hidden) is skipped without a word as soon as a view is made async.
# Why it matters here: This is the loss that the tool exists for, in a library that people use today: the pairs are create/acreate,
#         update/aupdate, save/asave, to_representation/ato_representation, and nothing bridges them.
# Seen:   adrf 0.1.14, Django REST framework 3.18.3, Django 5.2.9, Python 3.11, 2026-12-01.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check Django==5.2.9 djangorestframework==3.18.3 adrf==0.1.14

cat >trial.py <<'PY'
import asyncio

import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "rest_framework", "adrf"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "trial.sqlite3"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
)
django.setup()

from adrf.serializers import ModelSerializer
from django.db import connection, models


class Note(models.Model):
    text = models.CharField(max_length=20)
    owner = models.CharField(max_length=20, default="nobody")

    class Meta:
        app_label = "notes"


class NoteSerializer(ModelSerializer):
    class Meta:
        model = Note
        fields = ["text", "owner"]

    def create(self, data):
        return super().create({**data, "owner": "creator"})

    def update(self, note, data):
        return super().update(note, {**data, "owner": "editor"})

    def to_representation(self, note):
        return {**super().to_representation(note), "owner": "hidden"}


with connection.schema_editor() as editor:
    editor.create_model(Note)


def sync():
    serializer = NoteSerializer(data={"text": "a"})
    serializer.is_valid()
    created = serializer.save().owner
    serializer = NoteSerializer(Note.objects.get(), data={"text": "b"})
    serializer.is_valid()
    print(f"save: {created}, {serializer.save().owner}, {serializer.data['owner']}")


async def main():
    serializer = NoteSerializer(data={"text": "a"})
    serializer.is_valid()
    created = (await serializer.asave()).owner
    serializer = NoteSerializer(await Note.objects.alast(), data={"text": "b"})
    serializer.is_valid()
    updated = (await serializer.asave()).owner
    print(f"asave: {created}, {updated}, {(await serializer.adata)['owner']}")


sync()
asyncio.run(main())
PY

expected='save: creator, editor, hidden
asave: nobody, nobody, nobody'
diff <(echo "$expected") <(env/bin/python trial.py) || {
  echo 'This is no longer as it was seen: left expected, right today.' >&2
  exit 1
}
echo "$expected"
