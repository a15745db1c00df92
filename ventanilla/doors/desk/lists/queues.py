"""The queues: chosen parts of the tickets, each read and counted by an index of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.tickets.models import Ticket, TicketQuerySet
from ventanilla.domain.tickets.status import Status
from ventanilla.doors.desk.lists.seat import Seat, Team

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True)
class Queue:
    name: str
    """As it stands in the address."""
    label: _StrOrPromise
    where: Callable[[Seat], Q] = lambda seat: Q()
    """Which of the tickets that the member sees are in it."""
    order: str = "novedad"
    """How it is sorted while nobody asks for another order (see `orders`)."""
    title: _StrOrPromise = ""
    """Above the list, where the label would say too little."""
    key: str = ""
    """What one presses to go there."""
    is_open: bool = True
    """Only what is open; of the others nobody needs the number."""
    implies_open: bool = False
    """What `where` asks is true of open tickets only: said twice, it would mislead the planner and spoil the index."""

    @property
    def state(self) -> str:
        """The part of the tickets that it is taken from, as the search calls it."""
        return "open" if self.is_open else "completed"

    @property
    def heading(self) -> str:
        return str(self.title or self.label)

    def tickets(self, seat: Seat) -> TicketQuerySet:
        rows = self.of_any_status(seat)
        if self.implies_open:
            return rows
        return rows.open() if self.is_open else rows.completed()

    def of_any_status(self, seat: Seat) -> TicketQuerySet:
        """For who asks besides for something that only open tickets have."""
        return Ticket.objects.visible_to(seat.me).filter(self.where(seat))


def _today(seat: Seat) -> Q:
    """Visits of today, and those before that nobody has come back from."""
    return Q(status=Status.PLANNED, planned_at__lt=seat.tomorrow)


QUEUES = [
    Queue("mias", _("Mías"), lambda seat: Q(assignee=seat.me.pk), "vence", _("Mis incidencias"), "g m"),
    Queue("sin-asignar", _("Sin asignar"), lambda seat: Q(assignee=None), "vence", key="g u"),
    Queue(
        "en-riesgo", _("En riesgo"), lambda seat: Q(due_at__lte=seat.risky), "vence", key="g r",
        implies_open=True,
    ),
    Queue("hoy", _("Hoy"), _today, "visita", _("Planificadas hoy"), "g h"),
    Queue("sin-cualificar", _("Sin cualificar"), lambda seat: Q(qualified_at=None), key="g q"),
    Queue("esperan", _("Esperan al cliente"), lambda seat: Q(status=Status.AWAITING_CUSTOMER), key="g e"),
    Queue("sin-verificar", _("Sin verificar"), lambda seat: Q(is_verified=False), key="g v"),
    Queue("mi-equipo", _("De mi equipo"), lambda seat: Q(team__in=seat.own_teams), key="g t"),
    Queue("todas", _("Todas"), title=_("Todas las abiertas"), key="g a"),
    Queue("completadas", _("Completadas"), key="g c", is_open=False),
]  # fmt: skip
FIRST = QUEUES[0]
BY_NAME = {queue.name: queue for queue in QUEUES}


def queue_of(team: Team) -> Queue:
    return Queue(f"equipo-{team.id}", team.name, lambda seat: Q(team=team.id))


def find_queue(name: str, seat: Seat) -> Queue:
    """By its name in the address; the first one when nobody has such a queue."""
    of_teams = (queue_of(team) for team in seat.teams if name == f"equipo-{team.id}")
    return BY_NAME.get(name) or next(of_teams, FIRST)
