"""What somebody has begun to write and not yet sent. Nobody else reads it."""

from __future__ import annotations

from typing import Any, Self

from django.db import models

from ventanilla.domain.journal.actors import Actor, owner_of


class DraftQuerySet(models.QuerySet["Draft"]):
    def of(self, actor: Actor) -> Self:
        return self.filter(owner=owner_of(actor))


class Draft(models.Model):
    owner = models.CharField(max_length=40)
    """`staff:3`, `contact:12`: whose it is (see `owner_of`)."""
    place = models.CharField(max_length=60)
    """Where it was being written: `ticket-4182`, `new-ticket`."""
    text = models.TextField(blank=True)
    facts: models.JSONField[Any, Any] = models.JSONField(default=dict)
    """`{"mark": "k2x.9f3c…", "kind": "note", "files": ["…"], "others": [{"text": "…", "kind": "…"}]}`."""
    updated_at = models.DateTimeField()

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "place"], name="one_draft_per_place")]
        indexes = [models.Index(fields=["updated_at"], name="draft_by_age")]

    def __str__(self) -> str:
        return f"{self.owner} {self.place}"

    @property
    def mark(self) -> str:
        """Changes with each save: who saves says which one they knew."""
        return str(self.facts.get("mark", ""))

    @property
    def tab(self) -> str:
        """The page that saved it."""
        return self.mark.partition(".")[0]

    @property
    def kind(self) -> str:
        return str(self.facts.get("kind", ""))

    @property
    def files(self) -> list[str]:
        return list(self.facts.get("files", []))

    @property
    def others(self) -> list[dict[str, str]]:
        """What was written in other tabs at the same time, the oldest first."""
        return list(self.facts.get("others", []))
