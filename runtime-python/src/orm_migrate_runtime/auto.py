"""Fallbacks that nobody wrote, for classes that override only the sync side of a pair."""

from __future__ import annotations

from typing import TypeVar

from .checks.classes import classes_of, models_of, overrides_in
from .fallbacks import fallback_to_sync_variant
from .marks import mark_of

C = TypeVar("C", bound=type)


def auto_fallback(cls: C) -> C:
    """Give a class, and every class that it extends, the fallbacks that nobody wrote; a class decorator.

    What somebody wrote stays, mirrors and fallbacks alike, and so do Django's own classes, unless there is a native base, which
    would skip them. Bases come first: over a fallback an override of the sync variant alone is honoured, and needs none of its
    own. A second call changes nothing.
    """
    for override in reversed(list(overrides_in(cls))):
        inherited = mark_of(override.inherited(override.am))
        is_covered = inherited is not None and inherited.kind == "fallback-to-sync"
        if override.has_sync and not override.has_async and mark_of(override.sync) is None and not is_covered:
            fallback_to_sync_variant.install(override.cls, override.am)
    return cls


def auto_fallback_models() -> None:
    """Give them to all models of the project, and to their managers and querysets."""
    for cls in classes_of(models_of(None)):
        auto_fallback(cls)
