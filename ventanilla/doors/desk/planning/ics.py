"""Visits as a calendar file (RFC 5545). Never what is written in a ticket."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
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


def calendar_of(owner: StaffMember, *, at: datetime) -> bytes:
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
        for ticket in _visits(owner, at):
            calendar.add_component(_event(ticket, at))
        return bytes(calendar.to_ical())


def _visits(owner: StaffMember, at: datetime) -> list[Ticket]:
    of_owner = Ticket.objects.filter(
        assignee=owner, planned_at__isnull=False, planned_at__range=(at - BACK, at + AHEAD)
    )
    return list(of_owner.select_related("customer").order_by("planned_at", "number")[:MOST])


def _event(ticket: Ticket, at: datetime) -> Event:
    from icalendar import Event

    assert ticket.planned_at is not None
    event = Event()
    event.add("uid", f"visita-{ticket.number}@{urlsplit(settings.BASE_URL).hostname}")
    event.add("sequence", ticket.version)
    event.add("dtstamp", ticket.updated_at)
    event.add("last-modified", ticket.updated_at)
    event.add("dtstart", ticket.planned_at)
    event.add("dtend", ticket.planned_at + timedelta(minutes=ticket.planned_minutes))
    event.add("summary", f"#{ticket.number} {ticket.subject} · {ticket.customer.name}")
    if ticket.customer.address:
        event.add("location", ticket.customer.address)
    event.add("url", settings.BASE_URL + reverse("desk:ticket", args=[ticket.number]))
    event.add("status", "CANCELLED" if _is_off(ticket, at) else "CONFIRMED")
    return event


def _is_off(ticket: Ticket, at: datetime) -> bool:
    """Nobody goes: it was cancelled, or what was planned for later is no longer."""
    assert ticket.planned_at is not None
    return ticket.status == Status.CANCELLED or (ticket.planned_at > at and ticket.status != Status.PLANNED)
