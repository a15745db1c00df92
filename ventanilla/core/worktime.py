"""Time that counts: opening hours through the year, and sums in them. Values in, values out: no clock, no settings.

Times are those on the wall of the calendar's zone; what is counted is time that passes: on the day that skips an hour it
is not there, on the day that repeats one it is there twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ventanilla.core.opening import Week, Window

FURTHEST = 800
"""Days: a calendar without a single window would be searched for ever."""

DayOfYear = tuple[int, int]
"""Month and day."""


class NeverOpen(ValueError):
    """No window within reach: nothing can be counted."""


@dataclass(frozen=True)
class Season:
    """A stretch of every year with a week of its own, such as the *jornada intensiva*; it may go over New Year."""

    first: DayOfYear
    last: DayOfYear
    """Included. The 29th of February is the last of the month where there is none."""
    week: Week

    def covers(self, day: date) -> bool:
        now = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= now <= self.last
        return now >= self.first or now <= self.last


@dataclass(frozen=True, eq=False)
class Worktime:
    zone: ZoneInfo
    week: Week
    seasons: tuple[Season, ...] = ()
    """The first one that covers a day counts."""
    days: Mapping[date, tuple[Window, ...]] = field(default_factory=dict)
    """Days with hours of their own, above all others: a holiday has none."""
    _known: dict[date, tuple[tuple[datetime, datetime], ...]] = field(default_factory=dict, repr=False)

    def hours_on(self, day: date) -> tuple[Window, ...]:
        """Minutes since midnight, from and until, in order."""
        own = self.days.get(day)
        if own is not None:
            return own
        week = next((season.week for season in self.seasons if season.covers(day)), self.week)
        return week.get(day.weekday(), ())

    def windows_from(self, start: datetime, *, days: int = FURTHEST) -> Iterator[tuple[datetime, datetime]]:
        """Every window that ends after `start`, as instants (UTC), in order, so many days ahead."""
        first = start.astimezone(self.zone).date()
        for offset in range(days):
            for opens, closes in self.windows_of(first + timedelta(days=offset)):
                if closes > start:
                    yield opens, closes

    def windows_of(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """The windows of one day as instants (UTC)."""
        known = self._known.get(day)
        if known is None:
            hours = self.hours_on(day)
            known = tuple((_instant(day, a, self.zone), _instant(day, b, self.zone)) for a, b in hours)
            self._known[day] = known
        return known

    def add(self, start: datetime, length: timedelta) -> datetime:
        """The instant (UTC) by which so much open time has passed since `start`. Raises NeverOpen."""
        left = length
        for opens, closes in self.windows_from(start):
            begins = max(opens, start.astimezone(UTC))
            if closes - begins >= left:
                return begins + left
            left -= max(closes - begins, timedelta())
        raise NeverOpen

    def add_days(self, start: datetime, days: int) -> datetime:
        """The same time of the day, so many open days later (UTC). The day of the start does not count, nor closed ones.

        Raises NeverOpen.
        """
        local = start.astimezone(self.zone)
        day, left = local.date(), days
        for _step in range(FURTHEST):
            if left <= 0:
                return datetime.combine(day, local.time(), self.zone).astimezone(UTC)
            day += timedelta(days=1)
            left -= bool(self.hours_on(day))
        raise NeverOpen

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Open time from `start` to `end`."""
        passed = timedelta()
        for opens, closes in self.windows_from(start, days=max((end - start).days + 3, 0)):
            if opens >= end:
                break
            passed += max(min(closes, end) - max(opens, start), timedelta())
        return passed

    def is_open(self, at: datetime) -> bool:
        return any(opens <= at < closes for opens, closes in self.windows_from(at, days=2))

    def next_opening(self, at: datetime) -> datetime | None:
        """When somebody is there again; `at` itself while it is open, None for a calendar that never opens."""
        for opens, _closes in self.windows_from(at):
            return max(opens, at.astimezone(UTC))
        return None


def around_the_clock() -> Worktime:
    """Every minute counts: 24 × 7."""
    return Worktime(ZoneInfo("UTC"), dict.fromkeys(range(7), ((0, 24 * 60),)))


def _instant(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """A time on the wall. 24:00 is the next day's midnight; in the hour that does not exist, the moment of the jump; in
    the hour that comes twice, the first time.
    """
    if minute == 24 * 60:
        day, minute = day + timedelta(days=1), 0
    for later in range(minute, minute + 181):  # no zone jumps further than two hours, Troll in the Antarctic
        wall = datetime.combine(day, time()) + timedelta(minutes=later)
        at = wall.replace(tzinfo=zone).astimezone(UTC)
        if at.astimezone(zone).replace(tzinfo=None) == wall:
            return at
    raise ValueError(f"No such time: {day} {minute}")
