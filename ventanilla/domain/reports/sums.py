"""What came in, was resolved and was rated, in sums: of days that are over as they were kept, of the others as the tickets
are now. Both count the same: what is kept is what `Kind.counts` says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from django.db.models import Aggregate, Count, DateField, F, Q, QuerySet, Sum, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Trunc

from ventanilla.domain.levels.words import Metric
from ventanilla.domain.reports.counted import (
    MET,
    MISSED,
    RUNNING,
    STARS,
    TOLD,
    WAITS,
    answered,
    came_in,
    late,
    met,
    overdue,
    running,
)  # fmt: skip
from ventanilla.domain.reports.models import Subject, Tally
from ventanilla.domain.reports.period import Period, Step
from ventanilla.domain.reports.scope import NONE, Scope
from ventanilla.domain.tickets.indexes import UNFINISHED

Key = date | int | str
Sums = dict[Key, Counter[str]]
"""By what was asked: name of a count → number. What is not there is none."""
LATE = "late"
"""Done, and missed: who is late and has not done it yet may be so only since a minute ago, and is kept by nobody."""


@dataclass(frozen=True)
class Kind:
    """Of what days are told apart by the same column."""

    name: str
    """In `COUNTED`."""
    column: str
    """A moment, or a day."""
    counts: Mapping[str, Aggregate]
    """The columns of a tally."""


ARRIVED = Kind("entradas", "created_at", {
    "came": Count("pk"),
    **{f"wait_{wait}": Count("pk", filter=answered(wait)) for wait in WAITS},
    **{f"{metric}_{MET}": Count("pk", filter=met(metric)) for metric in TOLD},
    **{f"{metric}_{LATE}": Count("pk", filter=late(metric)) for metric in TOLD},
})  # fmt: skip
RESOLVED = Kind("resueltas", "resolved_at", {"resolved": Count("pk")})
RATED = Kind("valoradas", "rating__rated_at", {
    f"stars_{one}": Count("pk", filter=Q(rating__stars=one)) for one in STARS
})  # fmt: skip
NOTED = Kind("tiempo", "time_entries__spent_on", {"minutes": Sum("time_entries__minutes")})
KINDS = (ARRIVED, RESOLVED, RATED, NOTED)
Columns = tuple[Subject, ...]
EACH = tuple((one,) for one in Subject)
PAIRS = tuple(combinations([one for one in Subject if one != Subject.CUSTOMER], 2))
KEPT: tuple[Columns, ...] = ((), *EACH, *PAIRS)
"""What sums are kept by. Of a customer's tickets together with something else few have to be read."""
KEYS = ("key", "second")
"""Where a tally says which it is, in the order of its columns."""
Grouping = Step | Subject | None
"""By the first day of each day, week or month; by customer, team…; or all in one, with the key `NONE`."""


def sums(scope: Scope, by: Grouping, *kinds: Kind) -> Sums:
    found: Sums = defaultdict(Counter)
    kept, fresh = kept_and_fresh(scope, by)
    for kind in kinds:
        _add(found, scope.during(kind.name, fresh), _of_tickets(by, kind.column, scope), kind.counts)
    if kept is not None:
        columns = {name: Sum(name) for kind in kinds for name in kind.counts}
        _add(found, kept, _of_tallies(by, scope), columns)
    return found


def undecided(scope: Scope, by: Grouping) -> Sums:
    """Of what came in and still has to be done: how much is overdue by now, and how much is not."""
    found: Sums = defaultdict(Counter)
    rows = scope.tickets().filter(UNFINISHED, came_in(scope.moment))
    counts: dict[str, Combinable] = {
        f"{metric}_{MISSED}": Count("pk", filter=overdue(metric, scope.moment.at)) for metric in TOLD
    }
    # What had been answered in time as often as it was asked, and is not now, was kept as met.
    again = overdue(Metric.NEXT_UPDATE, scope.moment.at) & met(Metric.NEXT_UPDATE)
    counts[f"{Metric.NEXT_UPDATE}_{MET}"] = -Count("pk", filter=again)
    counts |= {f"{metric}_{RUNNING}": Count("pk", filter=running(metric, scope.moment.at)) for metric in TOLD}
    _add(found, rows, _of_tickets(by, "created_at", scope), counts)
    return found


def name_of(columns: Columns) -> str:
    return "+".join(columns)


def kept_and_fresh(scope: Scope, by: Grouping = None) -> tuple[QuerySet[Tally] | None, list[Period]]:
    """The sums that are kept of what is asked, and the days of which they say nothing."""
    columns = _columns(scope, by)
    if columns is None:
        return None, [scope.moment.period]
    split = scope.booked.split(scope.moment.period, grain_of(columns))
    if split.kept is None:
        return None, split.fresh
    asked = scope.only.asked()
    keys = {place: str(asked[one]) for one, place in zip(columns, KEYS, strict=False) if one in asked}
    return Tally.objects.filter(split.kept, subject=name_of(columns), **keys), split.fresh


def _columns(scope: Scope, by: Grouping) -> Columns | None:
    """What sums are kept by that say it; None: none do. Those of customers are of months, and say only who had how many."""
    asked = set(scope.only.asked()) | ({by.value} if isinstance(by, Subject) else set())
    found = tuple(one for one in Subject if one in asked)
    says_it = Subject.CUSTOMER not in found or by == Subject.CUSTOMER
    return found if scope.viewer.works_the_desk and found in KEPT and says_it else None


def grain_of(columns: Columns) -> Step:
    """Of what the sums are."""
    return Step.MONTH if Subject.CUSTOMER in columns else Step.DAY


def _of_tickets(by: Grouping, column: str, scope: Scope) -> Combinable:
    if isinstance(by, Step):
        return truncated(column, by, scope.moment.period)
    return F(by.value) if by else Value(NONE)


def _of_tallies(by: Grouping, scope: Scope) -> Combinable:
    if isinstance(by, Step):
        return Trunc("day", by.value, output_field=DateField())
    columns = _columns(scope, by)
    return F(KEYS[columns.index(by)]) if by and columns else Value(NONE)


def truncated(column: str, step: Step, period: Period) -> Trunc:
    """The first day of the day, week or month in which it was, here."""
    zone = None if column == NOTED.column else period.zone
    return Trunc(column, step.value, output_field=DateField(), tzinfo=zone)


def _add(found: Sums, rows: QuerySet[Any], key: Combinable, counts: Mapping[str, Any]) -> None:
    told: Iterable[dict[str, Any]] = rows.order_by().annotate(of=key).values("of").annotate(**counts)
    for row in told:
        found[_read(row.pop("of"))].update({name: number for name, number in row.items() if number})


def _read(key: Any) -> Key:
    """A number is a number, also where a tally has it as a word."""
    if isinstance(key, str) and key.isdigit():
        return int(key)
    return NONE if key is None else key
