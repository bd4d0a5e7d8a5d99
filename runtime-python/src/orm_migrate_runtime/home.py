"""The home rule: which method a variant runs that stands for another one.

The *home* is the class that owns the variant. From outside (``book.asave()``) it runs ``self.save``, so that a subclass that
overrides only ``save`` is honoured. Through the ``super().asave()`` of a more derived class it runs what ``super().save`` is
there, so that no override runs twice and none in between is skipped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass
class Variant:
    """A method that stands for another one of its class."""

    home: type
    name: str
    """Its own name."""
    other: str
    """The name of the method that it runs."""
    member: object = None
    """What the class has under the name: a function, or a ``classmethod`` around one."""

    def caller(self, receiver: object) -> type | None:
        """Return the class whose method came here through ``super()``; None when the call came from outside.

        It is the class next to the home, in the receiver's method resolution order, that declares the name as well. The
        variant counts as at home in every class that it was copied to.
        """
        caller: type | None = None
        for cls in mro_of(receiver):
            if cls is self.home or vars(cls).get(self.name) is self.member:
                return caller
            if self.name in vars(cls):
                caller = cls
        return None

    def method_for(self, receiver: object) -> Any:
        """Return the bound method to run."""
        caller = self.caller(receiver)
        return getattr(receiver if caller is None else super(caller, receiver), self.other)


def mro_of(receiver: object) -> tuple[type, ...]:
    """Return where attributes of a receiver are looked up: its classes, or its own where it is a class."""
    return receiver.__mro__ if isinstance(receiver, type) else type(receiver).__mro__


def declared_above(home: type, name: str) -> object:
    """Return what a class inherits under a name, as it stands in the class that declares it; None if nothing."""
    for cls in home.__mro__[1:]:
        if name in vars(cls):
            return vars(cls)[name]
    return None
