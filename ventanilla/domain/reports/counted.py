"""What each number counts: the one place that says it. A number, its table and the list behind it ask the same condition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.db.models import F, Q

from ventanilla.domain.levels.words import Metric
from ventanilla.domain.reports.period import Period
from ventanilla.domain.tickets.indexes import UNFINISHED
from ventanilla.domain.tickets.promises import DONE, DUE
from ventanilla.domain.tickets.status import OPEN, Status

TOLD = (Metric.FIRST_RESPONSE, Metric.RESOLUTION, Metric.NEXT_UPDATE, Metric.QUALIFICATION)
"""The promises in the order in which the figures tell them. A ticket has one first answer and many next ones: those are kept
when each of them was."""
MET, MISSED, RUNNING = "met", "missed", "running"
OUTCOMES = (MET, MISSED, RUNNING)
AGES: dict[str, tuple[int | None, int | None]] = {
    "1": (None, 1), "3": (1, 3), "7": (3, 7), "30": (7, 30), "more": (30, None),
}  # fmt: skip
"""Of what is open, in days: older than the first, not older than the second."""
WAITS: dict[str, tuple[int | None, int | None]] = {
    "15": (None, 15), "30": (15, 30), "60": (30, 60), "120": (60, 120), "240": (120, 240), "more": (240, None),
}  # fmt: skip
"""Until the first answer, in elapsed minutes: longer than the first, not longer than the second."""
STARS = (5, 4, 3, 2, 1)


@dataclass(frozen=True)
class Moment:
    """What a condition needs to know."""

    period: Period
    at: datetime
    """Now: what is not due yet, and how old the open ones are."""


def came_in(moment: Moment) -> Q:
    return Q(created_at__gte=moment.period.since, created_at__lt=moment.period.until)


def resolved(moment: Moment) -> Q:
    """As they are today: one that came back is not resolved."""
    return Q(resolved_at__gte=moment.period.since, resolved_at__lt=moment.period.until)


def rated(moment: Moment) -> Q:
    return Q(rating__rated_at__gte=moment.period.since, rating__rated_at__lt=moment.period.until)


def worked_on(moment: Moment) -> Q:
    return Q(time_entries__spent_on__gte=moment.period.first, time_entries__spent_on__lte=moment.period.last)


def promise(metric: Metric, outcome: str, at: datetime) -> Q:
    """Of tickets that came in. What promises nothing, was cancelled or stands still has no due time, and is nowhere."""
    if outcome == MET:
        return met(metric) & ~overdue(metric, at)
    return late(metric) | overdue(metric, at) if outcome == MISSED else running(metric, at)


def met(metric: Metric) -> Q:
    """In time, as far as it was done."""
    if metric == Metric.NEXT_UPDATE:
        return Q(updates_in_time__gt=0, updates_late=0) & ~Q(status=Status.CANCELLED)
    return Q(**{f"{DONE[metric]}__lte": F(DUE[metric])})


def late(metric: Metric) -> Q:
    """Done, and not in time."""
    if metric == Metric.NEXT_UPDATE:
        return Q(updates_late__gt=0) & ~Q(status=Status.CANCELLED)
    return Q(**{f"{DONE[metric]}__gt": F(DUE[metric])})


def overdue(metric: Metric, at: datetime) -> Q:
    """Not done, though it was due. Only what is open can be so."""
    return _undone(metric) & Q(**{f"{DUE[metric]}__lt": at})


def running(metric: Metric, at: datetime) -> Q:
    """Not done, and not due yet."""
    undone = Q(updates_in_time=0) if metric == Metric.NEXT_UPDATE else Q()
    return _undone(metric) & undone & Q(**{f"{DUE[metric]}__gte": at})


def _undone(metric: Metric) -> Q:
    return Q(updates_late=0) if metric == Metric.NEXT_UPDATE else Q(**{f"{DONE[metric]}__isnull": True})


def pressing(at: datetime) -> Q:
    """Open, and something that somebody has to keep is overdue. Only what is open has such a time: said twice, it would
    mislead the planner.
    """
    return Q(due_at__lt=at)


def old(age: str, at: datetime) -> Q:
    over, until = AGES[age]
    older = Q(created_at__lte=at - timedelta(days=over)) if over is not None else Q()
    return older & Q(created_at__gt=at - timedelta(days=until)) if until is not None else older


def answered(wait: str = "") -> Q:
    """First answers; those that took so long."""
    over, until = WAITS[wait] if wait else (None, None)
    found = Q(first_response_at__isnull=False)
    if over is not None:
        found &= Q(first_response_at__gt=F("created_at") + timedelta(minutes=over))
    if until is not None:
        found &= Q(first_response_at__lte=F("created_at") + timedelta(minutes=until))
    return found


def _open(moment: Moment) -> Q:
    return UNFINISHED


def _open_in(status: Status, moment: Moment) -> Q:
    return UNFINISHED & Q(status=status)


def _open_for(age: str, moment: Moment) -> Q:
    return UNFINISHED & old(age, moment.at)


def _promised(metric: Metric, outcome: str, moment: Moment) -> Q:
    return came_in(moment) & promise(metric, outcome, moment.at)


def _answered(wait: str, moment: Moment) -> Q:
    return came_in(moment) & answered(wait)


def _rated(stars: int, moment: Moment) -> Q:
    return rated(moment) & Q(rating__stars=stars)


COUNTED: dict[str, Callable[[Moment], Q]] = {
    "abiertas": _open,
    **{f"abiertas-{status}": partial(_open_in, status) for status in Status if status in OPEN},
    "vencidas": lambda moment: pressing(moment.at),
    **{f"edad-{age}": partial(_open_for, age) for age in AGES},
    "entradas": came_in,
    "resueltas": resolved,
    **{f"{metric}-{outcome}": partial(_promised, metric, outcome) for metric in TOLD for outcome in OUTCOMES},
    "respondidas": partial(_answered, ""),
    **{f"respuesta-{wait}": partial(_answered, wait) for wait in WAITS},
    "valoradas": rated,
    **{f"valoradas-{stars}": partial(_rated, stars) for stars in STARS},
    "tiempo": worked_on,
}
"""By its name in the address of the list behind it."""
