"""W005: sync receivers of models that are saved or deleted asynchronously."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Warning
from django.db import models
from django.db.models import signals
from django.dispatch import Signal

from ..marks import mark_of
from ..worlds import native_base
from .classes import is_djangos, models_of

SIGNALS: dict[str, tuple[str, Signal]] = {
    "pre_save": ("asave", signals.pre_save),
    "post_save": ("asave", signals.post_save),
    "pre_delete": ("adelete", signals.pre_delete),
    "post_delete": ("adelete", signals.post_delete),
}


def check_receivers(app_configs: Sequence[Any] | None = None) -> list[CheckMessage]:
    """Find sync receivers of models that have an async variant of their own; with a native base, of all models."""
    return [
        Warning(
            f"{_name(receiver)} receives {signal} of {model._meta.label} and is sync: inside an async transaction of a "
            "native base its queries go over another connection, which does not see the row.",
            hint="Make it an async function, or have it run on commit.",
            obj=receiver,
            id="orm_migrate.W005",
        )
        for signal, receiver, model in _sync_receivers(models_of(app_configs))
    ]


def _sync_receivers(of: Sequence[type[models.Model]]) -> Iterator[tuple[str, Any, type[models.Model]]]:
    seen: set[tuple[str, int]] = set()
    for model in of:
        for name, (am, signal) in SIGNALS.items():
            if not _is_native(model, am):
                continue
            for receiver in _live(signal, model):
                key = (name, id(receiver))
                if key not in seen and not _is_djangos(receiver):
                    seen.add(key)
                    yield name, receiver, model


def _is_native(model: type[models.Model], am: str) -> bool:
    if native_base() is not None:
        return True
    cls = next(each for each in model.__mro__ if am in vars(each))
    return not is_djangos(cls) and mark_of(vars(cls)[am]) is None


def _live(signal: Signal, sender: type[models.Model]) -> list[Any]:
    receivers: Any = signal._live_receivers(sender)
    if isinstance(receivers, tuple):  # since Django 5.0: the sync ones, and the async ones
        return list(receivers[0])
    return [each for each in receivers if not inspect.iscoroutinefunction(each)]


def _is_djangos(receiver: Any) -> bool:
    module = getattr(receiver, "__module__", None) or ""
    return module.partition(".")[0] in ("django", "django_async_backend")


def _name(receiver: Any) -> str:
    return f"{getattr(receiver, '__module__', '')}.{getattr(receiver, '__qualname__', repr(receiver))}"
