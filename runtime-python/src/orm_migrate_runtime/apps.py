"""The Django app: ``INSTALLED_APPS = [..., "orm_migrate_runtime"]``."""

from __future__ import annotations

from django.apps import AppConfig

from .bridge import bridge_django
from .conf import setting


class OrmMigrateRuntimeConfig(AppConfig):
    """Registers the system checks, and bridges Django's own classes unless ``ORM_MIGRATE["BRIDGE"]`` is False."""

    name = "orm_migrate_runtime"
    verbose_name = "orm-migrate runtime"

    def ready(self) -> None:
        from . import checks

        checks.register_checks()
        if setting("BRIDGE"):
            bridge_django()
