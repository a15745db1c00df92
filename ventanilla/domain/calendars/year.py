"""A year as a page draws it: twelve months in weeks, what each day is, and how much work there is. Pure."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ventanilla.core.opening import Window
from ventanilla.core.worktime import Season as Stretch
from ventanilla.core.worktime import Worktime
from ventanilla.domain.calendars.facts import day_of_year
from ventanilla.domain.calendars.models import Holiday, Season


@dataclass(frozen=True)
class Cell:
    on: date
    windows: tuple[Window, ...]
    holiday: Holiday | None = None
    season: Season | None = None
    is_today: bool = False

    @property
    def mark(self) -> str:
        """`open`, `closed`, `half` for a day with hours of its own, or the kind of holiday."""
        if self.holiday:
            return "half" if self.windows else str(self.holiday.kind)
        return "open" if self.windows else "closed"

    @property
    def minutes(self) -> int:
        """As the clock on the wall goes: the two days that are an hour shorter or longer count as others."""
        return sum(closes - opens for opens, closes in self.windows)


@dataclass(frozen=True)
class Month:
    first: date
    weeks: list[list[Cell | None]]
    """From Monday to Sunday; None: a day of another month."""

    @property
    def cells(self) -> list[Cell]:
        return [cell for week in self.weeks for cell in week if cell]

    @property
    def days(self) -> int:
        return sum(bool(cell.windows) for cell in self.cells)

    @property
    def minutes(self) -> int:
        return sum(cell.minutes for cell in self.cells)


@dataclass(frozen=True)
class Year:
    number: int
    months: list[Month]

    @property
    def days(self) -> int:
        """That are worked."""
        return sum(month.days for month in self.months)

    @property
    def minutes(self) -> int:
        return sum(month.minutes for month in self.months)


def drawn(
    year: int, worktime: Worktime, seasons: Iterable[Season], holidays: Iterable[Holiday], *, today: date
) -> Year:
    stretches = [(one, Stretch(day_of_year(one.first), day_of_year(one.last), {})) for one in seasons]
    known = {one.on: one for one in holidays}

    def cell(on: date) -> Cell:
        season = next((one for one, stretch in stretches if stretch.covers(on)), None)
        return Cell(on, worktime.hours_on(on), known.get(on), season, on == today)

    return Year(
        year,
        [
            Month(
                date(year, month, 1),
                [[cell(on) if on.month == month else None for on in week] for week in weeks],
            )
            for month in range(1, 13)
            for weeks in [calendar.Calendar().monthdatescalendar(year, month)]
        ],
    )
