"""The Django app: ``INSTALLED_APPS = [..., "orm_migrate_runtime"]``."""

from __future__ import annotations

from django.apps import AppConfig

from .auto import auto_fallback_models
from .bridge import bridge_django
from .conf import setting


class OrmMigrateRuntimeConfig(AppConfig):
    """Registers the system checks, bridges Django's own classes unless ``ORM_MIGRATE["BRIDGE"]`` is False, and gives models
    the fallbacks that nobody wrote if ``ORM_MIGRATE["AUTO_FALLBACK"]`` is True.
    """

    name = "orm_migrate_runtime"
    verbose_name = "orm-migrate runtime"

    def ready(self) -> None:
        from . import checks

        checks.register_checks()
        if setting("BRIDGE"):
            bridge_django()
        if setting("AUTO_FALLBACK"):
            auto_fallback_models()
