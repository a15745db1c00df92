"""What was done for a customer, by whom, from when until when and with what; and who signed for it or objected.

What was issued is not changed any more: no verb does, and the database refuses it (`guard.py`). An annex adds to it.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ventanilla.core.errors import IllegalMove
from ventanilla.domain.customers.models import Customer, Membership, Section
from ventanilla.domain.devices.models import Device
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.visits import AN_HOUR


class Status(models.TextChoices):
    DRAFT = "draft", _("Borrador")
    ISSUED = "issued", _("Por firmar")
    SIGNED = "signed", _("Firmado")
    OBJECTED = "objected", _("Con reparos")


MOVES: dict[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.ISSUED}),
    Status.ISSUED: frozenset({Status.SIGNED, Status.OBJECTED}),
    Status.OBJECTED: frozenset({Status.SIGNED}),
    Status.SIGNED: frozenset(),
}
"""Who signs accepts it: objections come before. Once answered, what was objected to can be signed."""
OUT = frozenset(Status) - {Status.DRAFT}
"""What its customer sees."""


def new_code() -> str:
    """What the QR of the paper leads to: 128 bits, so nobody comes upon one by guessing."""
    return secrets.token_urlsafe(16)


def number_of(year: int | None, sequence: int | None) -> str:
    """«2026-0042»; empty while it has none."""
    return f"{year}-{sequence:04}" if year and sequence else ""


def draft_label(pk: int) -> str:
    """«B-12»: what a draft is called."""
    return f"B-{pk}"


class WorkOrderQuerySet(models.QuerySet["WorkOrder"]):
    def visible_to(self, actor: Actor) -> Self:
        """The one scope. Contacts with the right see what their company was sent; drafts are the desk's."""
        if actor.works_the_desk:
            return self.all()
        if isinstance(actor, Membership) and actor.may_view(Section.WORK_ORDERS):
            return self.filter(customer=actor.customer_id).out()
        return self.none()

    def out(self) -> Self:
        return self.filter(status__in=sorted(OUT))

    def held(self, order: WorkOrder) -> WorkOrder:
        """The row as it is now, ours until the commit. Verbs begin with it."""
        list(self.select_for_update().filter(pk=order.pk).values_list("pk"))
        return self.select_related("customer", "technician__person", "document").get(pk=order.pk)


class WorkOrder(models.Model):
    # None of these has an index of its own: those of the lists begin with them.
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="work_orders", db_index=False
    )
    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, null=True, related_name="work_orders")
    requester = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="work_orders")
    """For whom it was done: one of those who hear of it."""
    technician = models.ForeignKey(
        StaffMember, on_delete=models.PROTECT, related_name="work_orders", db_index=False
    )
    """Who answers for it at the desk; whose hands were on it, its lines say."""
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    year = models.PositiveSmallIntegerField(null=True)
    sequence = models.PositiveIntegerField(null=True)
    subject = models.CharField(_("asunto"), max_length=150)
    summary = models.TextField(_("qué se ha hecho"), blank=True)
    """The customer reads it."""
    internal_note = models.TextField(_("nota interna"), blank=True)
    """It never leaves the desk."""
    annex_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="annexes")
    created_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)
    issued_by = models.ForeignKey(
        StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)
    dated_at = models.DateTimeField()
    """When it was issued; of a draft, when it was begun. Lists go by it."""
    minutes = models.PositiveIntegerField(default=0)
    """Of all its lines together: `sums` counts them, this is for lists."""
    code = models.CharField(max_length=22, unique=True, default=new_code)
    """What its paper carries, for whoever wants to know whether it is the one that was issued."""
    document = models.OneToOneField(
        StoredFile, on_delete=models.PROTECT, null=True, related_name="as_work_order"
    )
    """The PDF as it was issued; null until the worker has made it."""
    signed_document = models.OneToOneField(
        StoredFile, on_delete=models.PROTECT, null=True, related_name="as_signed_work_order"
    )
    """The same with the signature; null until the worker has made it."""
    document_sha256 = models.CharField(max_length=64, blank=True)
    """Of `document`: what somebody signs is named by it."""
    planned_at = models.DateTimeField(null=True)
    """When its technician goes there: of a draft, on the planning."""
    planned_minutes = models.PositiveSmallIntegerField(default=AN_HOUR)
    version = models.PositiveIntegerField(default=1)
    """One more with each change: whoever changes it says which one they saw."""
    form_key = models.CharField(max_length=40, null=True, unique=True)

    objects = WorkOrderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "sequence"], name="one_work_order_per_number"),
            models.CheckConstraint(
                condition=Q(status="draft", year=None, sequence=None, issued_at=None)
                | (~Q(status="draft") & Q(year__isnull=False, sequence__gte=1, issued_at__isnull=False)),
                name="what_is_issued_has_a_number",
            ),
        ]
        indexes = [
            models.Index(fields=["-dated_at", "-id"], name="work_order_by_day"),
            models.Index(fields=["status", "-dated_at", "-id"], name="work_order_of_status"),
            models.Index(fields=["customer", "-dated_at", "-id"], name="work_order_of_customer"),
            models.Index(fields=["technician", "-dated_at", "-id"], name="work_order_of_technician"),
            models.Index(fields=["technician", "status", "-dated_at", "-id"], name="work_order_to_sign"),
            models.Index(fields=["planned_at"], condition=Q(status="draft"), name="work_order_planned"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def number(self) -> str:
        return number_of(self.year, self.sequence)

    @property
    def label(self) -> str:
        return self.number or draft_label(self.pk)

    @property
    def customer_number(self) -> int:
        return self.customer_id

    @property
    def is_draft(self) -> bool:
        return self.status == Status.DRAFT

    @property
    def can_be_signed(self) -> bool:
        """Its paper is made, and nobody has signed it yet."""
        return Status.SIGNED in MOVES[Status(self.status)] and self.document_id is not None

    def objections_until(self, days: int) -> datetime | None:
        """The instant at which the period ends in which its customer may object; None for a draft."""
        return self.issued_at + timedelta(days=days) if self.issued_at else None

    def move_to(self, status: Status) -> None:
        """Sets it, for the verb to save. Raises IllegalMove."""
        if status not in MOVES[Status(self.status)]:
            raise IllegalMove(_("Este parte ya está en «%s».") % self.get_status_display())
        self.status = status


class Line(models.Model):
    """One stretch of time of one technician."""

    class Kind(models.TextChoices):
        REMOTE = "remote", _("Remoto")
        ON_SITE = "on_site", _("In situ")
        TRAVEL = "travel", _("Desplazamiento")

    order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="lines")
    technician = models.ForeignKey(
        StaffMember, on_delete=models.PROTECT, related_name="work_lines", db_index=False
    )
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.REMOTE)
    billable = models.BooleanField(default=True)
    description = models.CharField(max_length=300, blank=True)
    device = models.ForeignKey(Device, on_delete=models.PROTECT, null=True, related_name="work_lines")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ended_at__gt=F("began_at")), name="work_ends_after_it_began"),
        ]
        indexes = [models.Index(fields=["technician", "began_at"], name="work_of_technician")]

    def __str__(self) -> str:
        return f"{self.order_id}: {self.technician_id} {self.began_at}"

    @property
    def minutes(self) -> int:
        return int((self.ended_at - self.began_at).total_seconds()) // 60


class Material(models.Model):
    order = models.ForeignKey(WorkOrder, on_delete=models.CASCADE, related_name="materials")
    name = models.CharField(max_length=160)
    quantity = models.DecimalField(max_digits=9, decimal_places=2)
    unit = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(quantity__gt=0), name="some_material")]

    def __str__(self) -> str:
        return f"{self.order_id}: {self.quantity} {self.name}"


class Signature(models.Model):
    """Somebody took the pen: who, what they saw, and how it came to us."""

    class Way(models.TextChoices):
        PORTAL = "portal", _("en el área de clientes")
        LINK = "link", _("por un enlace")
        PHONE = "phone", _("en el móvil del técnico")

    order = models.OneToOneField(WorkOrder, on_delete=models.PROTECT, related_name="signature")
    name = models.CharField(max_length=120)
    tax_id = models.CharField(max_length=20, blank=True)
    role = models.CharField(max_length=80, blank=True)
    strokes: models.JSONField[Any, Any] = models.JSONField(default=list)
    """`[[[x, y, ms], …], …]`: each stroke, its points, and when after the first touch."""
    image = models.OneToOneField(StoredFile, on_delete=models.PROTECT, null=True, related_name="as_signature")
    """A PNG of it, where the device sent one; who signs by writing their name has none."""
    signed_at = models.DateTimeField()
    """By our clock: when it came to us."""
    device_time = models.DateTimeField(null=True)
    """By the clock of the device on which it was drawn, which may have been out of reach for hours."""
    shown_sha256 = models.CharField(max_length=64)
    """Of the document that was shown."""
    way = models.CharField(max_length=10, choices=Way)
    contact = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="work_signatures"
    )
    """Who signed, where they had come in."""
    client_key = models.CharField(max_length=40, unique=True)
    """The device that sends it twice sends the same key."""
    address = models.GenericIPAddressField(null=True)
    """From where it was sent."""

    def __str__(self) -> str:
        return f"{self.order_id}: {self.way}"

    @property
    def customer_number(self) -> int:
        return self.order.customer_id


class Objection(models.Model):
    """What the customer does not agree with, and what the desk said to it."""

    order = models.OneToOneField(WorkOrder, on_delete=models.PROTECT, related_name="objection")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="work_objections")
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    answered_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.order_id}: {self.at}"

    @property
    def customer_number(self) -> int:
        return self.order.customer_id


class Counter(models.Model):
    """The last number of each year. Who issues holds the row until the commit: none is used twice, and none left out."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return number_of(self.year, self.last)

    customer_number = None
