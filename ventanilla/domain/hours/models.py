"""Hours paid for beforehand: banks, what was drawn from them line by line, and every movement of every minute."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NoReturn, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.contracts.models import Contract
from ventanilla.domain.customers.models import Customer, Membership, Section
from ventanilla.domain.hours.charging import Charge, Rules, charge_of
from ventanilla.domain.hours.drawdown import Bank, used_percent
from ventanilla.domain.hours.sources import called
from ventanilla.domain.hours.standing import how_it_stands
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.journal.only_added import REFUSAL, OnlyAdded
from ventanilla.domain.people.models import StaffMember

GRACE = timedelta(days=10)
"""What is left expires so many days after the last one: work orders of the last days are issued a little later."""


class ScopedQuerySet(models.QuerySet[Any]):
    """Of the company of whoever may see its work orders; everything for the desk."""

    def visible_to(self, actor: Actor) -> Self:
        if isinstance(actor, StaffMember):
            return self.all()
        if isinstance(actor, Membership) and actor.may_view(Section.WORK_ORDERS):
            return self.filter(customer=actor.customer_id)
        return self.none()


class HourBankQuerySet(ScopedQuerySet):
    def running(self) -> Self:
        """What was left of them has not expired yet."""
        return self.filter(closed_on=None)

    def of_customer(self, customer: int) -> list[HourBank]:
        """All of one customer, ours until the commit."""
        return list(self.select_for_update().filter(customer=customer).order_by("pk"))


class HourBank(models.Model):
    """Minutes that a customer has bought, from when until when, and by which rules they are drawn."""

    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="hour_banks", db_index=False
    )
    name = models.CharField(_("nombre"), max_length=80)
    minutes = models.PositiveIntegerField()
    """As bought."""
    granted = models.PositiveIntegerField()
    """With what was added or taken away since: what the percents are of."""
    balance = models.IntegerField()
    """The sum of its movements; below zero is overrun. `verifying` looks whether it is."""
    used = models.IntegerField(default=0)
    """Percent of what was granted, for lists."""
    price = models.DecimalField(_("precio"), max_digits=12, decimal_places=2, null=True)
    """For information: nothing is billed by it."""
    bought_at = models.DateTimeField()
    valid_from = models.DateField()
    valid_until = models.DateField()
    """Its last day."""
    unit = models.PositiveSmallIntegerField(default=15)
    night = models.PositiveSmallIntegerField(default=100)
    holiday = models.PositiveSmallIntegerField(default=100)
    travel = models.PositiveSmallIntegerField(default=100)
    night_from = models.PositiveSmallIntegerField(default=22 * 60)
    night_until = models.PositiveSmallIntegerField(default=6 * 60)
    sundays = models.BooleanField(default=True)
    asks_first = models.BooleanField(default=False)
    """Nothing goes beyond it without the approval of the customer."""
    told: models.JSONField[Any, Any] = models.JSONField(default=list)
    """Steps in percent that both sides were told of."""
    told_of_end = models.BooleanField(default=False)
    closed_on = models.DateField(null=True)
    """When what was left expired, or nothing was."""
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, null=True, related_name="hour_banks")
    form_key = models.CharField(max_length=40, null=True, unique=True)
    version = models.PositiveIntegerField(default=1)

    objects = HourBankQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["customer", "-valid_until", "-id"], name="hour_bank_of_customer"),
            models.Index(fields=["-used", "-id"], condition=Q(closed_on=None), name="hour_bank_by_use"),
            models.Index(fields=["valid_until", "id"], condition=Q(closed_on=None), name="hour_bank_by_end"),
            models.Index(
                fields=["-valid_until", "-id"], condition=Q(closed_on__isnull=False), name="hour_bank_closed"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("valid_from")), name="hours_end_after_they_begin"
            ),
            models.CheckConstraint(condition=Q(unit__gte=1), name="hours_are_rounded_to_something"),
        ]

    def __str__(self) -> str:
        return f"{self.customer_id}: {self.name}"

    @property
    def customer_number(self) -> int:
        return self.customer_id

    @property
    def rules(self) -> Rules:
        return Rules(**{name: getattr(self, name) for name in Rules.__dataclass_fields__})

    @property
    def counted(self) -> Bank:
        """As the sums take it."""
        return Bank(self.pk, self.balance, self.valid_from, self.valid_until, self.rules)

    @property
    def left(self) -> int:
        return max(self.balance, 0)

    @property
    def overrun(self) -> int:
        return max(-self.balance, 0)

    def standing(self, today: date) -> str:
        return how_it_stands(self.balance, self.used, self.valid_from, self.valid_until, today)

    def add(self, minutes: int) -> None:
        """A movement, for the verb to save."""
        self.balance += minutes
        self.used = used_percent(self.granted, self.balance)


class AddedQuerySet(ScopedQuerySet):
    """Whose they are may change, when two customers are made one: that is done by `update`."""

    def delete(self) -> NoReturn:
        raise TypeError(REFUSAL)


class Spending(OnlyAdded):
    """One line of work that hours were drawn for: what was done, by whom, what it cost, and why."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="spendings", db_index=False)
    source = models.CharField(max_length=60)
    """Its number, «2026-0042»: `called` says it for people."""
    source_key = models.CharField(max_length=60)
    """What it is for programs, with its line: «workorder:17:3»."""
    what = models.CharField(max_length=300, blank=True)
    technician = models.ForeignKey(
        StaffMember, on_delete=models.PROTECT, null=True, related_name="spendings", db_index=False
    )
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    kind = models.CharField(max_length=10, blank=True)
    """As the work order calls it."""
    charged = models.PositiveIntegerField()
    """Minutes."""
    explanation: models.JSONField[Any, Any] = models.JSONField(default=dict)
    """`Charge.kept`."""
    at = models.DateTimeField()

    objects = AddedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source_key"], name="a_line_is_drawn_once")]
        indexes = [models.Index(fields=["customer", "-id"], name="spending_of_customer")]

    def __str__(self) -> str:
        return f"{self.source}: {self.charged}"

    @property
    def customer_number(self) -> int:
        return self.customer_id

    @property
    def called(self) -> str:
        return called(self.source, self.source_key)

    @property
    def cost(self) -> Charge:
        return charge_of(self.explanation, self.charged)


class Movement(OnlyAdded):
    """So many minutes into a bank or out of it. Without a bank: on the account of a customer who has none they fit."""

    class Why(models.TextChoices):
        BOUGHT = "bought", _("Compra")
        DRAWN = "drawn", _("Trabajo")
        OVERRUN = "overrun", _("Trabajo de más")
        GIVEN_BACK = "given_back", _("Devolución")
        MOVED_IN = "moved_in", _("Viene de otro bono")
        MOVED_OUT = "moved_out", _("Pasa a otro bono")
        ADJUSTED = "adjusted", _("Ajuste")
        EXPIRED = "expired", _("Caducidad")

    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="hour_movements", db_index=False
    )
    bank = models.ForeignKey(
        HourBank, on_delete=models.PROTECT, null=True, related_name="movements", db_index=False
    )
    spending = models.ForeignKey(Spending, on_delete=models.PROTECT, null=True, related_name="movements")
    other = models.ForeignKey(HourBank, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    """Where it comes from or goes to, when it moves."""
    minutes = models.IntegerField()
    why = models.CharField(max_length=10, choices=Why)
    reason = models.CharField(max_length=250, blank=True)
    """The customer reads it."""
    at = models.DateTimeField()
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    """None: the house by itself."""

    objects = AddedQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["bank", "-id"], name="movement_of_bank"),
            models.Index(fields=["customer", "-id"], name="movement_of_customer"),
        ]

    def __str__(self) -> str:
        return f"{self.bank_id}: {self.minutes}"

    @property
    def customer_number(self) -> int:
        return self.customer_id


class Approval(models.Model):
    """That somebody asked whether work may go beyond what is left, and what its customer said."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Espera respuesta")
        APPROVED = "approved", _("Aprobado")
        REJECTED = "rejected", _("No aprobado")
        WITHDRAWN = "withdrawn", _("Retirado")

    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="hour_approvals", db_index=False
    )
    source_key = models.CharField(max_length=60)
    """«workorder:17»."""
    subject = models.CharField(max_length=150)
    """Of the work, as its customer reads it."""
    needed = models.PositiveIntegerField()
    left = models.PositiveIntegerField()
    minutes = models.PositiveIntegerField()
    """What is missing: so much may go beyond, and not more."""
    shown: models.JSONField[Any, Any] = models.JSONField(default=list)
    """Its lines as they stood before whoever decides, with what each costs."""
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="hour_approvals"
    )
    decided_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["customer", "-id"], name="approval_of_customer"),
            models.Index(fields=["source_key", "-id"], name="approval_of_source"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source_key"], condition=Q(state="waiting"), name="one_approval_waits"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source_key}: {self.state}"

    @property
    def customer_number(self) -> int:
        return self.customer_id

    @property
    def waits(self) -> bool:
        return self.state == self.State.WAITING
