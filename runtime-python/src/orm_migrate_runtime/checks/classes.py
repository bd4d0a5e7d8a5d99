"""Which classes the checks look at, and which pairs they override."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.manager import BaseManager

from ..names import async_names, sync_names
from ..worlds import native_base


@dataclass(frozen=True)
class Override:
    """A pair of variants of which a class declares one or both, over bases that have both."""

    cls: type
    m: str
    am: str
    above: tuple[type, ...]
    """What stands behind the class in the method resolution order in which it was seen."""
    seen_in: type
    """The model, queryset or manager in whose method resolution order it was seen."""

    @property
    def sync(self) -> object:
        """What the class declares as the sync variant, or None."""
        return vars(self.cls).get(self.m)

    @property
    def has_sync(self) -> bool:
        return self.m in vars(self.cls)

    @property
    def has_async(self) -> bool:
        return self.am in vars(self.cls)

    @property
    def asynchronous(self) -> object:
        """What the class declares as the async variant, or None."""
        return vars(self.cls).get(self.am)

    def inherited(self, name: str) -> object:
        """What a ``super()`` of the class finds under a name, as it stands there."""
        return next((vars(cls)[name] for cls in self.above if name in vars(cls)), None)


def models_of(app_configs: Sequence[Any] | None) -> list[type[models.Model]]:
    """Return the models of some apps, or of all."""
    configs = apps.get_app_configs() if app_configs is None else app_configs
    return [model for config in configs for model in config.get_models()]


def overrides_of(app_configs: Sequence[Any] | None) -> list[Override]:
    """Return the overrides in the models of some apps, and in their managers and querysets; each class's pair once."""
    found: dict[tuple[type, str, str], Override] = {}
    for seen in classes_of(models_of(app_configs)):
        for override in overrides_in(seen):
            found.setdefault((override.cls, override.m, override.am), override)
    return list(found.values())


def is_djangos(cls: type) -> bool:
    """Whether a class is Django's own, or one that Django makes (``Manager.from_queryset()``)."""
    return cls.__module__.partition(".")[0] in ("django", "django_async_backend")


def is_packages(cls: type) -> bool:
    """Whether a class comes from an installed package."""
    path = getattr(sys.modules.get(cls.__module__), "__file__", None) or ""
    return "site-packages" in path or "dist-packages" in path


def place(cls: type) -> type | str:
    """Return what a message is about, as Django prints it: a model by its label, any other class by its path."""
    has_label = issubclass(cls, models.Model) and cls._meta.app_label
    return cls if has_label else f"{cls.__module__}.{cls.__qualname__}"


def classes_of(of: Sequence[type[models.Model]]) -> Iterator[type]:
    """Yield models, their managers and their querysets, each once."""
    seen: dict[type, None] = {}
    for model in of:
        seen.setdefault(model)
        for manager in model._meta.managers:
            seen.setdefault(type(manager))
            seen.setdefault(getattr(manager, "_queryset_class", models.QuerySet))
    yield from seen


def overrides_in(seen: type) -> Iterator[Override]:
    """Yield the overrides in a class and its bases, the most derived first.

    Those of Django's own classes (``AbstractBaseUser.save``) count with a native base only: Django's own delegates to them.
    """
    leaves_out_djangos = native_base() is None
    for index, cls in enumerate(seen.__mro__):
        if cls is object or (leaves_out_djangos and is_djangos(cls)):
            continue
        above = seen.__mro__[index + 1 :]
        names = {name for each in above for name in vars(each)}
        for m, am in _pairs(cls):
            if m in names and am in names:
                yield Override(cls, m, am, above, seen)


def _pairs(cls: type) -> dict[tuple[str, str], None]:
    """Return what may be pairs, by the names that a class declares for methods."""
    pairs: dict[tuple[str, str], None] = {}
    for name, member in list(vars(cls).items()):
        if not callable(getattr(member, "__func__", member)) or isinstance(member, BaseManager):
            continue
        pairs.update({(name, am): None for am in async_names(name, cls)})
        pairs.update({(m, name): None for m in sync_names(name, cls)})
    return pairs
