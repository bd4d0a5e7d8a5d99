"""Models of the tests. What they override is written by hand, as the tool writes it."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from orm_migrate_runtime import fallback_to_sync_variant


class Row(models.Model):
    """A table for classes that tests make as proxies."""

    name = models.CharField(max_length=50, default="")
    count = models.IntegerField(default=0)


class Author(models.Model):
    name = models.CharField(max_length=50)


class Place(models.Model):
    name = models.CharField(max_length=50)


class Shop(Place):
    owner = models.ForeignKey(Author, models.CASCADE, null=True)


class Book(models.Model):
    title = models.CharField(max_length=50)
    author = models.ForeignKey(Author, models.CASCADE)
    editor = models.ForeignKey(Author, models.CASCADE, null=True, related_name="edited")


class Cover(models.Model):
    book = models.OneToOneField(Book, models.CASCADE)
    color = models.CharField(max_length=50)


class Note(models.Model):
    content_type = models.ForeignKey(ContentType, models.CASCADE, null=True)
    object_id = models.PositiveIntegerField(null=True)
    subject = GenericForeignKey()


class Fallen(models.Model):
    """Falls back."""

    name = models.CharField(max_length=50, default="")

    def save(self, *args, **kwargs):
        self.name += "!"
        super().save(*args, **kwargs)

    asave = fallback_to_sync_variant
