"""How far the move to native async variants has come: the rollout phase, and what it does to a call."""

from __future__ import annotations

import os
import warnings
from typing import Literal, get_args

from django.core.exceptions import ImproperlyConfigured

from .conf import setting

RolloutPhase = Literal["silent", "notice", "deprecated", "error", "native"]
"""A step of a rollout, in the order in which it goes through them:

- ``silent``: nothing is said.
- ``notice``: what will not work on a native base gives a ``PendingDeprecationWarning``. The default.
- ``deprecated``: the same as a ``DeprecationWarning``.
- ``error``: the same is refused with an error, before anything runs.
- ``native``: the base is native, and bridges run its own code; the rest as in ``error``.
"""

VARIABLE = "ORM_MIGRATE_PHASE"

_CATEGORIES: dict[str, type[Warning]] = {
    "notice": PendingDeprecationWarning,
    "deprecated": DeprecationWarning,
}

_in_code: RolloutPhase | None = None


def set_rollout_phase(phase: RolloutPhase | None) -> None:
    """Set the phase for the whole process, over what the setting and the environment say. ``None`` takes it back."""
    global _in_code
    _in_code = None if phase is None else _checked(phase, "set_rollout_phase()")


def rollout_phase() -> RolloutPhase:
    """Return the phase in force: the code's, else ``ORM_MIGRATE["PHASE"]``, else ``ORM_MIGRATE_PHASE``, else ``notice``.

    A value that is no phase is an error: to guess would be to let pass what somebody wanted refused.
    """
    if _in_code is not None:
        return _in_code
    if (in_settings := setting("PHASE")) is not None:
        return _checked(in_settings, 'ORM_MIGRATE["PHASE"]')
    return _checked(os.environ.get(VARIABLE) or "notice", VARIABLE)


def is_refusing() -> bool:
    """Whether what a native base would not do right is refused now."""
    return rollout_phase() in ("error", "native")


def announce(message: str, *, stacklevel: int) -> None:
    """Warn as the phase wants it. In ``silent`` nothing is said, nor in the phases that refuse: there the caller raises."""
    category = _CATEGORIES.get(rollout_phase())
    if category is not None:
        warnings.warn(message, category, stacklevel=stacklevel + 1)


def _checked(phase: object, where: str) -> RolloutPhase:
    for known in get_args(RolloutPhase):
        if phase == known:
            return known  # type: ignore[no-any-return]
    raise ImproperlyConfigured(f"{where}: {phase!r} is no rollout phase; use one of {', '.join(get_args(RolloutPhase))}.")
