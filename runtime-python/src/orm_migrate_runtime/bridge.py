"""The bridge: makes a delegating base home-aware, so that mirrors in its subclasses run every override exactly once.

A delegating ``asave`` runs ``self.save()``; reached through a mirror's ``super().asave()`` it runs the mirrored override a second
time. The bridge keeps the base's ``asave`` for calls from outside, and for calls through ``super()`` runs what ``super().save``
is for the mirror that called.
"""

from __future__ import annotations

import functools
from typing import Any, TypeVar

from django.apps import apps
from django.db import models

from .delegation import is_delegating
from .home import Variant
from .marks import AnyFunction, Mark, mark, mark_of
from .names import sync_names
from .phases import rollout_phase
from .threads import in_thread

C = TypeVar("C", bound=type)


def bridge_delegating_variants(base: C) -> C:
    """Bridge the pairs of a class whose async variant delegates; a class decorator. Others, and a second call, change nothing.

    Of the class itself, not of its bases: what a class inherits is bridged where it is declared.
    """
    for am, member in list(vars(base).items()):
        if mark_of(member) is not None:
            continue
        for m in sync_names(am, base):
            if m in vars(base) and is_delegating(base, am, m):
                _bridge(base, m, am)
                break
    return base


def bridge_django() -> None:
    """Bridge Django's own delegating classes; on a native base nothing is.

    Models and querysets, and the authentication backends and sessions of installed apps. Managers need no bridge: their
    ``acreate`` runs the queryset's. Nor do related managers: their ``acreate`` runs their own ``create``, and no class
    derives from them.
    """
    for base in (models.Model, models.QuerySet):
        bridge_delegating_variants(base)
    if apps.is_installed("django.contrib.auth"):
        from django.contrib.auth.backends import BaseBackend

        bridge_delegating_variants(BaseBackend)
    if apps.is_installed("django.contrib.sessions"):
        from django.contrib.sessions.backends.base import SessionBase

        bridge_delegating_variants(SessionBase)


def original_of(member: object) -> object:
    """Return what a bridge stands around; anything else is returned as it is."""
    found = mark_of(member)
    return member if found is None or found.original is None else found.original


def _bridge(base: type, m: str, am: str) -> None:
    member = vars(base)[am]
    original: AnyFunction = getattr(member, "__func__", member)
    variant = Variant(base, am, m)

    @functools.wraps(original)
    async def bridged(receiver: Any, /, *args: Any, **kwargs: Any) -> Any:
        if variant.caller(receiver) is None or rollout_phase() == "native":
            return await original(receiver, *args, **kwargs)
        return await in_thread(variant.method_for(receiver))(*args, **kwargs)

    mark(bridged, Mark("bridge", original=original))
    variant.member = classmethod(bridged) if isinstance(member, classmethod) else bridged
    setattr(base, am, variant.member)
