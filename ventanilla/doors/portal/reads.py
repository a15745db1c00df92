"""What the portal's pages read, as tuples: one query each."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import now

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.tickets.models import Message, Ticket
from ventanilla.domain.tickets.status import Status
from ventanilla.doors.shared.lists import Page, newest_first

RATE_WITHIN = timedelta(days=30)
"""Nobody remembers longer how it went."""


class Line(NamedTuple):
    """One ticket in a list of the portal."""

    updated_at: datetime
    number: int
    subject: str
    status: str
    created_at: datetime
    planned_at: datetime | None
    assignee: str | None
    requester: str
    type: str
    stars: int | None

    @property
    def label(self) -> str:
        return str(Status(self.status).label)


_COLUMNS = (
    "updated_at", "number", "subject", "status", "created_at", "planned_at", "assignee__person__name",
    "requester__person__name", "type__name", "rating__stars",
)  # fmt: skip


class Question(NamedTuple):
    number: int
    subject: str
    status_since: datetime
    author: str | None
    question: str | None


class Unrated(NamedTuple):
    number: int
    subject: str
    resolved_at: datetime | None
    assignee: str | None


def ticket_lines(tickets: QuerySet[Ticket], cursor: str = "") -> Page[Line]:
    return newest_first(tickets, cursor, _COLUMNS, Line)


def first_lines(tickets: QuerySet[Ticket], *, most: int) -> list[Line]:
    return list(newest_first(tickets, "", _COLUMNS, Line, size=most).rows)


def questions_for(actor: Membership) -> list[Question]:
    """Tickets that wait for this person's answer, the longest wait first, with the question itself."""
    asked = Message.objects.filter(ticket=OuterRef("pk"), purpose=Message.Purpose.QUESTION, is_note=False)
    waiting = Ticket.objects.visible_to(actor).filter(status=Status.AWAITING_CUSTOMER, requester=actor)
    rows = waiting.order_by("status_since").values_list(
        "number",
        "subject",
        "status_since",
        Subquery(asked.order_by("-id").values("author_name")[:1]),
        Subquery(asked.order_by("-id").values("body")[:1]),
    )
    return [Question(*row) for row in rows[:10]]


def unrated_for(actor: Membership) -> list[Unrated]:
    unrated = Ticket.objects.visible_to(actor).unrated_by(actor, since=now() - RATE_WITHIN)
    rows = unrated.order_by("-resolved_at").values_list(
        "number", "subject", "resolved_at", "assignee__person__name"
    )
    return [Unrated(*row) for row in rows[:5]]


def counts_for(actor: Membership) -> dict[str, int]:
    """How many are open, and how many of them wait for this person; one query."""
    tickets = Ticket.objects.visible_to(actor).open()
    mine = Q(requester=actor, status=Status.AWAITING_CUSTOMER)
    return tickets.aggregate(support=Count("pk"), waiting=Count("pk", filter=mine))
