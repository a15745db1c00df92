"""Files that people hand in. A row exists only when its bytes are on the disk."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from django.db import models

from ventanilla.domain.files import vault


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    def drafts_of(self, owner: str) -> Self:
        """Sent by this owner and not yet part of anything: nobody else can name them."""
        return self.filter(owner=owner, is_draft=True)

    def chosen(self, owner: str, ids: Iterable[str]) -> list[StoredFile]:
        """The owner's drafts with these ids, in the order given. What is malformed or somebody else's is not there."""
        wanted = [one for one in map(_as_uuid, ids) if one]
        found = self.drafts_of(owner).in_bulk(wanted) if wanted else {}
        return [found[one] for one in dict.fromkeys(wanted) if one in found]


class StoredFile(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=120)
    size = models.PositiveIntegerField()
    """Bytes."""
    sha256 = models.CharField(max_length=64)
    place = models.CharField(max_length=80)
    owner = models.CharField(max_length=40)
    """Who sent it (see `owner_of`)."""
    is_draft = models.BooleanField(default=True)
    """Sent, but not yet part of a message."""
    created_at = models.DateTimeField()

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["created_at"], condition=models.Q(is_draft=True), name="file_drafts"),
            models.Index(fields=["owner"], condition=models.Q(is_draft=True), name="file_drafts_of_owner"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> Path:
        return vault.path_of(self.place)


def _as_uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except (ValueError, AttributeError, TypeError):
        return None
