"""The calendars of Norte Sistemas: the house's, of Zaragoza, one of the Canary Islands, and one of mornings."""

from __future__ import annotations

from datetime import date, datetime, time

from django.db.models import F

from ventanilla.demo.days_off import DayOff, days_off, days_off_in_canarias
from ventanilla.demo.office_hours import HALF_DAY, SUMMER
from ventanilla.demo.staff import CANARY, MORNINGS
from ventanilla.domain.calendars.actions import the_houses_calendar
from ventanilla.domain.calendars.models import Calendar, Holiday, Season, Zone
from ventanilla.domain.provider.house import forget_the_house
from ventanilla.domain.provider.models import THE_ONE, Provider

YEARS_BEFORE = 2
SOURCES = {
    "national": "BOE",
    "regional": "Boletín autonómico",
    "local": "Ayuntamiento de Zaragoza",
    "own": "",
}


def write_calendars(now: datetime) -> None:
    """Those of the years of the story and of this and the next, before anything is counted by them.

    Without a line in the journal: they were there before the story began.
    """
    house = the_houses_calendar()
    Calendar.objects.filter(pk=house.pk).update(name="Zaragoza", zone=Zone.MAINLAND)
    canary = Calendar.objects.create(name=CANARY, zone=Zone.CANARY)
    until_two = {str(day): _kept(HALF_DAY) for day in range(5)}
    mornings = Calendar.objects.create(name=MORNINGS, zone=Zone.MAINLAND, week=until_two)
    years = range(now.year - YEARS_BEFORE, now.year + 2)
    for calendar, of in ((house, days_off), (mornings, days_off), (canary, days_off_in_canarias)):
        Holiday.objects.bulk_create(
            _holiday(calendar, on, day) for year in years for on, day in sorted(of(year).items())
        )
    week = {str(day): _kept(SUMMER) for day in range(5)}
    Season.objects.create(calendar=house, name="Jornada intensiva", first="06-15", last="09-15", week=week)
    _have_it_read(now)


def _holiday(calendar: Calendar, on: date, day: DayOff) -> Holiday:
    hours = _kept(HALF_DAY) if day.is_half else []
    return Holiday(
        calendar=calendar, on=on, name=day.name, kind=day.kind, hours=hours, source=SOURCES[day.kind]
    )


def _kept(windows: tuple[tuple[time, time], ...]) -> list[list[int]]:
    return [[at.hour * 60 + at.minute for at in window] for window in windows]


def all_is_counted() -> None:
    """What has just been written needs no second look by the clock."""
    Provider.objects.filter(pk=THE_ONE).update(appointed_mark=F("rules_mark"))
    forget_the_house()


def _have_it_read(now: datetime) -> None:
    """The mark is another each night: no process believes the calendars of yesterday."""
    Provider.objects.get_or_create(pk=THE_ONE)
    Provider.objects.filter(pk=THE_ONE).update(rules_mark=now.date().toordinal() * 1000)
    forget_the_house()
