"""Time as the desk counts it: office hours of Norte Sistemas, local and without a time zone. Pure."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ventanilla.demo.days_off import FIXED, days_off

ZONE = ZoneInfo("Europe/Madrid")
WINDOWS = ((time(8, 30), time(14, 0)), (time(15, 30), time(18, 30)))
OFFICE_DAY = 510
"""Minutes in an ordinary day, of both windows."""
HALF_DAY = ((time(8, 30), time(14, 0)),)
SUMMER = ((time(8, 0), time(15, 0)),)
"""From the 15th of June to the 15th of September."""
HOLIDAYS = frozenset(FIXED)
"""(month, day) of those that come each year on the same date."""


def is_working_day(day: date) -> bool:
    off = days_off(day.year).get(day)
    return day.weekday() < 5 and (off is None or off.is_half)


def later(moment: datetime, minutes: float) -> datetime:
    """The instant that many office minutes after `moment`."""
    left = timedelta(minutes=minutes)
    day = moment.date()
    while True:
        for start, end in _windows_of(day):
            begin = max(start, moment)
            if begin < end:
                if left < end - begin:
                    return begin + left
                left -= end - begin
        day += timedelta(days=1)


def earlier(moment: datetime, minutes: float) -> datetime:
    """The instant that many office minutes before `moment`."""
    left = timedelta(minutes=minutes)
    day = moment.date()
    while True:
        for start, end in reversed(_windows_of(day)):
            finish = min(end, moment)
            if start < finish:
                if left < finish - start:
                    return finish - left
                left -= finish - start
        day -= timedelta(days=1)


def is_open(moment: datetime) -> bool:
    return any(start <= moment < end for start, end in _windows_of(moment.date()))


def whole_half_hour(moment: datetime) -> datetime:
    """The next full or half hour: people agree visits so."""
    late = timedelta(minutes=moment.minute % 30, seconds=moment.second, microseconds=moment.microsecond)
    return moment if not late else moment - late + timedelta(minutes=30)


def _windows_of(day: date) -> list[tuple[datetime, datetime]]:
    if not is_working_day(day):
        return []
    windows = HALF_DAY if day in days_off(day.year) else SUMMER if _is_summer(day) else WINDOWS
    return [(datetime.combine(day, start), datetime.combine(day, end)) for start, end in windows]


def _is_summer(day: date) -> bool:
    return (6, 15) <= (day.month, day.day) <= (9, 15)
