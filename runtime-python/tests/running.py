"""How the tests run async code, count queries in any thread, and make classes."""

import asyncio
import itertools
from contextlib import contextmanager

from django.db import connections
from django.db.backends.utils import CursorWrapper

run = asyncio.run

_numbers = itertools.count()


@contextmanager
def queries():
    """Collect the SQL that runs in any thread."""
    collected = []
    execute = CursorWrapper.execute

    def record(self, sql, params=None):
        collected.append(sql)
        return execute(self, sql, params)

    CursorWrapper.execute = record
    try:
        yield collected
    finally:
        CursorWrapper.execute = execute


def model(name, bases, **body):
    """Make a proxy model: it needs no table of its own."""
    meta = type("Meta", (), {"proxy": True, "app_label": "library"})
    return type(f"{name}{next(_numbers)}", bases, {"__module__": "tests.library.models", "Meta": meta, **body})


def close_all():
    connections.close_all()
