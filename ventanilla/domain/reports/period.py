"""The days that figures are about, and the steps in which they are told. Days are those of the house's zone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

LONGEST = timedelta(days=5 * 366)
"""A longer period loses its beginning: what is drawn stays drawable, and what is read bounded."""
MOST_DAYS, MOST_WEEKS = 31, 27
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)


class Step(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both included."""

    first: date
    last: date
    zone: ZoneInfo

    def __post_init__(self) -> None:
        """Turned round where it ends before it begins, and cut where it is too long."""
        first, last = sorted((self.first, self.last))
        object.__setattr__(self, "first", max(first, last - LONGEST))
        object.__setattr__(self, "last", last)

    @property
    def since(self) -> datetime:
        return datetime.combine(self.first, datetime.min.time(), self.zone)

    @property
    def until(self) -> datetime:
        """The first instant that is no longer in it."""
        return datetime.combine(self.last + A_DAY, datetime.min.time(), self.zone)

    @property
    def step(self) -> Step:
        days = (self.last - self.first).days + 1
        if days <= MOST_DAYS:
            return Step.DAY
        return Step.WEEK if days <= MOST_WEEKS * 7 else Step.MONTH

    def parts(self, step: Step | None = None) -> list[Period]:
        """Its days, weeks or months in order, without a gap; the first and the last may be cut."""
        step, found, begins = step or self.step, [], self.first
        while begins <= self.last:
            follows = next_of(step, begins)
            found.append(Period(begins, min(follows - A_DAY, self.last), self.zone))
            begins = follows
        return found


def start_of(step: Step, day: date) -> date:
    """The first day of its day, week or month, as the database says it too."""
    if step == Step.MONTH:
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if step == Step.WEEK else day


def next_of(step: Step, day: date) -> date:
    """The first day of the one that follows."""
    start = start_of(step, day)
    if step == Step.MONTH:
        return start_of(step, start + timedelta(days=32))
    return start + (A_WEEK if step == Step.WEEK else A_DAY)


def _last_month(today: date) -> tuple[date, date]:
    last = today.replace(day=1) - A_DAY
    return last.replace(day=1), last


NAMED: dict[str, Callable[[date], tuple[date, date]]] = {
    "30-dias": lambda today: (today - timedelta(days=29), today),
    "este-mes": lambda today: (today.replace(day=1), today),
    "mes-pasado": _last_month,
    "este-ano": lambda today: (today.replace(month=1, day=1), today),
}
"""Periods that have a name: from which day to which."""
