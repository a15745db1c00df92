"""Why something is due when it is: what counted, what did not, and what lies in between. Reads, changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from ventanilla.domain.calendars.models import Holiday
from ventanilla.domain.levels.known import Levels, the_levels
from ventanilla.domain.levels.measure import Stretch, counted
from ventanilla.domain.levels.words import Metric
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.promises import (
    DUE,
    State,
    done_at,
    running_metrics,
    settled,
    states_of,
    stretches_of,
    target_of,
)
from ventanilla.domain.tickets.status import Status

A_MINUTE = timedelta(minutes=1)
FURTHEST = timedelta(days=400)
"""Holidays further away than that are not told."""


@dataclass(frozen=True)
class Part:
    """A time in which nothing changed that this clock minds."""

    since: datetime
    until: datetime | None
    """None: it goes on."""
    counts: bool
    passed: timedelta
    """What has counted of it until now."""
    status: str
    priority: str
    around_the_clock: bool
    holidays: tuple[tuple[date, str], ...]


@dataclass(frozen=True)
class Explanation:
    metric: Metric
    target: timedelta
    due: datetime | None
    """None: the clock stands still."""
    done: datetime | None
    passed: timedelta
    """What has counted in all, until now or until it was done."""
    parts: tuple[Part, ...]

    @property
    def is_kept(self) -> bool | None:
        """In time or not; None while nobody can say."""
        return self.done <= self.due if self.done and self.due else None


def explain(ticket: Ticket, now: datetime) -> list[Explanation]:
    """Every promise of this ticket that is running or was settled, in the order in which they come. Two statements."""
    levels, states = the_levels(), states_of(ticket, ticket.stages.order_by("pk"))
    shown = settled(ticket) | set(running_metrics(ticket))
    if ticket.status == Status.CANCELLED:
        return []
    days = _holidays(states, ticket, levels, now)
    explained = (
        _explained(ticket, states, metric, levels, days, now) for metric in Metric if metric in shown
    )
    return [one for one in explained if one]


def _explained(
    ticket: Ticket,
    states: Sequence[State],
    metric: Metric,
    levels: Levels,
    days: Sequence[Holiday],
    now: datetime,
) -> Explanation | None:
    done = done_at(ticket, metric)
    target = target_of(states, metric, levels, done)
    if target is None:
        return None
    due, ends = getattr(ticket, DUE[metric]), done or now
    stretches = stretches_of(ticket, states, metric, levels)
    upto = max(due or ends, ends)
    parts = tuple(
        _part(one, _state_at(states, one.since), ticket, levels, days, ends, upto)
        for one in stretches if one.since < ends or one is stretches[0]
    )  # fmt: skip
    return Explanation(metric, target, due, done, counted(stretches, ends), _joined(parts))


def _joined(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Without what lasted no minute, and what reads the same told together."""
    told: list[Part] = []
    for one in parts:
        last = told[-1] if told else None
        if last and _reads_like(last, one):
            days = tuple(sorted({*last.holidays, *one.holidays}))
            told[-1] = replace(last, until=one.until, passed=last.passed + one.passed, holidays=days)
        elif one.until is None or one.until - one.since >= A_MINUTE or len(parts) == 1:
            told.append(one)
    return tuple(told)


def _reads_like(one: Part, other: Part) -> bool:
    alike = ("counts", "status", "priority", "around_the_clock")
    return all(getattr(one, name) == getattr(other, name) for name in alike)


def _part(
    stretch: Stretch,
    state: State,
    ticket: Ticket,
    levels: Levels,
    days: Sequence[Holiday],
    ends: datetime,
    upto: datetime,
) -> Part:
    level = levels.of(state.level_id)
    number = levels.calendar_of(level, state.priority, ticket.customer_id)
    zone = stretch.worktime.zone
    first, last = stretch.since.astimezone(zone).date(), (stretch.until or upto).astimezone(zone).date()
    met = ((one.on, one.name) for one in days if one.calendar_id == number and first <= one.on <= last)
    until = min(stretch.until, ends) if stretch.until else None
    return Part(
        stretch.since, until, stretch.counts, stretch.passed(ends), state.status, state.priority, number is None,
        tuple(sorted(met)) if stretch.counts else (),
    )  # fmt: skip


def _state_at(states: Sequence[State], at: datetime) -> State:
    return next((one for one in reversed(states) if one.since <= at), states[0])


def _holidays(states: Sequence[State], ticket: Ticket, levels: Levels, now: datetime) -> list[Holiday]:
    """Those that any of its clocks may have met."""
    customer = ticket.customer_id
    numbers = {levels.calendar_of(levels.of(one.level_id), one.priority, customer) for one in states}
    dues = [at for column in DUE.values() if (at := getattr(ticket, column))]
    first, last = states[0].since.date(), min(max([now, *dues]), now + FURTHEST).date() + timedelta(days=1)
    found = Holiday.objects.filter(calendar__in=[one for one in numbers if one], on__range=(first, last))
    return list(found.order_by("on"))
