"""The setting of this package: one dictionary, ``ORM_MIGRATE``."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

DEFAULTS: dict[str, Any] = {"AUTO_FALLBACK": False, "BRIDGE": True, "NATIVE_BASE": None, "PHASE": None}


def setting(name: str) -> Any:
    """Return what ``ORM_MIGRATE`` says under a name, or the default.

    It is read each time, so that ``override_settings()`` works. A name that does not exist is an error: a misspelt setting is
    no setting.
    """
    try:
        given: dict[str, Any] = getattr(settings, "ORM_MIGRATE", {})
    except ImproperlyConfigured:  # there are no settings at all: nothing here needs them
        given = {}
    unknown = sorted(set(given) - set(DEFAULTS))
    if unknown:
        raise ImproperlyConfigured(f"ORM_MIGRATE has no {', '.join(unknown)}; it has {', '.join(DEFAULTS)}.")
    return given.get(name, DEFAULTS[name])
