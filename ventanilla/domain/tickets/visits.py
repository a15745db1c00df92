"""Visits: how long they take, and what stands in their way. No queries, no clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.core.worktime import Worktime

if TYPE_CHECKING:
    from ventanilla.domain.people.models import StaffMember
    from ventanilla.domain.tickets.models import Ticket

AN_HOUR, WORKDAY, SHORTEST, LONGEST = 60, 8 * 60, 15, 12 * 60
LENGTHS = (30, AN_HOUR, 90, 120, 180, 240, 300, 360, WORKDAY)
"""The usual ones, in minutes."""
FURTHEST = timedelta(days=3 * 366)
TRAVEL = timedelta(minutes=30)
"""What one needs at least from one customer to the next."""


class Snag(Enum):
    """What stands in the way of a visit. It is shown, and forbids nothing."""

    OVERLAP = "overlap"
    TRAVEL = "travel"
    CLOSED = "closed"
    """Part of it is outside the technician's hours."""
    DAY_OFF = "day_off"
    """They do not work on that day."""


@dataclass(frozen=True)
class Visit:
    """Who is where, from when until when."""

    name: str
    """What it is for, as people write it: «#4148», or «B-12» for a draft of a work order. No two have the same."""
    starts: datetime
    minutes: int
    technician: int | None
    customer: int

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(minutes=self.minutes)


Snags = dict[str, list[tuple[Snag, str | None]]]
"""By the name of the visit: what is wrong, and with which other one."""


def snags(visits: Iterable[Visit], worktime_of: Callable[[int | None], Worktime]) -> Snags:
    """Of each visit that has some, by the hours of its technician."""
    found: Snags = {}
    by_technician: dict[int, list[Visit]] = {}
    for visit in sorted(visits, key=lambda one: (one.starts, one.name)):
        worktime = worktime_of(visit.technician)
        if not is_open(visit, worktime):
            day = visit.starts.astimezone(worktime.zone).date()
            snag = Snag.CLOSED if worktime.hours_on(day) else Snag.DAY_OFF
            found.setdefault(visit.name, []).append((snag, None))
        if visit.technician:
            by_technician.setdefault(visit.technician, []).append(visit)
    for in_order in by_technician.values():
        _overlaps(in_order, found)
        _travels(in_order, found)
    return found


def is_open(visit: Visit, worktime: Worktime) -> bool:
    """All of it is within the opening hours."""
    return worktime.between(visit.starts, visit.ends) >= visit.ends - visit.starts


def lanes(visits: Sequence[Visit]) -> dict[str, int]:
    """Side by side what happens at the same time: each one's place, from 0."""
    places: dict[str, int] = {}
    ends: list[datetime] = []
    for visit in sorted(visits, key=lambda one: (one.starts, one.name)):
        free = next((place for place, end in enumerate(ends) if end <= visit.starts), len(ends))
        ends[free : free + 1] = [visit.ends]
        places[visit.name] = free
    return places


def refuse_date(at_time: datetime, at: datetime) -> None:
    """What has passed, and what nobody can mean: the calendar itself ends somewhere."""
    if at_time <= at:
        raise Refused(_("La fecha ya ha pasado: elige una futura."), field="planned_at")
    if at_time - at > FURTHEST:
        raise Refused(
            _("La fecha queda demasiado lejos: elige una de los próximos tres años."), field="planned_at"
        )


def refuse_length(minutes: int) -> None:
    if not SHORTEST <= minutes <= LONGEST:
        raise Refused(_("Una visita dura entre 15 minutos y 12 horas."), field="minutes")


def refuse_absent(technician: StaffMember) -> None:
    """Who has left keeps what they had; a visit is something that is still to be done."""
    if not technician.is_here:
        raise Refused(
            _("%(name)s ya no está: elige a otra persona.") % {"name": technician.actor_name},
            field="technician",
        )


def told_in_journal(ticket: Ticket) -> dict[str, object]:
    assert ticket.planned_at is not None
    return {
        "planned_at": ticket.planned_at.isoformat(),
        "minutes": ticket.planned_minutes,
        "technician": ticket.assignee.actor_name if ticket.assignee else "",
    }


def _overlaps(in_order: list[Visit], found: Snags) -> None:
    for place, visit in enumerate(in_order):
        for other in in_order[place + 1 :]:
            if other.starts >= visit.ends:
                break
            found.setdefault(visit.name, []).append((Snag.OVERLAP, other.name))
            found.setdefault(other.name, []).append((Snag.OVERLAP, visit.name))


def _travels(in_order: list[Visit], found: Snags) -> None:
    for visit, following in pairwise(in_order):
        gap = following.starts - visit.ends
        if visit.customer != following.customer and timedelta() <= gap < TRAVEL:
            found.setdefault(following.name, []).append((Snag.TRAVEL, visit.name))
