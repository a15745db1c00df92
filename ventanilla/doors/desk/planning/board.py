"""The planning as it is drawn: days, technicians, and what stands in each of their days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ventanilla.core.times import capital_weekday, long_date
from ventanilla.core.worktime import Worktime
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.reports.wording import decimal
from ventanilla.domain.tickets.visits import lanes, snags
from ventanilla.doors.desk.planning.asked import Asked
from ventanilla.doors.desk.planning.blocks import Block, block_of, hours_to_show
from ventanilla.doors.desk.planning.hours import Shift, start_of
from ventanilla.doors.desk.planning.reads import Found, read


class Day(NamedTuple):
    """As the house keeps it."""

    on: date
    weekday: str
    words: str
    shift: Shift
    is_today: bool


class Cell(NamedTuple):
    """A day of a technician."""

    shift: Shift
    is_another: bool
    """They are there when the house is not, or the other way round."""
    blocks: list[Block]


class Row(NamedTuple):
    """A technician; 0: what is planned and nobody's."""

    id: int
    name: str
    team: str
    cells: list[Cell]
    """By day."""
    minutes: int
    capacity: int

    @property
    def load(self) -> str:
        return f"{_hours(self.minutes)} / {_hours(self.capacity)} h"


@dataclass(frozen=True)
class Board:
    asked: Asked
    me: StaffMember
    days: list[Day]
    rows: list[Row]
    found: Found
    hours: tuple[int, int]
    """Those of the day that are drawn."""
    suggested: str
    """Where something without a date begins, when it is moved by keys."""

    @property
    def listed(self) -> Row | None:
        """Whose day a phone shows: who was chosen, or who sits there."""
        wanted = self.asked.technician or self.me.pk
        return next((row for row in self.rows if row.id == wanted), self.rows[0] if self.rows else None)

    @property
    def focus(self) -> int:
        """Place of the day that was asked for."""
        return next((place for place, day in enumerate(self.days) if day.on == self.asked.day), 0)

    @property
    def is_full(self) -> bool:
        return any(row.cells[place].blocks for row in self.rows for place in range(len(self.days)))


def board_of(asked: Asked, me: StaffMember, at: datetime) -> Board:
    until = start_of(asked.days[-1] + timedelta(days=1))
    found = read(me, asked.days, start_of(asked.days[0]), until, asked.team)
    wanted = _wanted(asked, found)
    shown = [day for day in asked.days if _is_shown(day, asked, found, wanted)]
    days = [
        Day(day, capital_weekday(day), long_date(day), found.hours.shift(None, day), day == at.date())
        for day in shown
    ]
    rows = _rows(wanted, found, days)
    shifts = [found.hours.shift(number, asked.day).windows for number in (None, *wanted)]
    return Board(
        asked, me, days, rows, found, hours_to_show(shifts, found.visits if not asked.is_week else []),
        _suggested(asked, found.hours.worktime(me.pk), at),
    )  # fmt: skip


def _is_shown(day: date, asked: Asked, found: Found, wanted: Iterable[int]) -> bool:
    """The weekend only when somebody works on it, or looks at it."""
    return (
        day.weekday() < 5
        or day == asked.day
        or any(found.hours.shift(number, day).windows for number in (None, *wanted))
        or any(localtime(visit.starts).date() == day for visit in found.visits)
    )


def _wanted(asked: Asked, found: Found) -> dict[int, str]:
    """Everybody who is here, or was asked for; besides, whoever still has visits though they have left."""
    wanted = {one.id: one.name for one in found.technicians if _is_wanted(one.id, asked, found)}
    if not asked.team:
        wanted |= {
            visit.technician or 0: visit.who or _("Sin técnico")
            for visit in found.visits
            if (visit.technician or 0) not in wanted
        }
    return wanted


def _rows(wanted: Mapping[int, str], found: Found, days: list[Day]) -> list[Row]:
    troubles, rows = snags(found.visits, found.hours.worktime), []
    for number, name in wanted.items():
        own = [visit for visit in found.visits if (visit.technician or 0) == number]
        places, cells = lanes(own), [_cell(number, day, found) for day in days]
        on = {day.on: cell for day, cell in zip(days, cells, strict=True)}
        for visit in own:
            block = block_of(visit, troubles.get(visit.name, []), places[visit.name])
            on[localtime(visit.starts).date()].blocks.append(block)
        planned, capacity = sum(visit.minutes for visit in own), sum(cell.shift.minutes for cell in cells)
        rows.append(Row(number, name, _team(number, found), cells, planned, capacity))
    return rows


def _cell(number: int, day: Day, found: Found) -> Cell:
    shift = found.hours.shift(number, day.on)
    return Cell(shift, shift != day.shift, [])


def _is_wanted(number: int, asked: Asked, found: Found) -> bool:
    """A technician is asked for by a phone, which shows one day of one; there is room for all of them elsewhere."""
    return not asked.team or number in found.members.get(asked.team, set())


def _team(number: int, found: Found) -> str:
    return next((team.name for team in found.teams if number in found.members.get(team.id, ())), "")


def _suggested(asked: Asked, worktime: Worktime, at: datetime) -> str:
    """The next opening of the day that is looked at, on the half hour."""
    first = max(at, datetime.combine(asked.day, datetime.min.time(), at.tzinfo))
    opens = localtime(worktime.next_opening(first) or first)
    late = opens.minute % 30 or opens.second
    opens = opens.replace(minute=opens.minute // 30 * 30, second=0, microsecond=0)
    return f"{opens + timedelta(minutes=30 if late else 0):%Y-%m-%dT%H:%M}"


def _hours(minutes: int) -> str:
    """Hours with a half where there is one: «27», «4,5»."""
    return decimal(minutes / 60).removesuffix(",0").removesuffix(".0")
