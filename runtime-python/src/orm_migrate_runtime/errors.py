"""The errors of this package, each with what to do in its message.

None of them is a ``DatabaseError``: code that retries or ignores those must not swallow them.
"""

from __future__ import annotations


class FallbackRefusedError(RuntimeError):
    """A fallback that nobody accepted was called in the rollout phase ``error`` or ``native``; nothing of it ran."""


class SyncInAsyncTransactionError(RuntimeError):
    """Sync ORM code was about to run inside an async transaction of a native base; nothing of it ran.

    It would have worked on a connection of its own: not rolled back with the transaction, and waiting for ever for a row
    that the transaction holds.
    """


class SecondTaskError(RuntimeError):
    """A task came to a connection on which another task has a transaction open; nothing of it ran there.

    Rows of one would have been committed, or rolled back, with those of the other.
    """
