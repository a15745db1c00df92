"""The planning as it is drawn: days, technicians, and what stands in each of their days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext as _

from ventanilla.core.times import long_date
from ventanilla.core.worktime import Worktime
from ventanilla.domain.calendars.known import the_worktime
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.visits import lanes, snags
from ventanilla.doors.desk.planning.asked import Asked
from ventanilla.doors.desk.planning.blocks import (
    Block,
    block_of,
    hours_in_words,
    hours_to_show,
    place_of,
    shut,
)  # fmt: skip
from ventanilla.doors.desk.planning.reads import Found, read


class Day(NamedTuple):
    on: date
    words: str
    hours: str
    """«8:30 – 14:00, 15:30 – 18:30»; empty where nobody works."""
    holiday: str
    shut: list[str]
    """Where it is shaded: classes (see `blocks.place_of`)."""
    is_today: bool

    @property
    def why_shut(self) -> str:
        return self.holiday or ("" if self.hours else _("Sin servicio"))


class Row(NamedTuple):
    """A technician; 0: what is planned and nobody's."""

    id: int
    name: str
    team: str
    cells: list[list[Block]]
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
        return any(row.cells[place] for row in self.rows for place in range(len(self.days)))


def board_of(asked: Asked, me: StaffMember, at: datetime) -> Board:
    worktime, zone = the_worktime(), get_default_timezone()
    since = datetime.combine(asked.days[0], datetime.min.time(), zone)
    until = datetime.combine(asked.days[-1] + timedelta(days=1), datetime.min.time(), zone)
    found = read(me, asked.days, since, until)
    on = {visit.number: localtime(visit.starts).date() for visit in found.visits}
    shown = [day for day in asked.days if _is_shown(day, asked, worktime, set(on.values()))]
    days = [_day(day, worktime, found, at) for day in shown]
    windows = worktime.hours_on(asked.day)
    return Board(
        asked, me, days, _rows(asked, found, shown, worktime), found,
        hours_to_show(windows, found.visits if not asked.is_week else []), _suggested(asked, worktime, at),
    )  # fmt: skip


def _is_shown(day: date, asked: Asked, worktime: Worktime, busy: set[date]) -> bool:
    """The weekend only when somebody works on it, or looks at it."""
    return day.weekday() < 5 or bool(worktime.hours_on(day)) or day in busy or day == asked.day


def _day(day: date, worktime: Worktime, found: Found, at: datetime) -> Day:
    windows = worktime.hours_on(day)
    closed = [place_of(one) for one in shut(windows)]
    return Day(
        day, long_date(day), hours_in_words(windows), found.holidays.get(day, ""), closed, day == at.date()
    )


def _rows(asked: Asked, found: Found, days: list[date], worktime: Worktime) -> list[Row]:
    """Everybody who is here, or was asked for; besides, whoever still has visits though they have left."""
    wanted = {one.id: one.name for one in found.technicians if _is_wanted(one.id, asked, found)}
    if not asked.team:
        wanted |= {
            visit.technician or 0: visit.who or _("Sin técnico")
            for visit in found.visits
            if (visit.technician or 0) not in wanted
        }
    troubles = snags(found.visits, worktime)
    capacity = sum(until - begin for day in days for begin, until in worktime.hours_on(day))
    rows = []
    for number, name in wanted.items():
        own = [visit for visit in found.visits if (visit.technician or 0) == number]
        places = lanes(own)
        cells: list[list[Block]] = [[] for _day in days]
        for visit in own:
            block = block_of(visit, troubles.get(visit.number, []), places[visit.number])
            cells[days.index(localtime(visit.starts).date())].append(block)
        rows.append(
            Row(number, name, _team(number, found), cells, sum(visit.minutes for visit in own), capacity)
        )
    return rows


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
    return f"{minutes / 60:.1f}".replace(".", ",").removesuffix(",0")
