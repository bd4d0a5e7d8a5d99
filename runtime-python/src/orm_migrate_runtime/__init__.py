"""What Django code migrated by orm-migrate imports at run time.

A *variant pair* is a sync method and its async variant (``save``/``asave``). A *mirror* is an async variant written out from
the sync one's body. A base is *delegating* when its ``asave`` calls ``self.save()``, as Django's does today, and *native*
when it does not.
"""

from .auto import auto_fallback
from .bridge import bridge_delegating_variants
from .contexts import new_connection
from .errors import FallbackRefusedError, SecondTaskError, SyncInAsyncTransactionError
from .fallbacks import fallback_to_async_variant, fallback_to_sync_variant
from .fetching import afetch
from .marks import is_fallback
from .phases import RolloutPhase, rollout_phase, set_rollout_phase
from .threads import in_thread
from .transactions import aatomic, aon_commit

__all__ = [
    "FallbackRefusedError",
    "RolloutPhase",
    "SecondTaskError",
    "SyncInAsyncTransactionError",
    "aatomic",
    "afetch",
    "aon_commit",
    "auto_fallback",
    "bridge_delegating_variants",
    "fallback_to_async_variant",
    "fallback_to_sync_variant",
    "in_thread",
    "is_fallback",
    "new_connection",
    "rollout_phase",
    "set_rollout_phase",
]
