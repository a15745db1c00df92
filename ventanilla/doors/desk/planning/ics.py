"""Visits as a calendar file (RFC 5545). Never what is written in a ticket or a work order."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import Status
from ventanilla.domain.workorders.models import Status as OrderStatus
from ventanilla.domain.workorders.models import WorkOrder, draft_label
from ventanilla.doors.shared.calendar_feed import calendar_file, mark
from ventanilla.doors.shared.gather import gather, instant

if TYPE_CHECKING:
    from icalendar import Event

FACTS = {
    "pk": "pk", "version": "version", "begins": "planned_at", "minutes": "planned_minutes", "subject": "subject",
    "customer": "customer__name", "address": "customer__address", "status": "status",
}  # fmt: skip
BACK, AHEAD = timedelta(days=30), timedelta(days=366)
MOST = 2_000


class Told(NamedTuple):
    """All that an event says."""

    key: str
    """Never another event's: «visita-4148», «parte-12»."""
    name: str
    page: str
    """Path of what it is for."""
    version: int
    changed_at: datetime
    begins: datetime
    minutes: int
    subject: str
    customer: str
    address: str
    is_off: bool


def events_of(owner: StaffMember, *, at: datetime) -> list[Told]:
    """Their visits, and the work orders that they are going to do, in order. One statement."""
    near = {"planned_at__isnull": False, "planned_at__range": (at - BACK, at + AHEAD)}
    tickets = Ticket.objects.filter(assignee=owner, **near).order_by("planned_at", "number")
    orders = WorkOrder.objects.filter(technician=owner, status=OrderStatus.DRAFT, **near)
    rows = gather(
        tickets=(Ticket.objects.filter(pk__in=tickets.values("pk")[:MOST]), {**FACTS, "changed_at": "updated_at"}),
        orders=(
            WorkOrder.objects.filter(pk__in=orders.order_by("planned_at", "pk").values("pk")[:MOST]),
            {**FACTS, "changed_at": "created_at"},
        ),
    )  # fmt: skip
    told = [_visit(row, at) for row in rows["tickets"]] + [_order(row) for row in rows["orders"]]
    return sorted(told, key=lambda one: (one.begins, one.key))


def _visit(row: dict[str, Any], at: datetime) -> Told:
    pk = row["pk"]
    is_off = _is_off(instant(row["begins"]), row["status"], at)
    return _told(row, f"visita-{pk}", f"#{pk}", reverse("desk:ticket", args=[pk]), is_off=is_off)


def _order(row: dict[str, Any]) -> Told:
    pk = row["pk"]
    return _told(row, f"parte-{pk}", draft_label(pk), reverse("desk:work_order", args=[pk]))


def _told(row: dict[str, Any], key: str, name: str, page: str, *, is_off: bool = False) -> Told:
    return Told(
        key, name, page, row["version"], instant(row["changed_at"]), instant(row["begins"]), row["minutes"],
        row["subject"], row["customer"], row["address"], is_off,
    )  # fmt: skip


def mark_of(owner: StaffMember, events: list[Told]) -> str:
    """Another one as soon as the calendar would be."""
    return mark(owner.person.language, events)


def calendar_of(owner: StaffMember, events: list[Told]) -> bytes:
    """The same bytes as long as nothing has changed."""
    with override(owner.person.language):
        name = _("Visitas de %(name)s") % {"name": the_house().name}
        return calendar_file(name, [_event(told) for told in events])


def _event(told: Told) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{told.key}@{urlsplit(settings.BASE_URL).hostname}")
    event.add("sequence", told.version)
    event.add("dtstamp", told.changed_at)
    event.add("last-modified", told.changed_at)
    event.add("dtstart", told.begins)
    event.add("dtend", told.begins + timedelta(minutes=told.minutes))
    event.add("summary", f"{told.name} {told.subject} · {told.customer}")
    if told.address:
        event.add("location", told.address)
    event.add("url", settings.BASE_URL + told.page)
    event.add("status", "CANCELLED" if told.is_off else "CONFIRMED")
    return event


def _is_off(begins: datetime, status: str, at: datetime) -> bool:
    """Nobody goes: it was cancelled, or what was planned for later is no longer."""
    return status == Status.CANCELLED or (begins > at and status != Status.PLANNED)
