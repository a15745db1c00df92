"""The days of a contract: when a period ends, by when somebody has to say no, which reminder is due.

Dates only: no clock, no zone, no rows, so that the nights in which the clocks change cannot matter.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable
from datetime import date, timedelta

DAY = timedelta(days=1)
DEFAULT_STEPS = (90, 60, 30, 15, 7, 1)
"""Days before the day that matters."""
SOON = 60
"""Days before its end in which a service «vence pronto»."""
LONGEST_STEP = 366


def months_later(anchor: date, months: int) -> date:
    """The same day of another month; its last day where there is no such day. Of 31 January: 28 February, 31 March."""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    return date(year, month + 1, min(anchor.day, monthrange(year, month + 1)[1]))


def end_of(first: date, months: int, *, anchor: date) -> date:
    """The last day of a period of so many months that begins on `first`. Where `first` falls on a month's turn of the
    `anchor` (the day on which the contract began) it is counted from there: what began on 29 February is again on 29
    February four years later.
    """
    turns = (first.year - anchor.year) * 12 + first.month - anchor.month
    if months_later(anchor, turns) == first:
        return months_later(anchor, turns + months) - DAY
    return months_later(first, months) - DAY


def next_period(ends_on: date, months: int, *, anchor: date) -> tuple[date, date]:
    """(first day, last day) of what comes after a period that ends on this day."""
    first = ends_on + DAY
    return first, end_of(first, months, anchor=anchor)


def decide_by(ends_on: date, notice_days: int, *, is_tacit: bool) -> date:
    """The last day on which a decision counts. What renews by itself has to be stopped before the notice begins; what ends
    by itself may be decided until its last day.
    """
    return ends_on - timedelta(days=notice_days) if is_tacit else ends_on


def due_step(day: date, steps: Iterable[int], today: date, taken: Collection[int]) -> int | None:
    """The reminder to send today of all `steps` (days before `day`): the latest that is due, unless it, or a later one, was
    sent already. After a week without a worker one goes out, not four; after the day none.
    """
    left = (day - today).days
    due = [step for step in steps if step >= left]
    if left < 0 or not due:
        return None
    latest = min(due)
    return None if any(step <= latest for step in taken) else latest
