#!/usr/bin/env bash
# Guess:  Django's `adelete()` calls `delete()`, so a model of django-safedelete is soft-deleted by either.
# Truth:  `await article.adelete()` always raises TypeError. Django's async method names every argument (`keep_parents=False`),
#         django-safedelete's `delete(**kwargs)` hands what it does not know to `save()`. `QuerySet.adelete()` is fine.
# Why it matters here: An async variant of a model on this base may be right in every statement and still never work. An override of
#         `delete` with `**kwargs` meets arguments from the async side that nobody passes on the sync side.
# Seen:   django-safedelete 1.5.0 on Django 5.2.9, Python 3.11, 2026-12-01.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check Django==5.2.9 django-safedelete==1.5.0

cat >trial.py <<'PY'
import asyncio

import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["safedelete"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "trial.sqlite3"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
)
django.setup()

from django.db import connection, models
from safedelete.models import SafeDeleteModel


class Article(SafeDeleteModel):
    class Meta:
        app_label = "news"


with connection.schema_editor() as editor:
    editor.create_model(Article)


async def main():
    await Article.objects.acreate()
    await Article.objects.all().adelete()
    print(f"queryset.adelete: {await Article.objects.acount()} left, {await Article.all_objects.acount()} rows")
    article = await Article.objects.acreate()
    try:
        await article.adelete()
    except TypeError as error:
        print(f"adelete: {error}")


article = Article.objects.create()
article.delete()
print(f"delete: {Article.objects.count()} left, {Article.all_objects.count()} rows")
Article.all_objects.all().delete(force_policy=0)
asyncio.run(main())
PY

expected="delete: 0 left, 1 rows
queryset.adelete: 0 left, 1 rows
adelete: Model.save() got an unexpected keyword argument 'keep_parents'"
diff <(echo "$expected") <(env/bin/python trial.py) || {
  echo 'This is no longer as it was seen: left expected, right today.' >&2
  exit 1
}
echo "$expected"
