"""The sums of some days, counted from the tickets as they are now."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from django.db.models import Count, F, QuerySet

from ventanilla.domain.reports.counted import COUNTED, Moment
from ventanilla.domain.reports.lengths import LENGTHS, as_kept, minutes_until
from ventanilla.domain.reports.models import Subject, Tally
from ventanilla.domain.reports.period import Period
from ventanilla.domain.reports.scope import NONE
from ventanilla.domain.reports.sums import KEYS, KINDS, Columns, grain_of, name_of, truncated
from ventanilla.domain.tickets.models import Ticket

Place = tuple[date, str, str]
"""Of a tally: its day and its keys."""


def tallies(columns: Columns, period: Period) -> list[Tally]:
    """Those of a period that is cut where the grain is. Where nothing happened there is none."""
    counts: defaultdict[Place, dict[str, int]] = defaultdict(dict)
    lengths: defaultdict[Place, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for kind in KINDS:
        for row in _rows(kind.name, kind.column, columns, period).annotate(**kind.counts):
            counts[_place(row)] |= row
    for length in () if Subject.CUSTOMER in columns else LENGTHS:
        rows = _rows(length.name, length.since, columns, period).annotate(minutes=minutes_until(length.until))
        for row in rows.annotate(number=Count("pk")):
            lengths[_place(row)][length.kept][str(as_kept(row["minutes"]))] += row["number"]
    name = name_of(columns)
    return [
        Tally(subject=name, day=day, key=key, second=second, **row, **lengths[day, key, second])
        for (day, key, second), row in counts.items()
    ]


def _rows(name: str, column: str, columns: Columns, period: Period) -> QuerySet[Any, Any]:
    """The tickets behind a number by day and keys."""
    rows = Ticket.objects.filter(COUNTED[name](Moment(period, period.until))).order_by()
    keys = {f"of_{place}": F(one.value) for one, place in zip(columns, KEYS, strict=False)}
    told: QuerySet[Any, Any] = rows.annotate(on=truncated(column, grain_of(columns), period), **keys)
    return told.values("on", *keys)


def _place(row: dict[str, Any]) -> Place:
    """Taken out of the row."""
    key, second = (row.pop(f"of_{place}", "") for place in KEYS)
    return row.pop("on"), _told(key), _told(second)


def _told(key: object) -> str:
    return str(NONE if key is None else key)
