"""What the portal's pages read, as tuples: one query each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.timezone import now

from ventanilla.domain.customers.models import Membership, Right, Section
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.tickets.models import Application, Message, Rating, Reading, Ticket, TicketType
from ventanilla.domain.tickets.policy import rating_since
from ventanilla.domain.tickets.status import Ball, Status, ball_of
from ventanilla.domain.tickets.wording import status_word
from ventanilla.doors.shared.counts import how_many
from ventanilla.doors.shared.gather import Reading as Rows
from ventanilla.doors.shared.gather import gather
from ventanilla.doors.shared.lists import NEWEST_FIRST, PAGE, Beginning, Page, in_order
from ventanilla.doors.shared.scoped import Scoped, ScopedStatement
from ventanilla.doors.shared.statements import Statement


class Line(NamedTuple):
    """One ticket in a list of the portal."""

    updated_at: datetime
    number: int
    subject: str
    status: str
    created_at: datetime
    planned_at: datetime | None
    promised_at: datetime | None
    awaits_staff: bool
    assignee: str | None
    requester_id: int
    requester: str
    type: str
    stars: int | None
    staff_spoke_at: datetime | None
    read_at: datetime | None

    @property
    def label(self) -> str:
        return status_word(self.status)

    @property
    def ball(self) -> Ball | None:
        return ball_of(Status(self.status), awaits_staff=self.awaits_staff)

    @property
    def time_gone(self) -> float:
        """How much of the time until what was promised has passed: 0 to 1, more when it is late."""
        if self.promised_at is None:
            return 0
        return (now() - self.created_at) / max(self.promised_at - self.created_at, timedelta(minutes=1))

    def is_of(self, me: Membership) -> bool:
        return self.requester_id == me.pk

    def is_unread_by(self, me: Membership) -> bool:
        """We have said something that they have not seen. Of what a colleague asked they have to have read something
        before: a manager who never looks is not told of the whole company's past.
        """
        if self.staff_spoke_at is None:
            return False
        if self.read_at is None:
            return self.is_of(me) or not me.sees_whole_company
        return self.read_at < self.staff_spoke_at


_COLUMNS = (
    "updated_at", "number", "subject", "status", "created_at", "planned_at", "promised_at", "awaits_staff",
    "assignee__person__name", "requester_id", "requester__person__name", "type__name", "rating__stars",
    "staff_spoke_at", "read_at",
)  # fmt: skip


class Question(NamedTuple):
    number: int
    subject: str
    status_since: datetime
    author: str | None
    question: str | None


class Unrated(NamedTuple):
    resolved_at: datetime
    number: int
    subject: str
    assignee: str | None


class Rated(NamedTuple):
    rated_at: datetime
    id: int
    number: int
    subject: str
    stars: int
    comment: str
    resolved_at: datetime
    assignee: str | None

    @property
    def may_change(self) -> bool:
        return self.resolved_at >= rating_since(now())

    @property
    def ends_at(self) -> datetime:
        return rating_ends(self.resolved_at)


def rating_ends(resolved_at: datetime) -> datetime:
    """Until when its stars can be given and changed (see `policy.may_rate`)."""
    return resolved_at + timedelta(days=the_house().periods.rating)


def ticket_lines(
    tickets: QuerySet[Ticket], me: Membership, cursor: str, order: Sequence[str], size: int = PAGE
) -> Page[Line]:
    return in_order(_with_reading(tickets, me), order, cursor, _COLUMNS, Line, size=size)


def _with_reading(tickets: QuerySet[Ticket], me: Membership) -> QuerySet[Ticket]:
    mine = Reading.objects.filter(ticket=OuterRef("pk"), person=me.person_id)
    return tickets.annotate(read_at=Subquery(mine.values("read_at")[:1]))


def beginning_of(tickets: Callable[[Membership], QuerySet[Ticket]]) -> Beginning[Line]:
    """`ticket_lines` for what is always asked in the same way."""
    return Beginning(
        lambda me: _with_reading(tickets(me), me), NEWEST_FIRST, _COLUMNS, Line, most=PAGE, written=ScopedStatement
    )  # fmt: skip


def _worked_on(me: Membership) -> QuerySet[Ticket]:
    visible = Ticket.objects.visible_to(me).open()
    return visible.exclude(status=Status.AWAITING_CUSTOMER, requester=me)


working_for = beginning_of(_worked_on)
"""What is open and does not wait for this person."""


def questions_for(me: Membership) -> list[Question]:
    """Tickets that wait for this person's answer, the longest wait first, with the question itself."""
    return [Question(*row) for row in _questions(me)]


def _questions_for(me: Membership) -> QuerySet[Ticket, Any]:
    asked = Message.objects.filter(ticket=OuterRef("pk"), purpose=Message.Purpose.QUESTION, is_note=False)
    rows = (
        _waiting_for(me)
        .order_by("status_since")
        .values_list(
            "number",
            "subject",
            "status_since",
            Subquery(asked.order_by("-id").values("author_name")[:1]),
            Subquery(asked.order_by("-id").values("body")[:1]),
        )
    )
    return rows[:10]


_questions = ScopedStatement(_questions_for)


def unrated_for(me: Membership, cursor: str = "", *, size: int = PAGE) -> Page[Unrated]:
    """What they may still rate, the last solved first."""
    since = rating_since(now())
    if not cursor:
        return _unrated(me, since=since, size=size)
    return in_order(_unrated_for(me, since), _LAST_SOLVED, cursor, _UNRATED, Unrated, size=size)


def _unrated_for(me: Membership, since: datetime) -> QuerySet[Ticket]:
    return Ticket.objects.visible_to(me).unrated_by(me, since=since)


_LAST_SOLVED = ("-resolved_at", "-number")
_UNRATED = ("resolved_at", "number", "subject", "assignee__person__name")
_unrated = Beginning(_unrated_for, _LAST_SOLVED, _UNRATED, Unrated, most=PAGE, written=ScopedStatement)


def rated_by(me: Membership, cursor: str = "") -> Page[Rated]:
    """The stars they gave, the last ones first."""
    given = Rating.objects.filter(rated_by=me, ticket__in=Ticket.objects.visible_to(me))
    columns = (
        "rated_at", "id", "ticket_id", "ticket__subject", "stars", "comment", "ticket__resolved_at",
        "ticket__assignee__person__name",
    )  # fmt: skip
    return in_order(given, ("-rated_at", "-id"), cursor, columns, Rated)


def counts_for(me: Membership) -> dict[str, int]:
    """How many are open, how many of them wait for this person, how many they may rate; one query."""
    return around(me)["counts"]  # type: ignore[no-any-return]  # one row of three numbers


def around(me: Membership, **more: Rows) -> dict[str, Any]:
    """`counts`, which every page shows, and what else the page asks for: all of it in one query."""
    since = rating_since(now())
    found = gather(counts=counts_reading(me, since), **more) if more else _counted(me, since=since)
    return {**found, "counts": found["counts"][0]}


def filter_readings(me: Membership) -> dict[str, Rows]:
    """What the filters of a list offer, for `around`."""
    named = {"id": "pk", "name": "name", "position": "position"}
    return {
        "types": (TicketType.objects.all(), named),
        "applications": (Application.objects.all(), named),
        "people": _whole_company(me),
    }


def counts_reading(me: Membership, since: datetime) -> Rows:
    """`since`: what was resolved before can no longer be rated."""
    visible = Ticket.objects.visible_to(me)
    return Membership.objects.filter(pk=me.pk), {
        "support": how_many(visible.open()),
        "waiting": how_many(_waiting_for(me)),
        "unrated": how_many(visible.unrated_by(me, since=since)),
    }


_counted = Scoped(lambda me, since: {"counts": counts_reading(me, since)})


def colleagues_of(me: Membership) -> list[Membership]:
    """Who of the company can be put in copy: active contacts who may see tickets, by name."""
    found: list[Membership] = _colleagues(member=me.pk, company=me.customer_id)
    for one in found:
        one.customer = me.customer
    return found


def _colleagues_of(member: int, company: int) -> QuerySet[Membership]:
    alive = Membership.objects.alive().filter(customer_id=company).exclude(pk=member)
    may_see = alive.filter(**{f"rights__{Section.SUPPORT.value}__in": list(Right.values)})
    return may_see.select_related("person").order_by("person__name", "pk")


_colleagues = Statement(_colleagues_of)


def _whole_company(me: Membership) -> Rows:
    """Everybody of the company, whoever is still there, for who sees the whole of it."""
    people = Membership.objects.filter(customer_id=me.customer_id)
    people = people.exclude(invited_at__isnull=False, joined_at=None)  # whose name is not theirs to read yet
    return people if me.sees_whole_company else people.none(), {"id": "pk", "name": "person__name"}


def _waiting_for(me: Membership) -> QuerySet[Ticket]:
    return Ticket.objects.visible_to(me).open().filter(status=Status.AWAITING_CUSTOMER, requester=me)
