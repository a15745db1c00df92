"""The same main numbers of each customer, team, type, application or month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Count, F, QuerySet, Sum

from ventanilla.domain.levels.words import Metric
from ventanilla.domain.reports.flow import Kept, kept_counts, kept_in, truncated
from ventanilla.domain.reports.period import Step, start_of
from ventanilla.domain.reports.scope import NONE, Scope

MOST = 1000
Key = int | date


class By(StrEnum):
    """By what; the value of all but the month is a column."""

    CUSTOMER = "customer"
    TEAM = "team"
    TYPE = "type"
    APPLICATION = "application"
    MONTH = "month"


@dataclass(frozen=True)
class Summary:
    key: Key
    """A number, or the first day of the month. `NONE`: those that have none."""
    name: str
    came: int
    resolved: int
    open: int | None
    """Now; None of a month."""
    answered: Kept
    solved: Kept
    ratings: int
    stars: float | None


def groups(scope: Scope, by: By) -> list[Summary]:
    """The thousand with the most that came in, those first; months in their order."""
    came = _found(scope, by, "entradas", "created_at", **kept_counts(scope))
    done = _found(scope, by, "resueltas", "resolved_at")
    rated = _found(scope, by, "valoradas", "rating__rated_at", stars=Sum("rating__stars"))
    is_of_months = by == By.MONTH
    here = {} if is_of_months else _found(scope, by, "abiertas", "")
    nothing = {"total": 0, "stars": 0}

    def summary(key: Key, name: str) -> Summary:
        one, rates = came.get(key, nothing), rated.get(key, nothing)
        return Summary(
            key, name, one["total"], done.get(key, nothing)["total"],
            None if is_of_months else here.get(key, nothing)["total"],
            kept_in(one, Metric.FIRST_RESPONSE), kept_in(one, Metric.RESOLUTION),
            rates["total"], rates["stars"] / rates["total"] if rates["total"] else None,
        )  # fmt: skip

    if is_of_months:
        parts = scope.moment.period.parts(Step.MONTH)
        return [summary(start_of(Step.MONTH, part.first), "") for part in parts]
    names = {key: row["name"] or "" for source in (came, done, rated, here) for key, row in source.items()}
    found = [summary(key, name) for key, name in names.items()]
    return sorted(found, key=_most_first)[:MOST]


def _most_first(one: Summary) -> tuple[int, int, str]:
    return -one.came, -(one.open or 0), one.name.casefold()


def _found(scope: Scope, by: By, name: str, column: str, **more: Any) -> dict[Key, dict[str, Any]]:
    """Rows of one kind by their key; `column`: in which month they are."""
    rows: QuerySet[Any, Any] = scope.behind(name)
    if by == By.MONTH:
        rows = rows.annotate(key=truncated(column, Step.MONTH, scope.moment.period))
        told = rows.values("key")
    else:
        told = rows.values(key=F(by.value), name=F(f"{by.value}__name"))
    most = told.annotate(total=Count("pk"), **more).order_by("-total")[: 2 * MOST]
    return {row["key"] or NONE: row for row in most}
