"""What is done with the data of people: erasures, copies of what there is of somebody, holds, how long things are kept."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.files import vault
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.domain.tickets.models import Ticket


class Erasure(models.Model):
    """A person who is to be forgotten, and then has been. It keeps nothing of them but their number."""

    class State(models.TextChoices):
        WAITING = "waiting", _("En marcha")
        DONE = "done", _("Hecha")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="erasures")
    """Their row stays, without anything in it: threads point to it."""
    with_words = models.BooleanField(default=False)
    """What they wrote goes too, and not only who wrote it."""
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    ordered_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+")
    """Null: by the house itself, after a restore."""
    ordered_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    counts: models.JSONField[Any, Any] = models.JSONField(default=dict)
    """How many of each kind: `{"messages": 12}`."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(state="waiting"), name="one_waiting_erasure_each"
            )
        ]
        indexes = [models.Index(fields=["-id"], name="erasure_newest")]

    def __str__(self) -> str:
        return f"erasure of {self.person_id}"

    customer_number = None


class ExportQuerySet(models.QuerySet["Export"]):
    def alive(self) -> Self:
        return self.filter(expires_at__gt=now())


class Export(models.Model):
    """All that there is of one person, in a ZIP, for a few days."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="exports")
    ordered_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+")
    ordered_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(db_index=True)
    place = models.CharField(max_length=80, blank=True)
    """Of its bytes below the vault; empty while it is being made."""
    size = models.PositiveBigIntegerField(default=0)
    """Bytes."""

    objects = ExportQuerySet.as_manager()

    def __str__(self) -> str:
        return f"export of {self.person_id}"

    customer_number = None

    @property
    def path(self) -> Path:
        return vault.path_of(self.place)

    @property
    def is_over(self) -> bool:
        return self.expires_at <= now()


class HoldQuerySet(models.QuerySet["Hold"]):
    def standing(self) -> Self:
        return self.filter(lifted_at=None)


class Hold(models.Model):
    """A reason for which nothing of a customer or of a person may go: a lawsuit, an inspection."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="holds")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, null=True, related_name="holds")
    reason = models.CharField(max_length=300)
    placed_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField()
    lifted_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) ^ Q(customer__isnull=False), name="a_person_or_a_customer"
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(lifted_at=None), name="one_standing_hold_per_person"
            ),
            models.UniqueConstraint(
                fields=["customer"], condition=Q(lifted_at=None), name="one_standing_hold_per_customer"
            ),
        ]

    def __str__(self) -> str:
        return f"hold on {self.person_id or self.customer_id}"

    @property
    def customer_number(self) -> int | None:
        return self.customer_id


class Term(models.Model):
    """How long one kind of thing is kept, where somebody has said so (see `terms`)."""

    kind = models.CharField(max_length=20, unique=True)
    days = models.PositiveIntegerField(null=True)
    """Null: for good."""

    def __str__(self) -> str:
        return f"{self.kind}: {self.days}"

    customer_number = None


class Emptied(models.Model):
    """A ticket whose time is over: of its words nothing is left, and its figures stay."""

    ticket = models.OneToOneField(Ticket, on_delete=models.CASCADE, primary_key=True, related_name="emptied")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"#{self.ticket_id}"
