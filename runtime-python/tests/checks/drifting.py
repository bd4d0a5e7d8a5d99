"""Generated variants, faithful and not. In a file, because E001 reads sources."""

from django.db import transaction

from orm_migrate_runtime import aatomic, afetch, aon_commit, in_thread
from tests.library.models import Book, Row


class Meta:
    proxy = True
    app_label = "library"


class Faithful(Book):
    Meta = Meta

    def save(self, *args, **kwargs):
        """Saves."""
        author = self.author
        self.title = f"{author.name}: {self.title[:10]}"
        self.full_clean()
        with transaction.atomic():
            for book in Book.objects.filter(author=author):
                self._touch(book)
            if list(Row.objects.all()) or self.kind:
                transaction.on_commit(lambda: print("done"))
            super().save(*args, **kwargs)

    async def asave(self, *args, **kwargs):
        """Async variant of :meth:`save`."""
        fetched = await afetch(self, "author")
        self.title = f"{fetched.name}: {self.title[:10]}"
        await in_thread(self.full_clean)()
        async with aatomic():
            async for book in Book.objects.filter(author=fetched):
                await self._atouch(book)
            if [each async for each in Row.objects.all()] or await self.aget_kind():
                await aon_commit(lambda: print("done"))
            await super().asave(*args, **kwargs)


class SyncChanged(Row):
    Meta = Meta

    def save(self, *args, **kwargs):
        self.name = "new"
        self.count = 3
        super().save(*args, **kwargs)

    async def asave(self, *args, **kwargs):
        """Async variant of :meth:`save`."""
        self.name = "old"
        await super().asave(*args, **kwargs)


class ByHand(Row):
    Meta = Meta

    def save(self, *args, **kwargs):
        self.name = "sync"
        super().save(*args, **kwargs)

    async def asave(self, *args, **kwargs):
        """Saves another way."""
        await super().asave(*args, **kwargs)
