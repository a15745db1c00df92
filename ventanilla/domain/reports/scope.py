"""Of which tickets the figures are."""

from __future__ import annotations

from dataclasses import dataclass, fields

from django.db.models import Q

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.reports.counted import COUNTED, Moment
from ventanilla.domain.tickets.models import Ticket, TicketQuerySet

NONE = 0
"""Asked for where there is none: nobody, no team, no application."""


@dataclass(frozen=True)
class Only:
    """What is asked for; None: all."""

    customer: int | None = None
    team: int | None = None
    type: int | None = None
    application: int | None = None
    assignee: int | None = None
    priority: str | None = None

    def where(self) -> Q:
        asked = Q()
        for one in fields(self):
            value = getattr(self, one.name)
            if value is not None:
                asked &= Q(**{one.name: None if value == NONE else value})
        return asked


@dataclass(frozen=True)
class Scope:
    """Whose eyes, which of the tickets that they see, and when."""

    viewer: Actor
    moment: Moment
    only: Only = Only()

    def tickets(self) -> TicketQuerySet:
        return Ticket.objects.visible_to(self.viewer).filter(self.only.where()).order_by()

    def behind(self, name: str, *, of: int | None = None) -> TicketQuerySet:
        """The tickets that a number counts, each once. `of`: of the time that this technician noted."""
        rows = self.tickets().filter(COUNTED[name](self.moment))
        if name != "tiempo":
            return rows
        noted = COUNTED[name](self.moment) & (Q(time_entries__staff=of) if of else Q())
        return self.tickets().filter(noted).distinct()
