"""Tickets as somebody's hand wrote them: each column as the sum wants it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.cast import Cast, a_ticket
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.reports.counted import Moment
from ventanilla.domain.reports.period import Period
from ventanilla.domain.reports.scope import Only, Scope
from ventanilla.domain.tickets.models import Rating, Ticket

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 11, 20, 12, tzinfo=MADRID)
NOTHING_DUE = dict.fromkeys(
    ("answer_due_at", "resolution_due_at", "qualification_due_at", "first_response_at")
)


def on(day: int, hour: int = 9, minute: int = 0, *, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=MADRID)


def made(by: Membership, came: datetime, **columns: object) -> Ticket:
    """Nothing is due in it unless somebody says so."""
    ticket = a_ticket(by)
    Ticket.objects.filter(pk=ticket.pk).update(**(NOTHING_DUE | {"created_at": came} | columns))
    return Ticket.objects.get(pk=ticket.pk)


def solved(by: Membership, came: datetime, took: timedelta, **columns: object) -> Ticket:
    return made(by, came, status="resolved", resolved_at=came + took, **columns)


def rate(ticket: Ticket, stars: int, at: datetime, comment: str = "") -> Rating:
    return Rating.objects.create(
        ticket=ticket, stars=stars, comment=comment, rated_by=ticket.requester, rated_at=at
    )


def november(
    cast: Cast, *, first: date = date(2026, 11, 1), last: date = date(2026, 11, 20), **only: object
) -> Scope:
    return Scope(cast.marta, Moment(Period(first, last, MADRID), NOW), Only(**only))
