"""Visits as a calendar file (RFC 5545). Never what is written in a ticket."""

from __future__ import annotations

import hashlib
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

if TYPE_CHECKING:
    from icalendar import Event

BACK, AHEAD = timedelta(days=30), timedelta(days=366)
MOST = 2_000
AGAIN = timedelta(minutes=15)
"""How often programs may look again."""


class Told(NamedTuple):
    """All that an event says."""

    number: int
    version: int
    changed_at: datetime
    begins: datetime
    minutes: int
    subject: str
    customer: str
    address: str
    is_off: bool


def events_of(owner: StaffMember, *, at: datetime) -> list[Told]:
    """Their visits, in order. One statement."""
    of_owner = Ticket.objects.filter(
        assignee=owner, planned_at__isnull=False, planned_at__range=(at - BACK, at + AHEAD)
    )
    rows: Any = of_owner.order_by("planned_at", "number").values_list(
        "number", "version", "updated_at", "planned_at", "planned_minutes", "subject", "customer__name",
        "customer__address", "status",
    )[:MOST]  # fmt: skip
    return [Told._make([*facts, _is_off(facts[3], status, at)]) for *facts, status in rows]


def mark_of(owner: StaffMember, events: list[Told]) -> str:
    """Another one as soon as the calendar would be."""
    told = repr((settings.BASE_URL, the_house().name, owner.person.language, events))
    return f'"{hashlib.sha256(told.encode()).hexdigest()[:32]}"'


def calendar_of(owner: StaffMember, events: list[Told]) -> bytes:
    """The same bytes as long as nothing has changed."""
    from icalendar import Calendar

    with override(owner.person.language):
        calendar = Calendar()
        calendar.add("prodid", "-//Ventanilla//ES")
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", _("Visitas de %(name)s") % {"name": the_house().name})
        calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT15M")
        for told in events:
            calendar.add_component(_event(told))
        return bytes(calendar.to_ical())


def _event(told: Told) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"visita-{told.number}@{urlsplit(settings.BASE_URL).hostname}")
    event.add("sequence", told.version)
    event.add("dtstamp", told.changed_at)
    event.add("last-modified", told.changed_at)
    event.add("dtstart", told.begins)
    event.add("dtend", told.begins + timedelta(minutes=told.minutes))
    event.add("summary", f"#{told.number} {told.subject} · {told.customer}")
    if told.address:
        event.add("location", told.address)
    event.add("url", settings.BASE_URL + reverse("desk:ticket", args=[told.number]))
    event.add("status", "CANCELLED" if told.is_off else "CONFIRMED")
    return event


def _is_off(begins: datetime, status: str, at: datetime) -> bool:
    """Nobody goes: it was cancelled, or what was planned for later is no longer."""
    return status == Status.CANCELLED or (begins > at and status != Status.PLANNED)
