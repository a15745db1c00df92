"""The sums of some days, counted from the tickets as they are now."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from django.db.models import Count, F, QuerySet, Value
from django.db.models.expressions import Combinable

from ventanilla.domain.reports.counted import COUNTED, Moment
from ventanilla.domain.reports.lengths import LENGTHS, as_kept, minutes_until
from ventanilla.domain.reports.models import Subject, Tally
from ventanilla.domain.reports.period import Period
from ventanilla.domain.reports.scope import NONE
from ventanilla.domain.reports.sums import KINDS, grain_of, truncated
from ventanilla.domain.tickets.models import Ticket

Place = tuple[date, str]
"""Of a tally: its day and its key."""


def tallies(subject: Subject, period: Period) -> list[Tally]:
    """Those of a period that is cut where the grain is. Where nothing happened there is none."""
    counts: defaultdict[Place, dict[str, int]] = defaultdict(dict)
    lengths: defaultdict[Place, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for kind in KINDS:
        for row in _rows(kind.name, kind.column, subject, period).annotate(**kind.counts):
            counts[_place(row)] |= row
    for length in () if subject == Subject.CUSTOMER else LENGTHS:
        rows = _rows(length.name, length.since, subject, period).annotate(minutes=minutes_until(length.until))
        for row in rows.annotate(number=Count("pk")):
            lengths[_place(row)][length.kept][str(as_kept(row["minutes"]))] += row["number"]
    return [
        Tally(subject=subject, day=place[0], key=place[1], **row, **lengths[place])
        for place, row in counts.items()
    ]


def _rows(name: str, column: str, subject: Subject, period: Period) -> QuerySet[Any, Any]:
    """The tickets behind a number by day and key."""
    rows = Ticket.objects.filter(COUNTED[name](Moment(period, period.until))).order_by()
    key: Combinable = Value(NONE) if subject == Subject.ALL else F(subject.value)
    return rows.annotate(on=truncated(column, grain_of(subject), period), of=key).values("on", "of")


def _place(row: dict[str, Any]) -> Place:
    """Taken out of the row."""
    key = row.pop("of")
    return row.pop("on"), str(NONE if key is None else key)
