"""Who has how much to do, and who did how much."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Sum

from ventanilla.domain.reports.models import Subject
from ventanilla.domain.reports.names import names_of
from ventanilla.domain.reports.open_now import OpenNow
from ventanilla.domain.reports.scope import NONE, Scope
from ventanilla.domain.reports.sums import RESOLVED, sums
from ventanilla.domain.tickets.models import TimeEntry


@dataclass(frozen=True)
class Load:
    technician: int
    """`NONE`: what is nobody's."""
    name: str
    open: int
    resolved: int
    """In the period, whoever pressed the button: by whose it is."""
    minutes: int
    """Noted by them in the period, on whosever tickets."""


def minutes_noted(scope: Scope) -> dict[int, int]:
    """By technician."""
    period = scope.moment.period
    rows = TimeEntry.objects.filter(spent_on__gte=period.first, spent_on__lte=period.last)
    if not scope.is_all:
        rows = rows.filter(ticket__in=scope.tickets())
    return dict(rows.order_by().values_list("staff").annotate(Sum("minutes")))


def load(scope: Scope, open_ones: OpenNow) -> list[Load]:
    """The one with the most open first; what is nobody's at the end."""
    done, minutes = sums(scope, Subject.ASSIGNEE, RESOLVED), minutes_noted(scope)
    names = names_of(Subject.ASSIGNEE, {NONE, *open_ones.by_assignee, *done, *minutes})
    rows = [
        Load(who, name, open_ones.by_assignee[who], done[who]["resolved"], minutes.get(who, 0))
        for who, name in names.items()
    ]
    return sorted(rows, key=lambda one: (one.technician == NONE, -one.open, -one.resolved, one.name))
