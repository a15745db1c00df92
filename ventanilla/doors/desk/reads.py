"""What the desk's pages read, as tuples: one query each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, Q
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import Status
from ventanilla.doors.shared.lists import Page, newest_first

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Queue:
    name: str
    label: _StrPromise
    where: Callable[[StaffMember], Q] = lambda me: Q()
    """Which of the tickets that the member sees are in it."""
    is_open: bool = True
    """Only what is open; of the others nobody needs the number."""


QUEUES = [
    Queue("mias", gettext_lazy("Mías"), lambda me: Q(assignee=me)),
    Queue("sin-asignar", gettext_lazy("Sin asignar"), lambda me: Q(assignee=None)),
    Queue("sin-cualificar", gettext_lazy("Sin cualificar"), lambda me: Q(qualified_at=None)),
    Queue("esperan", gettext_lazy("Esperan al cliente"), lambda me: Q(status=Status.AWAITING_CUSTOMER)),
    Queue("todas", gettext_lazy("Todas")),
    Queue("completadas", gettext_lazy("Completadas"), is_open=False),
]
BY_NAME = {queue.name: queue for queue in QUEUES}


class Line(NamedTuple):
    """One ticket in the desk's list."""

    updated_at: datetime
    number: int
    subject: str
    status: str
    customer: str
    awaits_staff: bool
    planned_at: datetime | None


_COLUMNS = ("updated_at", "number", "subject", "status", "customer__name", "awaits_staff", "planned_at")


class Sibling(NamedTuple):
    number: int
    subject: str
    status: str


class LetterOfTicket(NamedTuple):
    number: int
    created_at: datetime
    headline: str
    to_name: str
    state: str


def queue_lines(queue: Queue, me: StaffMember, cursor: str) -> Page[Line]:
    visible = Ticket.objects.visible_to(me)
    tickets = (visible.open() if queue.is_open else visible.completed()).filter(queue.where(me))
    return newest_first(tickets, cursor, _COLUMNS, Line, size=50)


def by_age(lines: Sequence[Line], today: date) -> list[tuple[str, list[Line]]]:
    """The lines in groups with a heading, in the order they come: newest first."""
    return [
        (words, list(group)) for words, group in groupby(lines, key=lambda line: _age(line.updated_at, today))
    ]


def _age(at: datetime, today: date) -> str:
    days = (today - localtime(at).date()).days
    if days < 1:
        return _("Hoy")
    if days == 1:
        return _("Ayer")
    return _("Esta semana") if days < 7 else _("Antes")


def queue_counts(me: StaffMember) -> dict[str, int]:
    """Open tickets per queue, in one query."""
    tickets = Ticket.objects.visible_to(me).open()
    return tickets.aggregate(
        **{queue.name: Count("pk", filter=queue.where(me)) for queue in QUEUES if queue.is_open}
    )


def other_open_tickets(ticket: Ticket, me: StaffMember) -> list[Sibling]:
    others = Ticket.objects.visible_to(me).open().filter(customer=ticket.customer_id).exclude(pk=ticket.pk)
    return [
        Sibling(*row)
        for row in others.order_by("-updated_at", "-number").values_list("number", "subject", "status")[:8]
    ]


def letters_of(ticket: Ticket) -> list[LetterOfTicket]:
    rows = Letter.objects.about("ticket", ticket.pk).order_by("-id")
    return [
        LetterOfTicket(*row)
        for row in rows.values_list("pk", "created_at", "headline", "to_name", "state")[:40]
    ]


class LetterLine(NamedTuple):
    """One letter in the list of the mail."""

    number: int
    created_at: datetime
    subject: str
    headline: str
    to_name: str
    to_address: str
    state: str
    last_error: str


_LETTER_COLUMNS = (
    "pk", "created_at", "subject", "headline", "to_name", "to_address", "state", "last_error",
)  # fmt: skip


def letter_lines(state: str, cursor: str, *, size: int = 50) -> Page[LetterLine]:
    """Letters, newest first; of one state when it is given. The cursor is the number of the last one seen."""
    letters = Letter.objects.filter(state=state) if state else Letter.objects.all()
    if cursor.isdecimal() and len(cursor) < 19:
        letters = letters.filter(pk__lt=int(cursor))
    found = letters.order_by("-pk").values_list(*_LETTER_COLUMNS)[: size + 1]
    rows = [LetterLine(*row) for row in found]
    return Page(rows[:size], str(rows[size - 1].number) if len(rows) > size else "")


def letter_counts() -> dict[str, int]:
    return dict(Letter.objects.order_by().values_list("state").annotate(Count("pk")))
