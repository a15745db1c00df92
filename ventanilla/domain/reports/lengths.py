"""How long things took, in elapsed time: nights and Sundays count. What is promised is counted otherwise (see `flow`).

Lengths are told in steps (`STEPS`), rounded up: as exact as one says them, and few enough to be added up over years.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import BigIntegerField, Count, ExpressionWrapper, F, Func, QuerySet
from django.db.models.expressions import Combinable

from ventanilla.domain.reports.models import Tally
from ventanilla.domain.reports.scope import Scope
from ventanilla.domain.reports.sums import kept_and_fresh

STEPS = ((30, 1), (2 * 60, 5), (24 * 60, 30), (7 * 24 * 60, 60))
"""Up to so many minutes in steps of so many; what is longer in those of `LAST_STEP`."""
LAST_STEP = 6 * 60


@dataclass(frozen=True)
class Spread:
    """Half of them took no longer than the median, nine out of ten no longer than the ninetieth percentile. Each is the
    length of one that happened (nearest rank), as it is kept."""

    count: int = 0
    median: timedelta | None = None
    ninetieth: timedelta | None = None


@dataclass(frozen=True)
class Length:
    """Something that took time from when a ticket came in."""

    name: str
    """In `COUNTED`."""
    since: str
    """The column that says in which day it is counted."""
    until: str
    """The column that ends it."""
    kept: str
    """The column of a tally."""


ANSWERS = Length("respondidas", "created_at", "first_response_at", "answers")
SOLUTIONS = Length("resueltas", "resolved_at", "resolved_at", "solutions")
LENGTHS = (ANSWERS, SOLUTIONS)


def until_first_answer(scope: Scope) -> Spread:
    """Of what came in and has been answered."""
    return spread(_lengths(scope, ANSWERS))


def until_resolved(scope: Scope) -> Spread:
    """Of what was resolved."""
    return spread(_lengths(scope, SOLUTIONS))


def spread(lengths: Counter[int]) -> Spread:
    """Of so many of each length, in minutes."""
    count = lengths.total()
    if not count:
        return Spread()
    half, most = (timedelta(minutes=_at(lengths, rank(count, percent))) for percent in (50, 90))
    return Spread(count, half, most)


def rank(count: int, percent: int) -> int:
    """The place of the percentile among so many in order, from 1 on: half of five is the third."""
    return -(-count * percent // 100)


def minutes_until(column: str) -> Combinable:
    """From when it came in, in whole minutes begun."""
    seconds = Seconds(F(column)) - Seconds(F("created_at"))
    return ExpressionWrapper((seconds + 59) / 60, output_field=BigIntegerField())


def as_kept(minutes: int) -> int:
    step = next((step for longest, step in STEPS if minutes <= longest), LAST_STEP)
    return -(-minutes // step) * step


def _lengths(scope: Scope, length: Length) -> Counter[int]:
    kept, fresh = kept_and_fresh(scope)
    found = Counter[int]()
    rows = scope.during(length.name, fresh).values_list(minutes_until(length.until)).annotate(Count("pk"))
    for minutes, number in rows:
        found[as_kept(minutes)] += number
    for minutes, number in _added_up(kept, length).items():
        found[int(minutes)] += number
    return found


def _added_up(kept: QuerySet[Tally] | None, length: Length) -> dict[str, int]:
    """Of many days: hundreds of thousands of numbers in a few years, so that nothing is done twice with one."""
    found: dict[str, int] = {}
    for day in kept.values_list(length.kept, flat=True) if kept is not None else ():
        for minutes, number in day.items():
            found[minutes] = found.get(minutes, 0) + number
    return found


def _at(lengths: Counter[int], place: int) -> int:
    """The one that stands there when all are in order."""
    for length in sorted(lengths):
        place -= lengths[length]
        if place <= 0:
            return length
    raise ValueError(place)


class Seconds(Func):
    """Of a moment, whole ones since 1970."""

    output_field = BigIntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        template = "CAST(strftime('%%%%s', %(expressions)s) AS INTEGER)"
        return self.as_sql(compiler, connection, template=template, **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        template = "FLOOR(EXTRACT(EPOCH FROM %(expressions)s))::bigint"
        return self.as_sql(compiler, connection, template=template, **more)
