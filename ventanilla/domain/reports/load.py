"""Who has how much to do, and who did how much."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Sum

from ventanilla.domain.reports.counted import COUNTED
from ventanilla.domain.reports.flow import Flow
from ventanilla.domain.reports.open_now import OpenNow
from ventanilla.domain.reports.scope import NONE, Scope


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


def minutes_noted(scope: Scope) -> dict[int, tuple[str, int]]:
    """By technician: name and minutes."""
    rows = scope.tickets().filter(COUNTED["tiempo"](scope.moment))
    who = ("time_entries__staff", "time_entries__staff__person__name")
    return {
        staff: (name, total)
        for staff, name, total in rows.values_list(*who).annotate(Sum("time_entries__minutes"))
    }


def load(open_ones: OpenNow, done: Flow, minutes: dict[int, tuple[str, int]]) -> list[Load]:
    """The one with the most open first; what is nobody's at the end."""
    sources = (open_ones.by_assignee, done.resolved_by, minutes)
    names = {who: name for source in sources for who, (name, _number) in source.items()}
    rows = [
        Load(who, name, *(source.get(who, ("", 0))[1] for source in sources)) for who, name in names.items()
    ]
    return sorted(rows, key=lambda one: (one.technician == NONE, -one.open, -one.resolved, one.name))
