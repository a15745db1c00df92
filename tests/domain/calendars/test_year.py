"""The year as a page draws it."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from ventanilla.core.worktime import Season as Stretch
from ventanilla.core.worktime import Worktime
from ventanilla.domain.calendars.models import Holiday, Season
from ventanilla.domain.calendars.year import drawn

WEEK = dict.fromkeys(range(5), ((540, 840), (960, 1140)))
SUMMER = dict.fromkeys(range(5), ((480, 900),))


def year_of(holidays=(), seasons=()):
    worktime = Worktime(
        ZoneInfo("Europe/Madrid"),
        WEEK,
        tuple(Stretch((6, 15), (9, 15), SUMMER) for _one in seasons),
        {one.on: one.windows for one in holidays},
    )
    return drawn(2027, worktime, seasons, holidays, today=date(2027, 5, 3))


def cell_on(year, on):
    return next(cell for cell in year.months[on.month - 1].cells if cell.on == on)


def test_weeks_begin_on_monday_and_hold_the_month_alone():
    january = year_of().months[0]

    assert january.weeks[0][:4] == [None] * 4
    assert january.weeks[0][4].on == date(2027, 1, 1)
    assert [len(week) for week in january.weeks] == [7] * 5
    assert sum(len(month.cells) for month in year_of().months) == 365


def test_each_day_says_what_it_is():
    national = Holiday(on=date(2027, 1, 1), name="Año Nuevo", kind="national", hours=[])
    half = Holiday(on=date(2027, 12, 24), name="Nochebuena", kind="own", hours=[[540, 840]])
    summer = Season(name="Jornada intensiva", first="06-15", last="09-15")
    year = year_of([national, half], [summer])

    marks = {on: cell_on(year, on).mark for on in (national.on, half.on, date(2027, 1, 2), date(2027, 1, 4))}

    assert list(marks.values()) == ["national", "half", "closed", "open"]
    assert cell_on(year, date(2027, 7, 1)).season == summer
    assert cell_on(year, date(2027, 9, 16)).season is None
    assert cell_on(year, date(2027, 5, 3)).is_today


def test_days_and_hours_are_summed():
    national = Holiday(on=date(2027, 1, 1), name="Año Nuevo", kind="national", hours=[])
    half = Holiday(on=date(2027, 12, 24), name="Nochebuena", kind="own", hours=[[540, 840]])
    plain, year = year_of(), year_of([national, half])

    assert plain.days == 261
    assert plain.minutes == 261 * 480
    assert year.days == 260
    assert year.minutes == plain.minutes - 480 - 180
    assert (year.months[0].days, year.months[0].minutes) == (20, 20 * 480)
