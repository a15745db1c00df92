"""The calendars of the demonstration say what its story keeps to."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests.demo.conftest import A_TUESDAY
from ventanilla.demo.days_off import days_off, days_off_in_canarias
from ventanilla.demo.office_hours import is_open
from ventanilla.domain.calendars.known import the_calendars, the_worktime
from ventanilla.domain.calendars.models import Calendar
from ventanilla.domain.calendars.usage import in_need, who_uses
from ventanilla.domain.provider.house import forget
from ventanilla.domain.provider.models import Provider


@pytest.fixture
def read_anew(loaded_for_all) -> None:
    """As a process that has read what the demonstration wrote."""
    forget()


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2026, 3, 5), "Cincomarzada"),
        (date(2026, 4, 3), "Viernes Santo"),
        (date(2026, 11, 2), "Todos los Santos (trasladado)"),
        (date(2027, 1, 29), "San Valero"),
        (date(2027, 8, 16), "Asunción de la Virgen (trasladado)"),
        (date(2027, 12, 24), "Nochebuena"),
    ],
)
def test_zaragoza_keeps_its_holidays(on, name):
    assert days_off(on.year)[on].name == name


def test_the_islands_keep_their_own():
    assert date(2028, 5, 30) in days_off_in_canarias(2028)
    assert date(2027, 3, 5) not in days_off_in_canarias(2027)


@pytest.mark.django_db
def test_what_is_counted_by_is_what_the_story_was_told_by(read_anew):
    worktime = the_worktime()
    first = datetime(2026, 1, 1, tzinfo=worktime.zone)
    times = [first + timedelta(minutes=75 * step) for step in range(365 * 19)]

    different = [at for at in times if is_open(at.replace(tzinfo=None)) != worktime.is_open(at)]

    assert different == []


@pytest.mark.django_db
def test_there_are_three_with_their_holidays_of_next_year_and_nothing_to_count_again(read_anew):
    canary = Calendar.objects.get(name="Canarias")
    told = who_uses(Calendar.objects.values_list("pk", flat=True))

    assert sorted(told.values()) == [["Irene Sainz"], ["Noa Cuesta"]]
    assert str(the_calendars().of(canary.pk).zone) == "Atlantic/Canary"
    assert the_worktime().hours_on(date(2027, 7, 5)) == ((480, 900),)
    assert in_need(A_TUESDAY.date()) == []
    row = Provider.objects.get()
    assert row.rules_mark == row.appointed_mark > 0
