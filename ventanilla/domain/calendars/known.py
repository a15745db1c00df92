"""The calendars as everything counts with them: kept in memory until one of them changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from ventanilla.core.opening import Week, Window
from ventanilla.core.worktime import Season, Worktime
from ventanilla.domain.calendars import models
from ventanilla.domain.calendars.facts import day_of_year
from ventanilla.domain.provider.house import House, the_house, week_of, windows_in

Hours = Mapping[date, tuple[Window, ...]]


@dataclass(frozen=True)
class Calendars:
    """All of them, ready to count."""

    house: Worktime
    """The provider's."""
    others: Mapping[int, Worktime]
    as_of: tuple[int, object]
    """What the provider's row said when they were read."""

    def of(self, number: int | None) -> Worktime:
        """The one with this key; the provider's where there is none."""
        return self.others.get(number or 0, self.house)


_known: Calendars | None = None


def the_calendars() -> Calendars:
    """No statement while nothing has changed: the provider's row, which is known already, says when something has."""
    global _known
    house = the_house()
    if _known is None or _known.as_of != _mark(house):
        _known = read_calendars(house) if house.row.rules_mark else Calendars(_plain(house), {}, _mark(house))
    return _known


def forget_calendars() -> None:
    """Only in this process: read them again when they are wanted."""
    global _known
    _known = None


def the_worktime() -> Worktime:
    """The provider's own."""
    return the_calendars().house


def read_calendars(house: House) -> Calendars:
    """Read this moment: three statements."""
    rows = models.Calendar.objects.in_bulk()
    seasons: dict[int, list[Season]] = {}
    for one in models.Season.objects.order_by("calendar_id", "first", "pk"):
        season = Season(day_of_year(one.first), day_of_year(one.last), windows_in(one.week))
        seasons.setdefault(one.calendar_id, []).append(season)
    days: dict[int, dict[date, tuple[Window, ...]]] = {}
    for holiday in models.Holiday.objects.all():
        days.setdefault(holiday.calendar_id, {})[holiday.on] = holiday.windows
    counted = {
        number: Worktime(
            ZoneInfo(row.zone), hours_of(row, house), tuple(seasons.get(number, ())), days.get(number, {})
        )
        for number, row in rows.items()
    }
    own = counted.pop(models.THE_HOUSES, None) or _plain(house)
    return Calendars(own, counted, _mark(house))


def worktime_of(
    row: models.Calendar, house: House, seasons: Iterable[models.Season], days: Iterable[models.Holiday]
) -> Worktime:
    """One of them, from rows that somebody has at hand."""
    covered = tuple(
        Season(day_of_year(one.first), day_of_year(one.last), windows_in(one.week)) for one in seasons
    )
    return Worktime(
        ZoneInfo(row.zone), hours_of(row, house), covered, {holiday.on: holiday.windows for holiday in days}
    )


def hours_of(row: models.Calendar, house: House) -> Week:
    """Its ordinary week: its own, or the provider's."""
    return week_of(row.week) if row.week else house.week


def _plain(house: House) -> Worktime:
    """Before anybody has said more than the opening hours."""
    return Worktime(house.zone, house.week)


def _mark(house: House) -> tuple[int, object]:
    return house.row.rules_mark, house.week
