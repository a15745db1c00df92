"""What Inicio reads besides tickets, renewals and invoices: work orders, hours, warranties. One statement."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import QuerySet

from ventanilla.domain.contracts.renewal_dates import SOON
from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.devices.models import Device
from ventanilla.domain.hours import models as hours
from ventanilla.domain.hours.models import HourBank
from ventanilla.domain.hours.policy import may_approve
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.workorders.models import Status, WorkOrder, number_of
from ventanilla.domain.workorders.policy import may_sign_at_all
from ventanilla.doors.shared.gather import Reading, gather, instant
from ventanilla.doors.shared.hours import BANK_COLUMNS, BankLine

LAST, TO_SIGN, WARRANTIES, BANKS = 3, 5, 3, 3
DAYS = frozenset({"until", "valid_from", "valid_until"})


class Order(NamedTuple):
    """A work order in a line."""

    dated_at: datetime
    id: int
    year: int
    sequence: int
    subject: str
    status: str
    minutes: int

    @property
    def number(self) -> str:
        return number_of(self.year, self.sequence)

    @property
    def state(self) -> str:
        return str(Status(self.status).label)


class Warranty(NamedTuple):
    """A device whose warranty ends soon."""

    until: date
    id: int
    name: str


class Approval(NamedTuple):
    """Work that would go beyond the hours."""

    asked_at: datetime
    pk: int
    subject: str
    minutes: int


def around_home(me: Membership, today: date) -> dict[str, Any]:
    """`orders`, `to_sign`, `hour_banks`, `hour_approvals` and `warranties`, each where the contact may see it; no statement
    for who may see none of them.
    """
    readings = {**_of_work(me), **_of_network(me, today)}
    return _told(gather(**readings), today) if readings else {}


def _of_work(me: Membership) -> dict[str, Reading]:
    if not me.may_view(Section.WORK_ORDERS):
        return {}
    orders, columns = WorkOrder.objects.visible_to(me), {name: name for name in Order._fields}
    banks = HourBank.objects.visible_to(me).running().order_by("valid_until", "id")
    bank = dict(zip(BankLine._fields, BANK_COLUMNS, strict=True))
    readings: dict[str, Reading] = {
        "orders": (_first(orders.order_by("-dated_at", "-id"), LAST), columns),
        "hour_banks": (_first(banks, BANKS), bank),
    }
    if may_sign_at_all(me):
        waiting = orders.filter(status=Status.ISSUED).order_by("dated_at", "id")
        readings["to_sign"] = _first(waiting, TO_SIGN), columns
    if may_approve(me):
        asked = (
            hours.Approval.objects.visible_to(me).filter(state=hours.Approval.State.WAITING).order_by("-id")
        )
        readings["hour_approvals"] = _first(asked, TO_SIGN), {name: name for name in Approval._fields}
    return readings


def _of_network(me: Membership, today: date) -> dict[str, Reading]:
    if not me.may_view(Section.NETWORK):
        return {}
    ending = Device.objects.visible_to(me).standing()
    ending = ending.filter(warranty_until__range=(today, today + timedelta(days=SOON)))
    told = {"until": "warranty_until", "id": "id", "name": "name"}
    return {"warranties": (_first(ending.order_by("warranty_until", "id"), WARRANTIES), told)}


def _first(rows: QuerySet[Any], most: int) -> QuerySet[Any]:
    """The first of them, as `gather` takes them."""
    found: QuerySet[Any] = rows.model._default_manager.filter(pk__in=rows.values("pk")[:most])
    return found


KINDS: dict[str, Any] = {
    "orders": Order, "to_sign": Order, "hour_banks": BankLine, "hour_approvals": Approval, "warranties": Warranty,
}  # fmt: skip


def has_asked(me: Membership) -> bool:
    """They have had a ticket, whatever became of it: the page of somebody's first day is another."""
    return Ticket.objects.visible_to(me).exists()


def _told(found: dict[str, list[dict[str, Any]]], today: date) -> dict[str, Any]:
    told: dict[str, Any] = {
        name: sorted(kind(**{key: _read(key, value) for key, value in row.items()}) for row in found[name])
        for name, kind in KINDS.items()
        if name in found
    }
    if "orders" in told:
        told["orders"].reverse()
    if "hour_banks" in told:
        told["hour_banks"].sort(key=lambda one: (one.valid_until, one.id))
    return {**told, "hours_today": today}


def _read(name: str, value: Any) -> Any:
    """Days and instants come as text."""
    if name.endswith("_at"):
        return instant(value)
    return date.fromisoformat(value) if name in DAYS else value
