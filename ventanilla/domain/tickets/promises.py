"""What a ticket promises: its clocks, counted from its stages. Values in, values out: no clock, no queries.

Each minute counts by the calendar of its own time (the level and the priority that the ticket had then, with what they
mean today); how many there may be is said by the level and the priority of now, or of the moment in which it was done.
A ticket that comes back goes on counting where it stopped.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ventanilla.domain.levels.known import Levels
from ventanilla.domain.levels.measure import Stretch, counted, due, until
from ventanilla.domain.levels.words import AGREED, Metric, Pause
from ventanilla.domain.tickets.status import OPEN, Status

if TYPE_CHECKING:
    from ventanilla.domain.tickets.models.stages import Stage
    from ventanilla.domain.tickets.models.ticket import Ticket

STAGED = ("status", "priority", "level_id", "awaits_staff", "planned_at", "is_their_date")
"""What a stage keeps: when one of these changes, a new one begins."""
DUE = {
    Metric.QUALIFICATION: "qualification_due_at",
    Metric.FIRST_RESPONSE: "answer_due_at",
    Metric.NEXT_UPDATE: "update_due_at",
    Metric.RESOLUTION: "resolution_due_at",
}
"""The column of each."""
DONE = {
    Metric.QUALIFICATION: "qualified_at",
    Metric.FIRST_RESPONSE: "first_response_at",
    Metric.RESOLUTION: "resolved_at",
}
"""The column that says when it was done."""
WARNS = {metric: (75, 90, 100) if metric in AGREED else (100,) for metric in Metric}
"""Percent of the time after which somebody is told. Of the desk's own clocks only when they are late: each warning costs
somebody's attention."""
COLUMNS = (*DUE.values(), "due_at", "due_for", "promised_at", "warns_at")
"""What follows from the stages, and is written with every change."""


@dataclass(frozen=True)
class State:
    """How the ticket was, from when to when."""

    since: datetime
    until: datetime | None
    """None: it is so now."""
    status: str
    priority: str
    level_id: int | None
    awaits_staff: bool
    planned_at: datetime | None
    is_their_date: bool


def begins_of(ticket: Ticket) -> datetime:
    """When its clocks began."""
    return ticket.counts_since or ticket.created_at


def states_of(ticket: Ticket, stages: Iterable[Stage]) -> list[State]:
    """Its life in order, without a gap. What it was before it was opened it has from one that was merged into it."""
    states, begins = [], begins_of(ticket)
    for one in sorted(stages, key=lambda one: one.until):
        if one.until > begins:
            states.append(_state(one, begins, one.until))
            begins = one.until
    return [*states, _state(ticket, begins, None)]


def done_at(ticket: Ticket, metric: Metric) -> datetime | None:
    """When it was done; None while it is not, and for the next answer, which is never done for good."""
    column = DONE.get(metric)
    return getattr(ticket, column) if column else None


def settled(ticket: Ticket) -> frozenset[Metric]:
    """What has been done, in time or not."""
    return frozenset(metric for metric in DONE if done_at(ticket, metric))


def measured(
    ticket: Ticket, stages: Iterable[Stage], levels: Levels, *, keep: Collection[Metric] = ()
) -> dict[str, object]:
    """The columns (`COLUMNS`) as they have to be. What is in `keep` is done and stays as it was written then."""
    states = states_of(ticket, stages)
    found: dict[str, datetime | None] = {}
    for metric, column in DUE.items():
        known = metric in keep and ticket.status != Status.CANCELLED
        found[column] = getattr(ticket, column) if known else due_of(ticket, states, metric, levels)
    running = {metric: found[DUE[metric]] for metric in running_metrics(ticket)}
    soonest = min(
        ((at, metric) for metric, at in running.items() if at and _presses(ticket, metric)),
        default=(None, ""),
    )
    promised = min((at for metric, at in running.items() if at and metric in AGREED), default=None)
    warns = (at for metric in running for at in [_warns_at(ticket, states, metric, levels)] if at)
    return {
        **found, "due_at": soonest[0], "due_for": str(soonest[1]), "promised_at": promised,
        "warns_at": min(warns, default=None),
    }  # fmt: skip


def _presses(ticket: Ticket, metric: Metric) -> bool:
    """Who has answered has looked at it: to be qualified it waits, and does not keep the others from their turn."""
    return metric != Metric.QUALIFICATION or not ticket.first_response_at


def running_metrics(ticket: Ticket) -> list[Metric]:
    """Those that somebody still has to keep, also while they stand still."""
    if ticket.status not in OPEN:
        return []
    running = [metric for metric in DONE if not done_at(ticket, metric)]
    waits = ticket.awaits_staff and ticket.first_response_at
    return [*running, Metric.NEXT_UPDATE] if waits else running


def due_of(ticket: Ticket, states: Sequence[State], metric: Metric, levels: Levels) -> datetime | None:
    """When it is due, or was when it was done. None for what is not promised, stands still, or does not count."""
    done = done_at(ticket, metric)
    if ticket.status == Status.CANCELLED or (not done and metric not in running_metrics(ticket)):
        return None
    target = target_of(states, metric, levels, done)
    if target is None:
        return None
    stretches = stretches_of(ticket, states, metric, levels)
    return due(until(stretches, done) if done else stretches, target)


def target_of(
    states: Sequence[State], metric: Metric, levels: Levels, done: datetime | None
) -> timedelta | None:
    """How much may count: by how the ticket is, or was in the moment in which it was done."""
    then = [one for one in states if done is None or one.since < done] or states[:1]
    return levels.of(then[-1].level_id).target(metric, then[-1].priority)


def stretches_of(ticket: Ticket, states: Sequence[State], metric: Metric, levels: Levels) -> list[Stretch]:
    """What counts for this metric, and what does not. The next answer counts from when it became our turn."""
    if metric == Metric.NEXT_UPDATE:
        since = ticket.turn_since
        late = [one for one in states if one.until is None or one.until > since]
        states = [replace(one, since=max(one.since, since)) for one in late]
    return [part for state in states for part in _parts(state, levels, ticket.customer_id)]


def _parts(state: State, levels: Levels, customer: int) -> list[Stretch]:
    """One, or two where a visit lies within: until its date the clock may stand still."""
    level = levels.of(state.level_id)
    worktime = levels.worktime(level, state.priority, customer)
    if state.status == Status.PLANNED and state.planned_at:
        waits = state.is_their_date or Pause.PLANNED in level.pauses
        visit = max(state.since, min(state.planned_at, state.until or state.planned_at))
        ahead = Stretch(state.since, visit, worktime, counts=not waits)
        return [ahead, Stretch(visit, state.until, worktime)]
    counts = state.status in OPEN and state.status not in level.pauses
    return [Stretch(state.since, state.until, worktime, counts)]


def _warns_at(ticket: Ticket, states: Sequence[State], metric: Metric, levels: Levels) -> datetime | None:
    """The next moment in which somebody has to be told of it."""
    target = target_of(states, metric, levels, None)
    told = told_of(ticket.warned, metric)
    percent = next((one for one in WARNS[metric] if one > told), None)
    if target is None or percent is None:
        return None
    return due(stretches_of(ticket, states, metric, levels), target * percent / 100)


def reached(
    ticket: Ticket, states: Sequence[State], metric: Metric, levels: Levels, at: datetime
) -> int | None:
    """The highest percentage that has passed and of which nobody was told; None: none has."""
    target = target_of(states, metric, levels, None)
    if target is None:
        return None
    passed = counted(stretches_of(ticket, states, metric, levels), at)
    told = told_of(ticket.warned, metric)
    return max((one for one in WARNS[metric] if one > told and passed >= target * one / 100), default=None)


def told_of(warned: Mapping[str, int], metric: Metric) -> int:
    """The last percentage that somebody was told of; 0: none."""
    return int(warned.get(metric.value, 0))


def _state(row: Ticket | Stage, since: datetime, ends: datetime | None) -> State:
    return State(since, ends, *(getattr(row, name) for name in STAGED))
