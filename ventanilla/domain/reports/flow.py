"""What came in and what was resolved, part by part of the period; and how the promises of what came in were kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, DateField, QuerySet
from django.db.models.functions import Trunc

from ventanilla.domain.levels.words import Metric
from ventanilla.domain.reports.counted import (
    MET,
    MISSED,
    OUTCOMES,
    RUNNING,
    TOLD,
    WAITS,
    answered,
    came_in,
    promise,
    resolved,
)
from ventanilla.domain.reports.period import Period, Step, start_of
from ventanilla.domain.reports.scope import NONE, Scope


@dataclass(frozen=True)
class Kept:
    """A promise: how often it was kept, how often not, and how often nobody knows yet."""

    met: int = 0
    missed: int = 0
    running: int = 0

    @property
    def percent(self) -> int | None:
        """Of what is decided, rounded down: a hundred is said of all only. None: nothing is decided."""
        decided = self.met + self.missed
        return self.met * 100 // decided if decided else None


@dataclass(frozen=True)
class Part:
    """A day, a week or a month."""

    period: Period
    came: int
    resolved: int
    kept: Mapping[Metric, Kept]


@dataclass(frozen=True)
class Flow:
    parts: list[Part]
    came: int
    resolved: int
    kept: Mapping[Metric, Kept]
    waits: dict[str, int]
    """First answers by how long they took, by the names of `WAITS`."""
    resolved_by: dict[int, tuple[str, int]]
    """By technician: name and number; `NONE` without a name: nobody's."""


def flow(scope: Scope) -> Flow:
    moment = scope.moment
    step, parts = moment.period.step, moment.period.parts()
    came, done = _came(scope, step), _resolved(scope, step)
    per_day: Counter[date] = Counter()
    owners: Counter[int] = Counter()
    names = {NONE: ""}
    for row in done:
        owner = row["assignee"] or NONE
        per_day[row["part"]] += row["total"]
        owners[owner] += row["total"]
        names[owner] = row["assignee__person__name"] or ""
    told = [_part(part, came.get(start_of(step, part.first), {}), per_day, step) for part in parts]
    return Flow(
        told, sum(part.came for part in told), owners.total(),
        {metric: _sum([part.kept[metric] for part in told]) for metric in TOLD},
        {wait: sum(row[f"wait_{wait}"] for row in came.values()) for wait in WAITS},
        {owner: (names[owner], total) for owner, total in owners.items()},
    )  # fmt: skip


def truncated(column: str, step: Step, period: Period) -> Trunc:
    """The first day of the day, week or month in which it was, here."""
    return Trunc(column, step.value, output_field=DateField(), tzinfo=period.zone)


def kept_counts(scope: Scope) -> dict[str, Count]:
    return {
        f"{metric}_{outcome}": Count("pk", filter=promise(metric, outcome, scope.moment.at))
        for metric in TOLD
        for outcome in OUTCOMES
    }


def kept_in(row: Mapping[str, Any], metric: Metric) -> Kept:
    """From a row that has `kept_counts`."""
    return Kept(*(row.get(f"{metric}_{outcome}", 0) for outcome in (MET, MISSED, RUNNING)))


def _came(scope: Scope, step: Step) -> dict[date, dict[str, Any]]:
    waits = {f"wait_{wait}": Count("pk", filter=answered(wait)) for wait in WAITS}
    rows: QuerySet[Any, Any] = scope.tickets().filter(came_in(scope.moment))
    rows = rows.annotate(part=truncated("created_at", step, scope.moment.period)).values("part")
    return {row["part"]: row for row in rows.annotate(total=Count("pk"), **waits, **kept_counts(scope))}


def _resolved(scope: Scope, step: Step) -> list[dict[str, Any]]:
    rows: QuerySet[Any, Any] = scope.tickets().filter(resolved(scope.moment))
    rows = rows.annotate(part=truncated("resolved_at", step, scope.moment.period))
    return list(rows.values("part", "assignee", "assignee__person__name").annotate(total=Count("pk")))


def _part(part: Period, row: Mapping[str, Any], resolved_on: Counter[date], step: Step) -> Part:
    kept = {metric: kept_in(row, metric) for metric in TOLD}
    return Part(part, row.get("total", 0), resolved_on[start_of(step, part.first)], kept)


def _sum(parts: list[Kept]) -> Kept:
    return Kept(
        sum(one.met for one in parts), sum(one.missed for one in parts), sum(one.running for one in parts)
    )
