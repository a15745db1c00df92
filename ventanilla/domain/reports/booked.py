"""Which days have been summed up, and still are as they were then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.timezone import get_default_timezone, localtime

from ventanilla.domain.reports.models import Bookkeeping, Touched
from ventanilla.domain.reports.period import A_DAY, Period, Step, next_of, start_of

MOST_PIECES = 60
"""Into which a period falls; in more, everything is read from the tickets."""
MOST_TOUCHED = 5000


@dataclass(frozen=True)
class Split:
    """A period in two: what the sums say, and what has to be read from the tickets."""

    kept: Q | None
    """Of a tally; None where nothing was summed up."""
    fresh: list[Period]


@dataclass(frozen=True)
class Booked:
    since: date
    through: date
    touched: frozenset[date] = frozenset()
    """Days within that something changed since."""

    def split(self, period: Period, grain: Step) -> Split:
        """`grain`: of what the sums are; one that is not whole within the period, or was touched, is read anew."""
        first, last = max(period.first, self.since), min(period.last, self.through)
        if first <= last and start_of(grain, first) != first:
            first = next_of(grain, first)
        if first <= last and next_of(grain, last) - A_DAY != last:
            last = start_of(grain, last) - A_DAY
        touched = sorted({start_of(grain, day) for day in self.touched if first <= day <= last})
        if first > last or len(touched) > MOST_PIECES:
            return Split(None, [period])
        fresh = [(day, next_of(grain, day) - A_DAY) for day in touched]
        if period.first < first:
            fresh.append((period.first, first - A_DAY))
        if last < period.last:
            fresh.append((last + A_DAY, period.last))
        kept = Q(day__gte=first, day__lte=last) & ~Q(day__in=touched)
        return Split(kept, [Period(*days, period.zone) for days in fresh])


NOTHING = Booked(date(9999, 1, 1), date(1, 1, 1))


def what_is_booked() -> Booked:
    """As of now."""
    zone = get_default_timezone()
    row = Bookkeeping.objects.filter(zone=str(zone)).first()
    if row is None or row.through < row.since:
        return NOTHING
    touched = list(Touched.objects.values_list("at", flat=True).distinct()[: MOST_TOUCHED + 1])
    if len(touched) > MOST_TOUCHED:
        return NOTHING
    return Booked(row.since, row.through, frozenset(localtime(at, zone).date() for at in touched))
