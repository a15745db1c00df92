"""The journal: one line per thing that somebody did. Lines are added, never changed."""

from __future__ import annotations

from typing import Self

from django.db import models

from ventanilla.domain.journal.chain import Line
from ventanilla.domain.journal.only_added import OnlyAdded, OnlyAddedQuerySet


class EntryQuerySet(OnlyAddedQuerySet["Entry"]):
    def about(self, kind: str, number: int) -> Self:
        return self.filter(thing_kind=kind, thing_id=number)

    def by(self, kind: str, number: int) -> Self:
        return self.filter(actor_kind=kind, actor_id=number)

    def accesses_of(self, customer_number: int) -> Self:
        """Who entered this company, who changed rights in it, who took what along: nothing of the desk's own."""
        return self.filter(customer_number=customer_number, is_access=True)


class Entry(OnlyAdded):
    """The database refuses changes too (`guard.py`)."""

    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=150)
    verb = models.CharField(max_length=60)
    thing_kind = models.CharField(max_length=30)
    thing_id = models.BigIntegerField(null=True)
    customer_number = models.BigIntegerField(null=True)
    """The customer's row that the thing belonged to then; a number, because the journal lies below the customers."""
    details = models.JSONField(default=dict)
    is_access = models.BooleanField(default=False)
    """The customer's access managers may read it (`access.py`)."""
    salt = models.CharField(max_length=32, default="")
    """Goes into the digest of the words; empty once they were rewritten."""
    words = models.CharField(max_length=64, default="")
    """The digest of name and details as they were written (`chain.py`); empty in lines older than that."""
    forgotten_in = models.BigIntegerField(null=True)
    """The line that tells that name and details are no longer those that were written, and what they are now."""
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["thing_kind", "thing_id", "id"], name="entry_about"),
            models.Index(fields=["at", "id"], name="entry_by_time"),
            models.Index(fields=["customer_number", "at", "id"], name="entry_of_customer"),
            models.Index(fields=["actor_kind", "actor_id", "at", "id"], name="entry_by_actor"),
            models.Index(fields=["verb", "at", "id"], name="entry_by_verb"),
            models.Index(fields=["thing_kind", "at", "id"], name="entry_by_kind"),
            models.Index(
                fields=["customer_number", "at", "id"],
                condition=models.Q(is_access=True),
                name="entry_of_access",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.thing_kind} {self.thing_id}"

    @property
    def line(self) -> Line:
        return Line(
            self.at, self.actor_kind, self.actor_id, self.actor_name, self.verb,
            self.thing_kind, self.thing_id, self.customer_number, self.details,
        )  # fmt: skip
