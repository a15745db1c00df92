"""When each technician is at work, on the wall of whoever looks at the planning."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext as _

from ventanilla.core.opening import Window
from ventanilla.core.worktime import Worktime
from ventanilla.domain.calendars.known import the_calendars
from ventanilla.domain.calendars.models import THE_HOUSES
from ventanilla.doors.desk.planning.blocks import hours_in_words, place_of, shut

A_DAY = timedelta(days=1)


class Shift(NamedTuple):
    """A day of somebody."""

    windows: tuple[Window, ...]
    holiday: str

    @property
    def hours(self) -> str:
        """«8:30 – 14:00, 15:30 – 18:30»; empty where nobody works."""
        return hours_in_words(self.windows)

    @property
    def why_shut(self) -> str:
        return self.holiday or ("" if self.windows else _("Sin servicio"))

    @property
    def words(self) -> str:
        """Why they are not there, and when they are."""
        return " · ".join(one for one in (self.why_shut, self.hours) if one)

    @property
    def shut(self) -> list[str]:
        """Where it is shaded: classes (see `blocks.place_of`)."""
        return [place_of(one) for one in shut(self.windows)]

    @property
    def minutes(self) -> int:
        return sum(until - begin for begin, until in self.windows)


@dataclass(frozen=True)
class Hours:
    calendars: Mapping[int, int]
    """By technician: the key of their own calendar."""
    holidays: Mapping[tuple[int, date], str]

    def worktime(self, technician: int | None) -> Worktime:
        """None: of nobody, which is the house's."""
        return the_calendars().of(self.calendars.get(technician or 0))

    def shift(self, technician: int | None, day: date) -> Shift:
        number = self.calendars.get(technician or 0, THE_HOUSES)
        return Shift(windows_here(self.worktime(technician), day), self.holidays.get((number, day), ""))


def windows_here(worktime: Worktime, day: date) -> tuple[Window, ...]:
    """Who opens at 8:30 on the islands opens at 9:30 here."""
    if str(worktime.zone) == str(get_default_timezone()):
        return worktime.hours_on(day)
    at_minute = _minutes_of(day)
    instants = (one for step in (-1, 0, 1) for one in worktime.windows_of(day + step * A_DAY))
    found = ((at_minute(opens), at_minute(closes)) for opens, closes in instants)
    return tuple((begins, ends) for begins, ends in found if begins < ends)


def _minutes_of(day: date) -> Callable[[datetime], int]:
    """Minutes since midnight here; what is before or after the day is at its edge."""

    def at_minute(instant: datetime) -> int:
        here = localtime(instant)
        if here.date() != day:
            return 0 if here.date() < day else 24 * 60
        return here.hour * 60 + here.minute

    return at_minute


def start_of(day: date) -> datetime:
    return datetime.combine(day, time(), get_default_timezone())
