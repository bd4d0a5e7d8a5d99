"""The checks call nothing: what a variant does before it first touches ``self`` is done by nobody."""

from tests.library.models import Row
from tests.running import model


def test_runs_no_variant(numbers):
    called = []

    def save(self, *args, **kwargs):
        called.append("save")
        super(cls, self).save(*args, **kwargs)

    async def asave(self, *args, **kwargs):
        called.append("asave")
        await super(cls, self).asave(*args, **kwargs)

    cls = model("Mirror", (Row,), save=save, asave=asave)
    assert numbers(model("Above", (cls,), save=save, asave=asave)) == []
    assert called == []
