"""System checks (``manage.py check --tag orm_migrate``): what a native base would skip, lose or run twice.

They read the classes as they are at run time, those of packages included, and call nothing of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, register

from .drift import check_drift
from .overrides import check_overrides
from .receivers import check_receivers

TAG = "orm_migrate"


def register_checks() -> None:
    """Register the checks with Django; each runs once however often this is called."""
    register(run_checks, TAG)


def run_checks(app_configs: Sequence[Any] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Run all checks on the models of some apps, or of all.

    W001  a class overrides ``save`` without ``asave``: on a native base ``asave()`` runs without that override
    W002  a class overrides ``asave`` without ``save``: ``save()`` runs without that override
    W003  a fallback that nobody accepted, from the rollout phase ``deprecated`` on
    W004  a manager overrides ``create`` without ``acreate``: lost today, ``objects.acreate()`` runs the queryset's
    W005  a sync receiver of a model with a native ``asave``
    W006  ``iterator`` or ``__iter__`` overridden: lost today in ``aiterator()`` and ``async for``
    W007  ``save(self)`` cannot take what Django's ``asave()`` gives it
    E001  a generated variant no longer says what its sync variant says
    E002  a variant runs its override twice: the base delegates, and the bridge is off
    """
    return [
        *check_overrides(app_configs),
        *check_receivers(app_configs),
        *check_drift(app_configs),
    ]
