"""What is open now, whenever it came in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from ventanilla.domain.reports.counted import AGES, COUNTED, old, pressing
from ventanilla.domain.reports.models import Subject
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
    by_assignee: Counter[int]
    """`NONE`: nobody's."""


def open_now(scope: Scope) -> OpenNow:
    aged = {f"age_{age}": Count("pk", filter=old(age, scope.moment.at)) for age in AGES}
    aged["late"] = Count("pk", filter=pressing(scope.moment.at))
    rows: QuerySet[Any, Any] = scope.tickets().filter(COUNTED["abiertas"](scope.moment))
    rows = rows.values("status", "assignee").annotate(total=Count("pk"), **aged)
    statuses, ages, owners = Counter[str](), Counter[str](), Counter[int]()
    overdue = 0
    for row in rows:
        statuses[row["status"]] += row["total"]
        owners[row["assignee"] or NONE] += row["total"]
        overdue += row["late"]
        ages.update({age: row[f"age_{age}"] for age in AGES})
    return OpenNow(
        statuses.total(),
        overdue,
        {status.value: statuses[status] for status in Status if status in OPEN},
        {age: ages[age] for age in AGES},
        owners,
    )


def open_by(scope: Scope, subject: Subject) -> Counter[int]:
    """How many, of each customer, team…; `NONE`: of those that have none."""
    rows: QuerySet[Any, Any] = scope.tickets().filter(COUNTED["abiertas"](scope.moment))
    told = rows.values_list(subject.value).annotate(Count("pk"))
    return Counter({key or NONE: total for key, total in told})
