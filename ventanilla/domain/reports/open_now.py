"""What is open now, whenever it came in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from ventanilla.domain.reports.counted import AGES, COUNTED, late, old
from ventanilla.domain.reports.scope import NONE, Scope
from ventanilla.domain.tickets.status import OPEN, Status


@dataclass(frozen=True)
class OpenNow:
    total: int
    late: int
    by_status: dict[str, int]
    """All the open ones, in the order of a ticket's life."""
    by_age: dict[str, int]
    """By the names of `AGES`."""
    by_assignee: dict[int, tuple[str, int]]
    """Name and number; `NONE` without a name: nobody's."""


def open_now(scope: Scope) -> OpenNow:
    aged = {f"age_{age}": Count("pk", filter=old(age, scope.moment.at)) for age in AGES}
    aged["late"] = Count("pk", filter=late(scope.moment.at))
    rows: QuerySet[Any, Any] = scope.tickets().filter(COUNTED["abiertas"](scope.moment))
    rows = rows.values("status", "assignee", "assignee__person__name").annotate(total=Count("pk"), **aged)
    statuses, ages, owners, names = Counter[str](), Counter[str](), Counter[int](), {NONE: ""}
    overdue = 0
    for row in rows:
        owner = row["assignee"] or NONE
        statuses[row["status"]] += row["total"]
        owners[owner] += row["total"]
        names[owner] = row["assignee__person__name"] or ""
        overdue += row["late"]
        ages.update({age: row[f"age_{age}"] for age in AGES})
    return OpenNow(
        statuses.total(),
        overdue,
        {status.value: statuses[status] for status in Status if status in OPEN},
        {age: ages[age] for age in AGES},
        {owner: (names[owner], total) for owner, total in owners.items()},
    )
