"""How the two names of a variant pair belong together: ``save`` with ``asave``, ``_touch`` with ``_atouch``.

``async_`` is the prefix of models in django-async-backend (``async_save``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

PREFIXES = ("a", "async_")


def async_names(m: str, owner: type) -> Iterator[str]:
    """Yield the names that the async variant of ``m`` may have in a class."""
    lead, bare = _split(m, owner)
    for prefix in PREFIXES:
        yield f"{lead}{prefix}{bare}"


def sync_names(am: str, owner: type) -> Iterator[str]:
    """Yield the names of which ``am`` may be the async variant in a class."""
    lead, bare = _split(am, owner)
    for prefix in PREFIXES:
        rest = bare.removeprefix(prefix)
        if rest != bare and rest:
            yield f"{lead}{rest}"


def _split(name: str, owner: type) -> tuple[str, str]:
    """Part what stays in front (underscores; ``_Book__`` of a mangled name) from the rest."""
    mangled = f"_{owner.__name__.lstrip('_')}__"
    if name.startswith(mangled):
        return mangled, name.removeprefix(mangled)
    lead = re.match("_*", name)
    end = lead.end() if lead else 0
    return name[:end], name[end:]
