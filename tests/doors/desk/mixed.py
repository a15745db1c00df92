"""A desk with tickets of every kind, and a careful person who looks through them one by one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils.timezone import localtime, now

from tests.cast import Cast
from ventanilla.domain.people.models import Team
from ventanilla.domain.tickets.models import Application, Reading, Tag, Ticket, TicketTag, TicketType
from ventanilla.domain.tickets.status import OPEN, Priority, Status
from ventanilla.doors.desk.lists.horizons import at_risk
from ventanilla.doors.desk.lists.seat import Seat

HOW_MANY = 72
WORDS = ("la impresora", "el correo electrónico", "una copia de seguridad")
STATUSES, PRIORITIES = list(Status), list(Priority)
Test = Callable[[Ticket, Seat], bool]


def a_mixed_desk(cast: Cast) -> list[Ticket]:
    """Marta is of team Redes, Bruno of Puesto. Many share the instant of their last change."""
    redes, puesto = Team.objects.create(name="Redes"), Team.objects.create(name="Puesto", position=1)
    redes.members.add(cast.marta)
    puesto.members.add(cast.bruno)
    at = now().replace(microsecond=0)
    Ticket.objects.bulk_create(_ticket(number, cast, [None, redes, puesto], at) for number in range(HOW_MANY))
    tickets = list(Ticket.objects.order_by("number"))
    _read_some(tickets, cast)
    for name, every in (("vpn", 6), ("tambor", 10)):
        tag = Tag.objects.create(name=name)
        TicketTag.objects.bulk_create(TicketTag(ticket=one, tag=tag) for one in tickets[::every])
    return tickets


def _ticket(number: int, cast: Cast, teams: list[Team | None], at: datetime) -> Ticket:
    status = STATUSES[number % len(STATUSES)]
    moved = at - timedelta(minutes=37 * (number // 3))
    is_due = number % 2 == 0 and status in (Status.AWAITING_SUPPORT, Status.IN_PROGRESS)
    requester = (cast.lucia, cast.pedro, cast.oscar)[number % 3]
    return Ticket(
        customer=requester.customer,
        requester=requester,
        type=TicketType.objects.order_by("pk")[number % 2],
        application=Application.objects.order_by("pk")[0] if number % 5 else None,
        urgency=Priority.LOW,
        priority=PRIORITIES[number // 2 % 3],
        subject=f"Asunto {number}: {WORDS[number % 3]}",
        status=status,
        status_since=moved,
        assignee=(None, cast.marta, cast.bruno)[number // 3 % 3],
        team=teams[number % 3],
        is_verified=number % 11 != 0,
        created_at=moved,
        updated_at=moved,
        turn_since=moved,
        qualified_at=None if number % 4 == 0 else moved,
        planned_at=at + timedelta(days=number % 5 - 2) if status == Status.PLANNED else None,
        awaits_staff=number % 2 == 0,
        customer_spoke_at=moved if number % 7 else None,
        due_at=at + timedelta(minutes=41 * (number - HOW_MANY // 2)) if is_due else None,
    )


def _read_some(tickets: list[Ticket], cast: Cast) -> None:
    before, after = timedelta(hours=-1), timedelta(minutes=1)
    Reading.objects.bulk_create(
        Reading(ticket=one, person=cast.marta.person, read_at=one.updated_at + (before, after)[place % 2])
        for place, one in enumerate(tickets[::3])
    )
    # Somebody else's reading says nothing of Marta's.
    Reading.objects.bulk_create(
        Reading(ticket=one, person=cast.bruno.person, read_at=now()) for one in tickets
    )


def _is_open(ticket: Ticket) -> bool:
    return ticket.status in OPEN


def _is_for_today(ticket: Ticket, seat: Seat) -> bool:
    planned = ticket.status == Status.PLANNED and ticket.planned_at
    return bool(planned and localtime(planned).date() <= localtime(seat.at).date())


def is_unread(ticket: Ticket, seat: Seat) -> bool:
    read = Reading.objects.filter(ticket=ticket, person=seat.me.person).first()
    spoke = ticket.customer_spoke_at
    concerns = ticket.assignee_id == seat.me.pk or ticket.awaits_staff
    return bool(spoke and concerns and (read is None or read.read_at < spoke))


BY_HAND: dict[str, Test] = {
    "mias": lambda ticket, seat: _is_open(ticket) and ticket.assignee_id == seat.me.pk,
    "sin-asignar": lambda ticket, seat: _is_open(ticket) and ticket.assignee_id is None,
    "en-riesgo": lambda ticket, seat: ticket.due_at is not None and ticket.due_at <= at_risk(seat.at),
    "hoy": _is_for_today,
    "sin-cualificar": lambda ticket, seat: _is_open(ticket) and ticket.qualified_at is None,
    "esperan": lambda ticket, seat: ticket.status == Status.AWAITING_CUSTOMER,
    "sin-verificar": lambda ticket, seat: _is_open(ticket) and not ticket.is_verified,
    "mi-equipo": lambda ticket, seat: _is_open(ticket) and ticket.team_id in seat.own_teams,
    "todas": lambda ticket, seat: _is_open(ticket),
    "completadas": lambda ticket, seat: not _is_open(ticket),
}
"""What belongs into each queue, said once more without a database."""
