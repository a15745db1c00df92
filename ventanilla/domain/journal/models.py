"""The journal: one line per thing that somebody did. Lines are added, never changed."""

from __future__ import annotations

from typing import Any, NoReturn, Self

from django.db import models

from ventanilla.domain.journal.chain import Line, first_break


class EntryQuerySet(models.QuerySet["Entry"]):
    def about(self, kind: str, number: int) -> Self:
        return self.filter(thing_kind=kind, thing_id=number)

    def update(self, **changes: Any) -> NoReturn:
        raise TypeError("The journal is only added to.")

    def delete(self) -> NoReturn:
        raise TypeError("The journal is only added to.")

    def first_break(self) -> int | None:
        """Id of the first line that does not fit its chain, or None."""
        in_order = self.order_by("id")
        read = in_order.iterator(chunk_size=2000)  # the journal only grows
        position = first_break((entry.previous, entry.hash, entry.line) for entry in read)
        return None if position is None else in_order.values_list("pk", flat=True)[position]


class Entry(models.Model):
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
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["thing_kind", "thing_id", "id"], name="entry_about"),
            models.Index(fields=["customer_number", "id"], name="entry_of_customer"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.thing_kind} {self.thing_id}"

    @property
    def line(self) -> Line:
        return Line(
            self.at, self.actor_kind, self.actor_id, self.actor_name, self.verb,
            self.thing_kind, self.thing_id, self.customer_number, self.details,
        )  # fmt: skip

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("The journal is only added to.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("The journal is only added to.")
