#!/usr/bin/env bash
# Guess:  `update_or_create(pk=…, defaults={"price": Money(3, "EUR")})` of django-money stores 3 EUR, as `save()` and
#         `QuerySet.update()` do.
# Truth:  A row of 9 USD becomes 3 USD, while the returned object says 3 EUR. Since Django 4.2 the method saves with
#         `update_fields`, which holds `price` and not the second column, `price_currency`. `bulk_update` and
#         `save(update_fields=["price"])` do the same, and so do the async variants.
# Why it matters here: A mirror must keep `update_fields` and the way an object is written to the letter: `aupdate_or_create` for
#         `update_or_create` is faithful, `asave()` for `save(update_fields=…)` would write another row. And a test that compares
#         returned objects sees nothing: rows have to be compared.
# Seen:   django-money 3.6.2 on Django 5.2.9, Python 3.11, 2026-12-01.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check Django==5.2.9 django-money==3.6.2

cat >trial.py <<'PY'
import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["djmoney"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
)
django.setup()

from django.db import connection, models
from djmoney.models.fields import MoneyField
from djmoney.money import Money


class Product(models.Model):
    price = MoneyField(max_digits=10, decimal_places=2, default_currency="USD")

    class Meta:
        app_label = "shop"


with connection.schema_editor() as editor:
    editor.create_model(Product)

EUROS = Money(3, "EUR")


def save(product, **options):
    product.price = EUROS
    product.save(**options)
    return product


def bulk_update(product):
    product.price = EUROS
    Product.objects.bulk_update([product], ["price"])
    return product


WAYS = {
    "save()": save,
    "queryset.update()": lambda product: Product.objects.filter(pk=product.pk).update(price=EUROS),
    "save(update_fields)": lambda product: save(product, update_fields=["price"]),
    "bulk_update()": bulk_update,
    "update_or_create()": lambda product: Product.objects.update_or_create(pk=product.pk, defaults={"price": EUROS})[0],
}
for name, write in WAYS.items():
    product = Product.objects.create(price=Money(9, "USD"))
    written = write(product)
    row = Product.objects.values_list("price", "price_currency").get(pk=product.pk)
    returned = f", the object says {written.price.amount} {written.price.currency}" if isinstance(written, Product) else ""
    print(f"{name}: {row[0]:.0f} {row[1]} stored{returned}")
PY

expected='save(): 3 EUR stored, the object says 3 EUR
queryset.update(): 3 EUR stored
save(update_fields): 3 USD stored, the object says 3 EUR
bulk_update(): 3 USD stored, the object says 3 EUR
update_or_create(): 3 USD stored, the object says 3 EUR'
diff <(echo "$expected") <(env/bin/python trial.py) || {
  echo 'This is no longer as it was seen: left expected, right today.' >&2
  exit 1
}
echo "$expected"
