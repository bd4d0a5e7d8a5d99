#!/usr/bin/env bash
# Guess:  `@transition` of django-fsm-2 on an `async def` either refuses it or does what it does for `def`: the state changes
#         once the body has run, and stays as it was where the body raises.
# Truth:  The state has changed, and `post_transition` has been sent, before the body starts, whatever the body does then. A
#         payment that is refused leaves a paid order; `on_error` is never used.
# Why it matters here: A transition is the first thing that somebody makes async beside `asave()`. A method under a decorator
#         from a package is not given an async variant under the same decorator: what the decorator does with a coroutine is
#         not known.
# Seen:   django-fsm-2 4.2.4 on Django 5.2.9, Python 3.11, 2026-12-01.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check Django==5.2.9 django-fsm-2==4.2.4

cat >trial.py <<'PY'
import asyncio

import django
from django.conf import settings

settings.configure(INSTALLED_APPS=[], DATABASES={})
django.setup()

from django.db import models
from django_fsm import FSMField, transition
from django_fsm.signals import post_transition


class Order(models.Model):
    state = FSMField(default="new")

    class Meta:
        app_label = "shop"

    @transition(state, source="new", target="paid", on_error="refused")
    def pay(self):
        print("body of pay")
        raise ValueError

    @transition(state, source="new", target="paid", on_error="refused")
    async def apay(self):
        print("body of apay")
        raise ValueError


post_transition.connect(lambda target, **_: print(f"signal: {target}"), weak=False)


async def main():
    order = Order()
    try:
        order.pay()
    except ValueError:
        print(f"pay: {order.state}")
    order = Order()
    try:
        await order.apay()
    except ValueError:
        print(f"apay: {order.state}")


asyncio.run(main())
PY

expected='body of pay
signal: refused
pay: refused
signal: paid
body of apay
apay: paid'
diff <(echo "$expected") <(env/bin/python trial.py) || {
  echo 'This is no longer as it was seen: left expected, right today.' >&2
  exit 1
}
echo "$expected"
