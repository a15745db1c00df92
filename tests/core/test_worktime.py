"""Time counted in opening hours, against a table and against counting every minute."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ventanilla.core.opening import OFFICE, Week
from ventanilla.core.worktime import NeverOpen, Worktime

MADRID, CANARY = ZoneInfo("Europe/Madrid"), ZoneInfo("Atlantic/Canary")
ALWAYS: Week = dict.fromkeys(range(7), ((0, 1440),))
SPLIT: Week = dict.fromkeys(range(5), ((540, 840), (960, 1140)))
"""9:00 – 14:00 and 16:00 – 19:00."""
NIGHTS: Week = {5: ((0, 480),), 6: ((0, 480),)}
"""The two nights in which the clocks change belong to Sundays."""
NEVER: Week = {0: (), 3: ()}


def add_minutes(start: datetime, minutes: int, week: Week, zone: ZoneInfo) -> datetime:
    return Worktime(zone, week).add(start, timedelta(minutes=minutes))


def at(text: str, zone: ZoneInfo = MADRID) -> datetime:
    """«2026-11-24 9:30» on the wall of the zone; the first one, where there are two."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(("start", "minutes", "end"), [
    ("2026-11-24 09:00", 60, "2026-11-24 10:00"),
    ("2026-11-24 09:00", 300, "2026-11-24 14:00"),
    ("2026-11-24 09:00", 301, "2026-11-24 16:01"),
    ("2026-11-24 13:30", 60, "2026-11-24 16:30"),
    ("2026-11-24 14:30", 60, "2026-11-24 17:00"),
    ("2026-11-24 06:00", 60, "2026-11-24 10:00"),
    ("2026-11-24 18:30", 60, "2026-11-25 09:30"),
    ("2026-11-27 18:30", 60, "2026-11-30 09:30"),
    ("2026-11-28 12:00", 480, "2026-11-30 19:00"),
    ("2026-11-28 12:00", 960, "2026-12-01 19:00"),
    ("2026-12-31 18:00", 120, "2027-01-01 10:00"),
    ("2028-02-28 18:00", 120, "2028-02-29 10:00"),
    ("2026-11-24 09:00", 0, "2026-11-24 09:00"),
])  # fmt: skip
def test_minutes_pass_only_while_somebody_is_there(start, minutes, end):
    assert add_minutes(at(start), minutes, SPLIT, MADRID) == at(end)


@pytest.mark.parametrize(("zone", "day", "minutes", "end"), [
    (MADRID, "2026-03-29", 120, "03:00"),
    (MADRID, "2026-03-29", 180, "04:00"),
    (MADRID, "2026-10-25", 120, "02:00"),
    (MADRID, "2026-10-25", 300, "04:00"),
    (CANARY, "2026-03-29", 60, "02:00"),
    (CANARY, "2026-03-29", 120, "03:00"),
    (CANARY, "2026-10-25", 300, "04:00"),
])  # fmt: skip
def test_on_the_days_the_clocks_change_what_passes_is_counted(zone, day, minutes, end):
    assert add_minutes(at(f"{day} 00:00", zone), minutes, ALWAYS, zone) == at(f"{day} {end}", zone)


@pytest.mark.parametrize(("day", "hours"), [("2026-03-29", 7), ("2026-10-25", 9), ("2026-10-18", 8)])
@pytest.mark.parametrize("zone", [MADRID, CANARY])
def test_a_night_of_the_change_is_an_hour_shorter_or_longer(zone, day, hours):
    start = at(f"{day} 00:00", zone)

    assert add_minutes(start, hours * 60, NIGHTS, zone) == at(f"{day} 08:00", zone)
    assert add_minutes(start, hours * 60 + 1, NIGHTS, zone) > at(f"{day} 08:00", zone)


def test_an_hour_that_does_not_exist_begins_at_the_jump():
    week: Week = {6: ((150, 240),)}

    assert Worktime(MADRID, week).next_opening(at("2026-03-29 00:00")) == at("2026-03-29 03:00")


def test_the_same_week_is_an_hour_later_in_the_canary_islands():
    moment = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)

    assert Worktime(MADRID, SPLIT).is_open(moment)
    assert not Worktime(CANARY, SPLIT).is_open(moment)
    assert Worktime(CANARY, SPLIT).next_opening(moment) == datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def test_the_hour_that_comes_twice_is_open_twice():
    twice = [datetime(2026, 10, 25, 2, 30, tzinfo=MADRID, fold=fold) for fold in (0, 1)]

    assert [Worktime(MADRID, ALWAYS).is_open(moment) for moment in twice] == [True, True]


@pytest.mark.parametrize(("start", "days", "end"), [
    ("2026-11-24 17:05", 3, "2026-11-27 17:05"),
    ("2026-11-25 17:05", 3, "2026-11-30 17:05"),
    ("2026-11-28 12:00", 1, "2026-11-30 12:00"),
    ("2026-11-24 23:50", 9, "2026-12-07 23:50"),
    ("2026-03-27 02:30", 1, "2026-03-30 02:30"),
    ("2026-10-23 02:30", 1, "2026-10-26 02:30"),
    ("2026-11-24 10:00", 0, "2026-11-24 10:00"),
])  # fmt: skip
def test_days_are_those_on_which_somebody_is_there(start, days, end):
    assert Worktime(MADRID, OFFICE).add_days(at(start), days) == at(end)


def test_days_keep_the_time_of_the_day_over_the_change():
    assert Worktime(MADRID, ALWAYS).add_days(at("2026-03-28 10:00"), 1) == at("2026-03-29 10:00")
    assert Worktime(MADRID, ALWAYS).add_days(at("2026-10-24 10:00"), 1) == at("2026-10-25 10:00")


@pytest.mark.parametrize("week", [{}, NEVER])
def test_a_week_that_never_opens_promises_nothing(week):
    moment = at("2026-11-24 10:00")

    with pytest.raises(NeverOpen):
        add_minutes(moment, 60, week, MADRID)
    with pytest.raises(NeverOpen):
        Worktime(MADRID, week).add_days(moment, 1)
    assert Worktime(MADRID, week).next_opening(moment) is None
    assert not Worktime(MADRID, week).is_open(moment)


HALF_HOURS = [minute for minute in range(0, 1441, 30) if minute not in (90, 150)]
"""But those within the hour that comes twice, where a wall says too little."""


@st.composite
def weeks(draw: st.DrawFn) -> Week:
    """One or two windows on some of the days."""
    days = draw(st.sets(st.integers(0, 6), min_size=1))
    return {day: _windows(draw(st.sets(st.sampled_from(HALF_HOURS), min_size=2, max_size=4))) for day in days}


def _windows(edges: set[int]) -> tuple[tuple[int, int], ...]:
    order = sorted(edges)
    return tuple(zip(order[::2], order[1::2], strict=False))


def by_counting(start: datetime, minutes: int, week: Week, zone: ZoneInfo) -> datetime:
    """Look at the wall every minute."""
    moment = start.astimezone(UTC)
    while minutes:
        local = moment.astimezone(zone)
        minute = local.hour * 60 + local.minute
        minutes -= any(opens <= minute < closes for opens, closes in week.get(local.weekday(), ()))
        moment += timedelta(minutes=1)
    return moment


@settings(max_examples=80, deadline=None)
@given(
    week=weeks(),
    start=st.sampled_from(["2026-03-27 22:00", "2026-10-23 22:00", "2026-11-24 10:17", "2026-12-31 23:59"]),
    minutes=st.integers(1, 900),
    zone=st.sampled_from([MADRID, CANARY]),
)
def test_it_equals_counting_every_minute(week, start, minutes, zone):
    moment = at(start, zone)

    assert add_minutes(moment, minutes, week, zone) == by_counting(moment, minutes, week, zone)
