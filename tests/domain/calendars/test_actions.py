"""What administrators do to calendars: each deed once in the journal, and time counted anew."""

from __future__ import annotations

from datetime import date

import pytest

from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.calendars.actions import (
    add_day,
    add_season,
    change_calendar,
    change_season,
    create_calendar,
    move_day,
    remove_calendar,
    remove_days,
    remove_season,
    set_days,
    the_houses_calendar,
)
from ventanilla.domain.calendars.facts import CalendarFacts, Day, SeasonFacts
from ventanilla.domain.calendars.finding import all_calendars, calendar_at
from ventanilla.domain.calendars.known import the_calendars, the_worktime
from ventanilla.domain.calendars.models import THE_HOUSES, Calendar, Holiday, Season
from ventanilla.domain.calendars.usage import in_need, who_uses
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.levels.models import ServiceLevel

WEEK = {0: ((540, 840),), 4: ((540, 780),)}
CANARY = CalendarFacts(name="Canarias", zone="Atlantic/Canary")
SUMMER = SeasonFacts(name="Jornada intensiva", first=(6, 15), last=(9, 15), week={0: ((480, 900),)})
KINGS = Day(on=date(2027, 1, 6), name="Reyes", kind="national")


@pytest.fixture
def canary(cast) -> Calendar:
    return create_calendar(CANARY, by=cast.ivan)


@pytest.fixture
def summer(cast, canary) -> Season:
    return add_season(canary, SUMMER, by=cast.ivan)


def last_entry() -> Entry:
    return Entry.objects.order_by("id").last()


def test_the_houses_own_is_there_before_it_is_a_row(db):
    found = calendar_at(THE_HOUSES)

    assert found.is_the_houses
    assert [one.pk for one in all_calendars()] == [THE_HOUSES]
    assert not Calendar.objects.exists()


def test_the_first_holiday_makes_the_houses_row(cast):
    add_day(calendar_at(THE_HOUSES), KINGS, by=cast.ivan, seen=1)

    assert Calendar.objects.get().pk == THE_HOUSES
    assert the_worktime().hours_on(date(2027, 1, 6)) == ()
    assert last_entry().verb == "calendar.days_set"


def test_others_have_keys_of_their_own_on_either_database(canary):
    assert canary.pk != THE_HOUSES
    assert Calendar.objects.count() == 2
    assert last_entry().verb == "calendar.created"


def test_a_new_one_takes_seasons_and_holidays_of_another(cast, canary, summer):
    set_days(canary, [KINGS], by=cast.ivan)

    other = create_calendar(
        CalendarFacts(name="Tienda", zone="Europe/Madrid", week=WEEK), by=cast.ivan, like=canary
    )
    remove_days(canary, [KINGS.on], by=cast.ivan)

    assert [one.name for one in other.holidays.all()] == ["Reyes"]
    assert [one.name for one in other.seasons.all()] == ["Jornada intensiva"]
    assert the_calendars().of(other.pk).hours_on(date(2027, 1, 4)) == ((540, 840),)


@pytest.mark.parametrize("name", ["", "x" * 61, "canarias"])
def test_a_name_is_wanted_and_free(cast, canary, name):
    with pytest.raises(Refused):
        create_calendar(CalendarFacts(name=name, zone="Europe/Madrid"), by=cast.ivan)


def test_a_zone_from_elsewhere_is_refused(cast, db):
    with pytest.raises(Refused):
        create_calendar(CalendarFacts(name="Lima", zone="America/Lima"), by=cast.ivan)


def test_changing_one_leaves_one_line_and_a_new_version(cast, canary):
    row = change_calendar(
        canary,
        CalendarFacts(name="Las Palmas", zone="Atlantic/Canary", week=WEEK),
        by=cast.ivan,
        seen=canary.version,
    )

    assert row.version == 3
    assert the_calendars().of(row.pk).hours_on(date(2027, 1, 5)) == ()
    assert last_entry().details["changed"]["name"] == ["Canarias", "Las Palmas"]


def test_nothing_changed_is_nothing_done(cast, canary):
    before = Entry.objects.count()

    assert change_calendar(canary, CANARY, by=cast.ivan).version == canary.version
    assert Entry.objects.count() == before


def test_the_houses_week_stays_that_of_the_opening_hours(cast):
    row = change_calendar(
        the_houses_calendar(), CalendarFacts(name="Zaragoza", zone="Europe/Madrid", week=WEEK), by=cast.ivan
    )

    assert row.week == {}
    assert row.name == "Zaragoza"


def test_who_saw_an_older_version_is_told(cast, canary):
    add_day(canary, KINGS, by=cast.ivan)

    for verb in (
        lambda: change_calendar(canary, CANARY, by=cast.ivan, seen=1),
        lambda: add_season(canary, SUMMER, by=cast.ivan, seen=1),
        lambda: set_days(canary, [KINGS], by=cast.ivan, seen=1),
        lambda: move_day(canary, KINGS.on, KINGS, by=cast.ivan, seen=1),
        lambda: remove_days(canary, [KINGS.on], by=cast.ivan, seen=1),
        lambda: remove_calendar(canary, by=cast.ivan, seen=1),
    ):
        with pytest.raises(ChangedMeanwhile):
            verb()


def test_one_that_is_counted_by_stays(cast, canary):
    ServiceLevel.objects.create(name="Oro", calendar=canary)

    assert who_uses([canary.pk, THE_HOUSES]) == {canary.pk: ["Oro"]}
    with pytest.raises(Refused, match="en uso"):
        remove_calendar(canary, by=cast.ivan)


def test_one_that_nobody_needs_goes_with_all_that_is_in_it(cast, canary, summer):
    remove_calendar(canary, by=cast.ivan)

    assert not Season.objects.exists()
    assert last_entry().verb == "calendar.removed"


def test_the_houses_own_does_not_go(cast):
    with pytest.raises(Refused):
        remove_calendar(the_houses_calendar(), by=cast.ivan)


def test_only_calendars_in_use_are_reminded_of_next_year(cast, canary):
    today = date(2026, 12, 1)

    assert [row.pk for row, _missing in in_need(today)] == [THE_HOUSES]
    ServiceLevel.objects.create(name="Oro", calendar=canary)
    assert [row.pk for row, _missing in in_need(today)] == [THE_HOUSES, canary.pk]
    set_days(canary, [KINGS], by=cast.ivan)
    assert [row.pk for row, _missing in in_need(today)] == [THE_HOUSES]


def test_a_season_counts_from_then_on(cast, canary, summer):
    assert the_calendars().of(canary.pk).hours_on(date(2027, 7, 5)) == ((480, 900),)
    changed = change_season(
        summer, SeasonFacts(name="Agosto", first=(8, 1), last=(8, 31), week={}), by=cast.ivan
    )
    assert (changed.first, changed.last) == ("08-01", "08-31")
    assert the_calendars().of(canary.pk).hours_on(date(2027, 8, 2)) == ()
    assert last_entry().verb == "calendar.season_changed"


def test_a_season_that_is_gone_is_refused_and_removed_once(cast, canary, summer):
    remove_season(summer, by=cast.ivan)
    lines = Entry.objects.count()
    remove_season(summer, by=cast.ivan)

    assert Entry.objects.count() == lines
    with pytest.raises(Refused, match="ya no está"):
        change_season(summer, SUMMER, by=cast.ivan)


@pytest.mark.parametrize(("first", "last"), [((9, 15), (10, 1)), ((12, 20), (6, 15)), ((7, 1), (7, 1))])
def test_two_seasons_on_one_day_are_refused(cast, canary, summer, first, last):
    with pytest.raises(Refused, match="Coincide"):
        add_season(canary, SeasonFacts(name="Otra", first=first, last=last, week={}), by=cast.ivan)


def test_a_day_that_the_year_does_not_have_is_refused(cast, canary):
    with pytest.raises(Refused, match="no existe"):
        add_season(canary, SeasonFacts(name="Otra", first=(2, 30), last=(3, 1), week={}), by=cast.ivan)


def test_several_days_are_one_line_and_say_how_many_are_new(cast, canary):
    set_days(canary, [KINGS], by=cast.ivan)
    lines = Entry.objects.count()

    count = set_days(
        canary,
        [KINGS, Day(on=date(2027, 12, 24), name="Nochebuena", kind="own", hours=((510, 840),))],
        by=cast.ivan,
    )

    assert count == 1
    assert Entry.objects.count() == lines + 1
    assert the_calendars().of(canary.pk).hours_on(date(2027, 12, 24)) == ((510, 840),)


def test_a_date_has_one_holiday(cast, canary):
    add_day(canary, KINGS, by=cast.ivan)
    add_day(canary, Day(on=date(2027, 1, 7), name="Otro"), by=cast.ivan)

    with pytest.raises(Refused, match="Reyes"):
        add_day(canary, KINGS, by=cast.ivan)
    with pytest.raises(Refused, match="Reyes"):
        move_day(canary, date(2027, 1, 7), KINGS, by=cast.ivan)


def test_a_holiday_moves(cast, canary):
    add_day(canary, KINGS, by=cast.ivan)

    move_day(canary, KINGS.on, Day(on=date(2027, 1, 7), name="Reyes", kind="local"), by=cast.ivan)

    assert list(Holiday.objects.values_list("on", "kind")) == [(date(2027, 1, 7), "local")]
    assert last_entry().verb == "calendar.day_moved"
    with pytest.raises(Refused, match="ya no está"):
        move_day(canary, KINGS.on, KINGS, by=cast.ivan)


@pytest.mark.parametrize(
    "day",
    [
        Day(on=date(1999, 1, 1), name="x"),
        Day(on=date(2027, 1, 1), name=" "),
        Day(on=date(2027, 1, 1), name="x", kind="planetary"),
        Day(on=date(2027, 1, 1), name="x", hours=((600, 500),)),
        Day(on=date(2027, 1, 1), name="x", hours=((500, 600), (550, 700))),
    ],
)
def test_a_day_that_cannot_be_one_is_refused(cast, canary, day):
    with pytest.raises(Refused):
        set_days(canary, [day], by=cast.ivan)


def test_removing_what_is_not_there_leaves_no_line(cast, canary):
    lines = Entry.objects.count()

    assert remove_days(canary, [KINGS.on], by=cast.ivan) == 0
    assert Entry.objects.count() == lines
