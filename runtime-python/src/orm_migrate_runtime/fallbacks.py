"""Variants that run the other side of their pair, written as an assignment in the class body::

    class Book(models.Model):
        def save(self, *args, **kwargs):
            self.slug = slugify(self.title)
            super().save(*args, **kwargs)

        asave = fallback_to_sync_variant

The class puts a function of its own in the place of that name (``__set_name__``), so one name serves all classes, and the
fallback knows its home and its name.
"""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from typing import Any, ClassVar, Literal, NoReturn

from asgiref.sync import async_to_sync

from .delegation import is_delegating
from .errors import FallbackRefusedError
from .home import Variant, declared_above
from .marks import AnyFunction, Mark, mark, mark_of
from .names import async_names, sync_names
from .phases import announce, is_refusing
from .threads import in_thread

_END = object()


class _Fallback:
    """The object behind a name such as ``fallback_to_sync_variant``, until a class puts a function in its place."""

    kind: ClassVar[Literal["fallback-to-sync", "fallback-to-async"]]
    public_name: ClassVar[str]

    def __init__(self, accepted: str | None = None) -> None:
        self._accepted = accepted

    def __call__(self, *, accepted: str) -> Any:
        """Return a fallback that is here to stay, for the reason given: no rollout phase warns about it or refuses it."""
        if not isinstance(accepted, str) or not accepted.strip():
            raise TypeError(f"{self.public_name}: `accepted` must say why the fallback is accepted.")
        return type(self)(accepted)

    def __set_name__(self, owner: type, name: str) -> None:
        """Put the fallback into a class.

        Python calls it for what stands in a class body; what it raises there stops the definition (as the cause of a
        ``RuntimeError`` before Python 3.12). For a class that exists already: ``install(Book, "asave")``.
        """
        variant = Variant(owner, name, self._other_name(owner, name))
        function = self._function(variant)
        sync = inspect.getattr_static(owner, variant.other)
        _dress(function, variant, sync)
        mark(function, Mark(self.kind, self._accepted))
        member: Any = type(sync)(function) if isinstance(sync, (classmethod, staticmethod)) else function
        variant.member = member
        setattr(owner, name, member)

    def install(self, owner: type, name: str) -> None:
        """Put the fallback into a class that exists already, as an assignment in its body would have."""
        if name in vars(owner) and vars(owner)[name] is not self:
            raise TypeError(f"{owner.__qualname__} already has its own {name}(); a fallback would discard it.")
        self.__set_name__(owner, name)

    def __get__(self, instance: object, owner: type | None = None) -> NoReturn:
        """Refuse to be used where no class has put a function in its place: an assignment after the class's definition."""
        raise TypeError(
            f"{self.public_name} was assigned to {owner.__qualname__ if owner else 'a class'} or a base after its definition, "
            f"where it cannot know its name; write {self.public_name}.install({owner.__qualname__ if owner else 'Class'}, name)."
        )

    def __repr__(self) -> str:
        return f"<{self.public_name}>"

    def _other_name(self, owner: type, name: str) -> str:
        raise NotImplementedError

    def _function(self, variant: Variant) -> AnyFunction:
        raise NotImplementedError

    def _permit(self, variant: Variant) -> None:
        """Warn about the call, or refuse it, as the rollout phase wants it."""
        if self._accepted is not None:
            return
        home, name, other = variant.home.__qualname__, variant.name, variant.other
        hint = f"Write {name}(), or accept the fallback: {name} = {self.public_name}(accepted='why')."
        if is_refusing():
            raise FallbackRefusedError(
                f"{home}.{name}() is a fallback to {other}(), and this rollout phase refuses fallbacks. {hint}"
            )
        announce(f"{home}.{name}() is a fallback: it runs {other}(). {hint}", stacklevel=3)


class _FallbackToSync(_Fallback):
    kind = "fallback-to-sync"
    public_name = "fallback_to_sync_variant"

    def _other_name(self, owner: type, name: str) -> str:
        for other in sync_names(name, owner):
            member = inspect.getattr_static(owner, other, None)
            if member is None:
                continue
            found = mark_of(member)
            if found is not None and found.kind == "fallback-to-async":
                raise TypeError(f"{owner.__qualname__}.{other}() and {name}() would each run the other one.")
            return other
        raise TypeError(f"{owner.__qualname__} has no method of which {name}() could be the async variant.")

    def _function(self, variant: Variant) -> AnyFunction:
        if _is_iterating(variant):
            return self._iterating(variant)

        async def fallback(*args: Any, **kwargs: Any) -> Any:
            self._permit(variant)
            method, given = _bound(variant, args)
            return await in_thread(method)(*given, **kwargs)

        return fallback

    def _iterating(self, variant: Variant) -> AnyFunction:
        """Make the fallback where async variants are async generators.

        The sync variant starts when the first value is asked for. Each value is fetched in the thread, one at a time, and a
        loop that is left early closes the sync iterator there.
        """

        async def fallback(*args: Any, **kwargs: Any) -> AsyncIterator[Any]:
            self._permit(variant)
            method, given = _bound(variant, args)
            iterator = await in_thread(_start)(method, given, kwargs)
            try:
                while (value := await in_thread(next)(iterator, _END)) is not _END:
                    yield value
            finally:
                await in_thread(_close)(iterator)

        return fallback


class _FallbackToAsync(_Fallback):
    kind = "fallback-to-async"
    public_name = "fallback_to_async_variant"

    def _other_name(self, owner: type, name: str) -> str:
        names = list(async_names(name, owner))
        for other in [each for each in names if each in vars(owner)] + names:
            member = inspect.getattr_static(owner, other, None)
            if member is None:
                continue
            found = mark_of(member)
            if isinstance(member, _FallbackToSync) or (found is not None and found.kind == "fallback-to-sync"):
                raise TypeError(f"{owner.__qualname__}.{name}() and {other}() would each run the other one.")
            return other
        raise TypeError(f"{owner.__qualname__} has no async variant of {name}().")

    def _function(self, variant: Variant) -> AnyFunction:
        def fallback(*args: Any, **kwargs: Any) -> Any:
            self._permit(variant)
            _refuse_over_delegating_base(variant)
            method, given = _bound(variant, args)
            return async_to_sync(method)(*given, **kwargs)

        return fallback


fallback_to_sync_variant: Any = _FallbackToSync()
"""``asave = fallback_to_sync_variant``: an async variant that runs the sync one in a thread.

From outside that is ``self.save()``, so a subclass that overrides only ``save`` is honoured; through the ``super().asave()`` of
a more derived mirror it is what ``super().save()`` is there, so no override runs twice. The arguments are passed on exactly as
they were given. Inside an async transaction of a native base it raises ``SyncInAsyncTransactionError``, and where the rollout
phase refuses fallbacks ``FallbackRefusedError``; then nothing of it has run.

``asave = fallback_to_sync_variant(accepted="only the nightly import saves books")`` is left in peace by every phase.
"""

fallback_to_async_variant: Any = _FallbackToAsync()
"""``save = fallback_to_async_variant``: a sync variant that runs the async one and waits for it, by the same rules.

It cannot be called in a thread that runs an event loop: ``async_to_sync`` raises there. Over a delegating base it needs the
bridge, and raises without it: ``Model.asave()`` would run ``self.save()`` again.
"""


def _refuse_over_delegating_base(variant: Variant) -> None:
    for cls in variant.home.__mro__[1:]:
        found = mark_of(vars(cls).get(variant.other))
        if found is None and is_delegating(cls, variant.other, variant.name):
            raise RuntimeError(
                f"{variant.home.__qualname__}.{variant.name}() runs {variant.other}(), and {cls.__qualname__}."
                f"{variant.other}() would run {variant.name}() again: put 'orm_migrate_runtime' into INSTALLED_APPS."
            )


def _bound(variant: Variant, args: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    """Return the method to run and its arguments."""
    if isinstance(variant.member, staticmethod):
        return getattr(variant.home, variant.other), args
    if not args:
        raise TypeError(f"{variant.home.__qualname__}.{variant.name}() needs an instance.")
    return variant.method_for(args[0]), args[1:]


def _dress(function: AnyFunction, variant: Variant, other: object) -> None:
    """Give a function the names of the method it is, and what Django reads from the one it stands for."""
    function.__name__ = variant.name
    function.__qualname__ = f"{variant.home.__qualname__}.{variant.name}"
    function.__module__ = variant.home.__module__
    function.__doc__ = f"Run :meth:`{variant.other}`."
    for attribute in ("alters_data", "queryset_only"):
        for method in (_function_of(declared_above(variant.home, variant.name)), _function_of(other)):
            if hasattr(method, attribute):
                setattr(function, attribute, getattr(method, attribute))
                break


def _is_iterating(variant: Variant) -> bool:
    """Whether the async variant is iterated over: by its name, or because the one that the home inherits is."""
    inherited = _function_of(declared_above(variant.home, variant.name))
    return variant.other in ("iterator", "__iter__") or inspect.isasyncgenfunction(inherited)


def _function_of(member: object) -> object:
    return getattr(member, "__func__", member)


def _start(method: AnyFunction, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Iterator[Any]:
    values: Iterable[Any] = method(*args, **kwargs)
    return iter(values)


def _close(iterator: Iterator[Any]) -> None:
    close: Callable[[], None] | None = getattr(iterator, "close", None)
    if close is not None:
        close()
