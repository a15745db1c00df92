"""Of which tickets the figures are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import reduce
from operator import or_

from django.db.models import Q

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.reports.booked import NOTHING, Booked
from ventanilla.domain.reports.counted import COUNTED, Moment
from ventanilla.domain.reports.period import Period
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
        return Q(**{name: None if value == NONE else value for name, value in self.asked().items()})

    def asked(self) -> dict[str, int | str]:
        """Column → value."""
        found = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: value for name, value in found.items() if value is not None}


@dataclass(frozen=True)
class Scope:
    """Whose eyes, which of the tickets that they see, and when."""

    viewer: Actor
    moment: Moment
    only: Only = Only()
    booked: Booked = NOTHING
    """The sums that may be used instead of the tickets."""

    @property
    def is_all(self) -> bool:
        """Of every ticket that there is."""
        return self.viewer.works_the_desk and not self.only.asked()

    def tickets(self) -> TicketQuerySet:
        return Ticket.objects.visible_to(self.viewer).filter(self.only.where()).order_by()

    def during(self, name: str, periods: Iterable[Period]) -> TicketQuerySet:
        """Those that a number counts in some of its days."""
        found = [COUNTED[name](replace(self.moment, period=period)) for period in periods]
        return self.tickets().filter(reduce(or_, found)) if found else self.tickets().none()

    def behind(self, name: str, *, of: int | None = None) -> TicketQuerySet:
        """The tickets that a number counts, each once. `of`: of the time that this technician noted."""
        rows = self.tickets().filter(COUNTED[name](self.moment))
        if name != "tiempo":
            return rows
        noted = COUNTED[name](self.moment) & (Q(time_entries__staff=of) if of else Q())
        return self.tickets().filter(noted).distinct()
