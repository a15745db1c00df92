"""What came in, was resolved and was rated, in sums: of days that are over as they were kept, of the others as the tickets
are now. Both count the same: what is kept is what `Kind.counts` says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
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
Grouping = Step | Subject | None
"""By the first day of each day, week or month; by customer, team…; or all in one, with the key `NONE`."""


def sums(scope: Scope, by: Grouping, *kinds: Kind) -> Sums:
    found: Sums = defaultdict(Counter)
    kept, fresh = kept_and_fresh(scope, by)
    for kind in kinds:
        _add(found, scope.during(kind.name, fresh), _of_tickets(by, kind.column, scope), kind.counts)
    if kept is not None:
        columns = {name: Sum(name) for kind in kinds for name in kind.counts}
        _add(found, kept, _of_tallies(by), columns)
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


def kept_and_fresh(scope: Scope, by: Grouping = None) -> tuple[QuerySet[Tally] | None, list[Period]]:
    """The sums that are kept of what is asked, and the days of which they say nothing."""
    subject = _subject(scope, by)
    if subject is None:
        return None, [scope.moment.period]
    name, key = subject
    split = scope.booked.split(scope.moment.period, grain_of(name))
    if split.kept is None:
        return None, split.fresh
    return Tally.objects.filter(split.kept, subject=name, **({"key": key} if key else {})), split.fresh


def _subject(scope: Scope, by: Grouping) -> tuple[Subject, str] | None:
    """Of whom sums are kept that say it: which of them, or «» for each of them. None: of nobody.

    A customer's tickets are few enough to be read.
    """
    if not scope.viewer.works_the_desk:
        return None
    asked = {name: str(value) for name, value in scope.only.asked().items()}
    if isinstance(by, Subject):
        return None if asked.keys() - {by.value} else (by, asked.get(by.value, ""))
    if not asked:
        return Subject.ALL, str(NONE)
    if len(asked) > 1 or Subject.CUSTOMER in asked:
        return None
    return next((Subject(name), value) for name, value in asked.items())


def grain_of(subject: Subject) -> Step:
    """Of what its sums are."""
    return Step.MONTH if subject == Subject.CUSTOMER else Step.DAY


def _of_tickets(by: Grouping, column: str, scope: Scope) -> Combinable:
    if isinstance(by, Step):
        return truncated(column, by, scope.moment.period)
    return F(by.value) if by else Value(NONE)


def _of_tallies(by: Grouping) -> Combinable:
    if isinstance(by, Step):
        return Trunc("day", by.value, output_field=DateField())
    return F("key") if by else Value(NONE)


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
