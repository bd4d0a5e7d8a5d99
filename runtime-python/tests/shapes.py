"""Classes whose overrides of ``save`` write down that they ran, in every way that a project can have them."""

from contextlib import contextmanager

from orm_migrate_runtime import fallback_to_sync_variant
from tests.running import model

trace = []


@contextmanager
def traced():
    """Collect who runs, in which order, and what is given on."""
    trace.clear()
    yield trace


def sync_override(label):
    """An override of ``save``. Its ``super()`` needs the class, which is not there yet: ``body()`` hands it in."""

    def save(self, *args, **kwargs):
        trace.append((label, args, tuple(sorted(kwargs))))
        super(cell[0], self).save(*args, **kwargs)
        trace.append((f"/{label}", args, tuple(sorted(kwargs))))

    cell = []
    save.cell = cell
    return save


def async_override(label, cell):
    async def asave(self, *args, **kwargs):
        trace.append((label, args, tuple(sorted(kwargs))))
        await super(cell[0], self).asave(*args, **kwargs)
        trace.append((f"/{label}", args, tuple(sorted(kwargs))))

    return asave


def make(label, bases, kind, *, is_model=True):
    """Make a class. ``mirror`` has both halves, ``fallback`` a fallback, ``save`` only the sync one, ``plain`` nothing."""
    body = {}
    if kind != "plain":
        body["save"] = sync_override(label)
    if kind == "mirror":
        body["asave"] = async_override(label, body["save"].cell)
    if kind == "fallback":
        body["asave"] = fallback_to_sync_variant
    cls = model(label, bases, **body) if is_model else type(label, bases, body)
    if "save" in body:
        body["save"].cell.append(cls)
    return cls
