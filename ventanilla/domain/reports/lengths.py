"""How long things took, in elapsed time: nights and Sundays count. What is promised is counted otherwise (see `flow`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, DurationField, ExpressionWrapper, F, IntegerField, Q, Window
from django.db.models.functions import RowNumber

from ventanilla.domain.reports.scope import Scope


@dataclass(frozen=True)
class Spread:
    """Half of them took no longer than the median, nine out of ten no longer than the ninetieth percentile. Each is the
    length of one that happened (nearest rank)."""

    count: int = 0
    median: timedelta | None = None
    ninetieth: timedelta | None = None


def until_first_answer(scope: Scope) -> Spread:
    """Of what came in and has been answered."""
    return _spread(scope, "respondidas", "first_response_at")


def until_resolved(scope: Scope) -> Spread:
    """Of what was resolved."""
    return _spread(scope, "resueltas", "resolved_at")


def rank(count: int, percent: int) -> int:
    """The place of the percentile among so many in order, from 1 on: half of five is the third."""
    return -(-count * percent // 100)


def _spread(scope: Scope, name: str, column: str) -> Spread:
    """The database sorts; two rows come."""
    length = ExpressionWrapper(F(column) - F("created_at"), output_field=DurationField())
    place = Window(RowNumber(), order_by=[length.asc(), F("pk").asc()])
    total = Window(Count("pk"))
    half = ExpressionWrapper((F("total") + 1) / 2, output_field=IntegerField())
    most = ExpressionWrapper((F("total") * 9 + 9) / 10, output_field=IntegerField())
    rows = scope.behind(name).annotate(place=place, total=total).filter(Q(place=half) | Q(place=most))
    found = {row[0]: row for row in rows.values_list("place", "total", "created_at", column)}
    if not found:
        return Spread()
    count = next(iter(found.values()))[1]
    middle, late = found[rank(count, 50)], found[rank(count, 90)]
    return Spread(count, middle[3] - middle[2], late[3] - late[2])
