"""Opening hours of a week, their words, and time counted in them. Values in, values out: no clock, no settings.

A week is `{0: ((540, 840), (960, 1140))}`: Monday is 0, minutes since midnight, from and until. A day that is not there is
closed. Times are those of the zone; what is counted is time that passes: on the day that skips an hour it is not there, on
the day that repeats one it is there twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language
from django.utils.translation import gettext as _

Window = tuple[int, int]
Week = Mapping[int, tuple[Window, ...]]

OFFICE: Week = dict.fromkeys(range(5), ((8 * 60 + 30, 14 * 60), (15 * 60 + 30, 18 * 60 + 30)))
"""When nobody has said otherwise."""
FURTHEST = 400
"""Days: a week without a single window would be searched for ever."""


def add_minutes(start: datetime, minutes: int, week: Week, zone: ZoneInfo) -> datetime:
    """The instant (UTC) by which so many open minutes have passed since `start`.

    Raises ValueError when the week is never open.
    """
    left = timedelta(minutes=minutes)
    for opens, closes in _windows_from(start, week, zone):
        begins = max(opens, start.astimezone(UTC))
        if closes - begins >= left:
            return begins + left
        left -= max(closes - begins, timedelta())
    raise ValueError("The week is never open.")


def add_days(start: datetime, days: int, week: Week, zone: ZoneInfo) -> datetime:
    """The same time of the day, so many open days later (UTC). The day of the start does not count, nor closed ones.

    Raises ValueError when the week is never open.
    """
    if not any(week.values()):
        raise ValueError("The week is never open.")
    local = start.astimezone(zone)
    day, left = local.date(), days
    while left > 0:
        day += timedelta(days=1)
        left -= bool(week.get(day.weekday()))
    return datetime.combine(day, local.time(), zone).astimezone(UTC)


def is_open(at: datetime, week: Week, zone: ZoneInfo) -> bool:
    return next_opening(at, week, zone) == at.astimezone(UTC)


def next_opening(at: datetime, week: Week, zone: ZoneInfo) -> datetime | None:
    """When somebody is there again; `at` itself while it is open, None for a week that never opens."""
    for opens, closes in _windows_from(at, week, zone):
        if closes > at:
            return max(opens, at.astimezone(UTC))
    return None


def in_words(week: Week) -> str:
    """«De lunes a jueves, 8:30 – 14:00 y 15:30 – 18:30; viernes, 8:00 – 15:00», in the active language.

    Days with the same hours are said together; a closed day is not said.
    """
    by_hours: dict[tuple[Window, ...], list[int]] = {}
    for day in sorted(week):
        if week[day]:
            by_hours.setdefault(tuple(week[day]), []).append(day)
    told = "; ".join(
        _("%(days)s, %(hours)s") % {"days": _days(days), "hours": _listed([span_of(one) for one in hours])}
        for hours, days in by_hours.items()
    )
    return told[:1].upper() + told[1:]


def span_of(window: Window) -> str:
    """«8:30 – 14:00»."""
    return " – ".join(f"{minute // 60}:{minute % 60:02}" for minute in window)


def _days(days: Sequence[int]) -> str:
    names = [weekday(day) for day in days]
    if len(days) == 7:
        return _("todos los días")
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return _("de %(first)s a %(last)s") % {"first": names[0], "last": names[-1]}
    return _listed(names)


def weekday(day: int) -> str:
    """Its name within a sentence; Monday is 0."""
    name = str(WEEKDAYS[day])
    return name if (get_language() or "").startswith("en") else name.lower()


def _listed(words: Sequence[str]) -> str:
    """«a», «a y b», «a, b y c»."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s y %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def _windows_from(start: datetime, week: Week, zone: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
    """Every window that ends after `start`, as instants, in order."""
    first = start.astimezone(zone).date()
    for offset in range(FURTHEST):
        day = first + timedelta(days=offset)
        for opens, closes in week.get(day.weekday(), ()):
            until = _instant(day, closes, zone)
            if until > start:
                yield _instant(day, opens, zone), until


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
