"""What customers decide about what ends, what they ask about what they have not, and who was reminded of what."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.contracts.models import Contract, Period, Service
from ventanilla.domain.customers.models import Customer, Membership, Section
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.journal.only_added import OnlyAdded, OnlyAddedQuerySet
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Application, Ticket, TicketType


class Choice(models.TextChoices):
    RENEW = "renew", _("Renovar")
    DECLINE = "decline", _("No renovar")
    QUOTE = "quote", _("Pedir presupuesto")


FINAL = (Choice.RENEW, Choice.DECLINE)
"""With these a period is decided; a quote is only asked for."""


class DecisionQuerySet(OnlyAddedQuerySet["Decision"]):
    def visible_to(self, actor: Actor) -> Self:
        """With their contracts: whoever may see renewals."""
        if isinstance(actor, Membership) and not actor.may_view(Section.RENEWALS):
            return self.none()
        return self.filter(period__contract__in=Contract.objects.visible_to(actor))


class Decision(OnlyAdded):
    """What somebody pressed about a period, and what stood before them. Of several the last one counts. What they wrote
    besides stands in the ticket.
    """

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="decisions")
    choice = models.CharField(max_length=10, choices=Choice)
    decided_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    shown: models.JSONField[Any, Any] = models.JSONField(default=dict)
    """The facts that stood on the page."""
    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="+")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["period", "-id"], name="decision_of_period")]

    def __str__(self) -> str:
        return f"{self.choice} {self.period_id}"

    @property
    def customer_number(self) -> int:
        return self.period.contract.customer_id

    @property
    def saw_until(self) -> date:
        """The end of the period, as it stood on the page."""
        return date.fromisoformat(self.shown["ends_on"])

    @property
    def is_final(self) -> bool:
        return self.choice in FINAL


class Reminder(OnlyAdded):
    """That somebody was told, so many days before: once for each period and step."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="reminders")
    step = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    letters = models.PositiveSmallIntegerField(default=0)
    """How many were written."""

    objects = OnlyAddedQuerySet["Reminder"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["period", "step"], name="one_reminder_per_step"),
        ]

    def __str__(self) -> str:
        return f"{self.period_id}: {self.step}"


class Interest(models.Model):
    """How far a customer has come with a service that it does not have: seen, asked."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="interests")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="interests")
    seen_at = models.DateTimeField()
    """The first time."""
    asked_at = models.DateTimeField(null=True)
    """The last time."""
    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, null=True, related_name="+")
    """What they asked with."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer", "service"], name="one_interest_per_service"),
        ]

    def __str__(self) -> str:
        return f"{self.customer_id}: {self.service_id}"

    @property
    def customer_number(self) -> int:
        return self.customer_id


class About(models.Model):
    """Tickets about this application have to do with this service."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="about_applications")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "application"], name="one_application_per_service"),
        ]

    def __str__(self) -> str:
        return f"{self.service_id}: {self.application_id}"


class Requests(models.Model):
    """Which type the tickets have that come from here; there is one row, or none."""

    type = models.ForeignKey(TicketType, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.type_id)


class RenewalFeed(models.Model):
    """The secret address at which a calendar reads what ends: of a contact, their company's; of a member of staff, of the
    customers that they look after. Only the hash of the secret is kept.
    """

    member = models.OneToOneField(
        Membership, on_delete=models.CASCADE, null=True, related_name="renewal_feed"
    )
    staff = models.OneToOneField(
        StaffMember, on_delete=models.CASCADE, null=True, related_name="renewal_feed"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(member=None, staff__isnull=False)
                | models.Q(member__isnull=False, staff=None),
                name="a_feed_is_somebodys",
            ),
        ]

    def __str__(self) -> str:
        return f"renewals of {self.member_id or self.staff_id}"

    @property
    def customer_number(self) -> int | None:
        return self.member.customer_id if self.member else None
