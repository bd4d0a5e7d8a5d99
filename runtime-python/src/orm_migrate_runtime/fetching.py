"""Lazy relations in async code: ``(await afetch(self, "author")).name``."""

from __future__ import annotations

import inspect
import sys
from typing import Any

from django.db import models
from django.db.models.fields.related_descriptors import (
    ForwardManyToOneDescriptor,
    ForwardOneToOneDescriptor,
    ReverseOneToOneDescriptor,
)
from django.db.models.query_utils import DeferredAttribute

from .threads import in_thread
from .worlds import NativeBase, native_base


async def afetch(instance: Any, name: str) -> Any:
    """Return ``getattr(instance, name)``, which may need a query.

    What is loaded is returned as it is; the rest is Django's own lookup, with its errors, and is kept where Django keeps it. A
    relation can go cold again (``arefresh_from_db()``, another ``author_id``): each call looks.
    """
    descriptor = inspect.getattr_static(type(instance), name, None)
    if _is_loaded(instance, name, descriptor):
        return getattr(instance, name)
    base = native_base(instance._state.db) if isinstance(instance, models.Model) else None
    if base is None:
        return await in_thread(getattr)(instance, name)
    if not _is_blocked(instance):
        await _load(base, instance, name, descriptor)
    return getattr(instance, name)


def _is_loaded(instance: Any, name: str, descriptor: object) -> bool:
    """Whether reading the attribute makes no query for certain.

    Of a generic foreign key that is never certain: Django compares the content type of the object that it has, which it may
    have to look up.
    """
    if isinstance(descriptor, (ForwardManyToOneDescriptor, ReverseOneToOneDescriptor)):
        return descriptor.is_cached(instance)
    comes_first = isinstance(descriptor, DeferredAttribute) or not hasattr(descriptor, "__set__")
    return comes_first and name in getattr(instance, "__dict__", ())


async def _load(base: NativeBase, instance: models.Model, name: str, descriptor: object) -> None:
    """Load by native queries what Django's own descriptor would, and put it where that finds it without a query."""
    if isinstance(descriptor, ForwardManyToOneDescriptor):
        await _load_forward(base, instance, descriptor)
    elif isinstance(descriptor, ReverseOneToOneDescriptor):
        await _load_reverse(base, instance, descriptor)
    elif isinstance(descriptor, DeferredAttribute):
        rows = _related(base, type(instance), instance).filter(pk=instance.pk)
        setattr(instance, name, await rows.values_list(name, flat=True).aget())
    elif (field := _generic_foreign_key(descriptor)) is not None:
        await _load_generic(base, instance, field)


def _related(base: NativeBase, model: type[models.Model], instance: models.Model) -> models.QuerySet[Any]:
    """Return what finds a model's objects for a relation of an instance, in the instance's fetch mode (Django 6.1)."""
    found: Any = base.queryset(model, instance)
    return found.fetch_mode(instance._state.fetch_mode) if hasattr(instance._state, "fetch_mode") else found  # type: ignore[no-any-return]


def _is_blocked(instance: models.Model) -> bool:
    """Whether lazy loading is an error for an instance (``FETCH_RAISE``, Django 6.1): then Django's own lookup raises it."""
    return type(getattr(instance._state, "fetch_mode", None)).__name__ == "FetchRaise"


async def _load_forward(base: NativeBase, instance: models.Model, descriptor: Any) -> None:
    field = descriptor.field
    if None in field.get_local_related_value(instance):
        return
    link = instance._meta.get_ancestor_link(field.model)
    if link and link.is_cached(instance) and field.is_cached(link.get_cached_value(instance)):
        return
    is_parent_link = isinstance(descriptor, ForwardOneToOneDescriptor) and field.remote_field.parent_link
    if is_parent_link and not instance.get_deferred_fields():
        return  # Django makes the parent from the child's own values.
    related = await _related(base, field.remote_field.model, instance).aget(field.get_reverse_related_filter(instance))
    if not field.remote_field.multiple:
        field.remote_field.set_cached_value(related, instance)
    field.set_cached_value(instance, related)


async def _load_reverse(base: NativeBase, instance: models.Model, descriptor: Any) -> None:
    relation = descriptor.related
    related: models.Model | None = None
    if instance.pk is not None:
        wanted = relation.field.get_forward_related_filter(instance)
        related = await _related(base, relation.related_model, instance).filter(**wanted).afirst()
        if related is not None:
            relation.field.set_cached_value(related, instance)
    relation.set_cached_value(instance, related)


async def _load_generic(base: NativeBase, instance: models.Model, field: Any) -> None:
    content_type_field = field.model._meta.get_field(field.ct_field)
    content_type_id = getattr(instance, content_type_field.attname)
    pk = getattr(instance, field.fk_field)
    loaded = field.get_cached_value(instance, default=None)
    if content_type_id is None or (loaded is None and field.is_cached(instance)):
        return
    content_type: Any = await _content_type(base, instance, content_type_field, content_type_id)
    model = content_type.model_class()
    if loaded is not None and type(loaded) is model and model._meta.pk.to_python(pk) == loaded.pk:
        return
    related: models.Model | None = None
    if model is not None:
        related = await _related(base, model, instance).filter(pk=pk).afirst()
    field.set_cached_value(instance, related)


async def _content_type(base: NativeBase, instance: models.Model, field: Any, pk: Any) -> models.Model:
    """Return a content type from Django's cache of them, which it is put into where it is not there yet."""
    content_types = field.remote_field.model.objects
    using = instance._state.db or content_types.db
    known: dict[Any, models.Model] = content_types._cache.get(using, {})
    if pk in known:
        return known[pk]
    found: models.Model = await base.queryset(field.remote_field.model, instance).aget(pk=pk)
    content_types._add_to_cache(using, found)
    return found


def _generic_foreign_key(descriptor: object) -> Any:
    """Return the field behind a descriptor, which it is itself before Django 6.1, if it is a generic foreign key.

    Its class cannot be imported where django.contrib.contenttypes is not installed.
    """
    module = sys.modules.get("django.contrib.contenttypes.fields")
    field = getattr(descriptor, "field", descriptor)
    return field if module is not None and isinstance(field, module.GenericForeignKey) else None
