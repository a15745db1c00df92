"""One calendar through the door: its year drawn, its seasons and its holidays."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from tests.doors.desk.settings.test_calendars import HOUSE, KINGS, MORNINGS, SAVED, hidden
from ventanilla.domain.calendars.actions import add_season, set_days
from ventanilla.domain.calendars.facts import Day, SeasonFacts
from ventanilla.domain.calendars.finding import calendar_at
from ventanilla.domain.calendars.models import THE_HOUSES, Holiday, Season

SUMMER = {"name": "Jornada intensiva", "first": "15 de junio", "last": "15/9", **MORNINGS}


@pytest.fixture
def summer(cast) -> Season:
    facts = SeasonFacts(name="Jornada intensiva", first=(6, 15), last=(9, 15), week={0: ((480, 900),)})
    return add_season(calendar_at(THE_HOUSES), facts, by=cast.ivan)


def test_the_year_is_drawn_with_words_for_what_colours_say(ivan, cast, kings, summer):
    half = Day(on=date(2027, 12, 24), name="Nochebuena", kind="own", hours=((510, 840),))
    set_days(calendar_at(THE_HOUSES), [half], by=cast.ivan)

    page = ivan.get(f"{HOUSE}?ano=2027").text

    assert page.count('<table class="month">') == 12
    assert 'aria-label="Miércoles, 6 de enero de 2027: Reyes, nacional, cerrado"' in page
    assert 'href="/escritorio/ajustes/calendarios/1/dias/2027-12-24/"' in page
    assert "Nochebuena, de la empresa, 8:30 – 14:00" in page
    assert "Lunes, 5 de julio de 2027: Jornada intensiva" in page
    assert "Del 15 de junio al 15 de septiembre · Lunes, 8:00 – 15:00" in page
    assert re.search(r"\d+ días de trabajo · [\d.]+ h", page)


@pytest.mark.parametrize("asked", ["", "?ano=", "?ano=x", "?ano=1800", "?ano=99999999999999999999"])
def test_a_year_that_is_none_is_this_one(ivan, asked):
    with_year = ivan.get(f"{HOUSE}{asked}")

    assert with_year.status_code == 200
    assert f"Festivos de {datetime.now(UTC).year}" in with_year.text


@pytest.mark.parametrize(("year", "no_way", "way"), [(2000, "prev", "next"), (2100, "next", "prev")])
def test_the_first_and_the_last_year_lead_no_further(ivan, year, no_way, way):
    page = ivan.get(f"{HOUSE}?ano={year}").text

    assert f'rel="{no_way}"' not in page
    assert f'rel="{way}"' in page


def test_a_season_is_added_changed_and_taken_away(ivan):
    ivan.post(f"{HOUSE}temporadas/nueva/", SUMMER)
    season = Season.objects.get()
    assert (season.first, season.last, season.week["4"]) == ("06-15", "09-15", [[480, 900]])

    answer = ivan.post(
        f"{HOUSE}temporadas/{season.pk}/?ano=2028", {"name": "Agosto", "first": "1/8", "last": "31/8"}
    )
    assert answer.url == f"{HOUSE}?ano=2028"
    assert "Del 1 de agosto al 31 de agosto · Cerrado" in ivan.get(answer.url).text

    seen = hidden(ivan.get(HOUSE).text, "seen")
    ivan.post(f"{HOUSE}temporadas/{season.pk}/quitar/", {"seen": seen})
    assert not Season.objects.exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"first": "junio"}, "Escribe el día y el mes así"),
        ({"first": "30 de febrero"}, "Ese día no existe."),
        ({"last": ""}, "Este campo es obligatorio"),
        ({"until_0_a": ""}, "Falta una de las dos horas."),
        ({"until_0_a": "7:00"}, "Las horas del lunes no cuadran"),
    ],
)
def test_a_season_that_cannot_be_is_said_and_nothing_typed_is_lost(ivan, typed, words):
    answer = ivan.post(f"{HOUSE}temporadas/nueva/", {**SUMMER, **typed})

    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="Jornada intensiva"' in answer.text
    assert not Season.objects.exists()


def test_a_season_that_two_change_is_shown_side_by_side(ivan, summer):
    at = f"{HOUSE}temporadas/{summer.pk}/"
    seen = hidden(ivan.get(at).text, "seen")
    ivan.post(at, {**SUMMER, "first": "1/7", "seen": seen})

    refused = ivan.post(at, {**SUMMER, "first": "1/8", "seen": seen})

    assert "<td>1 de julio</td><td>1 de agosto</td>" in refused.text
    assert ivan.post(at, {**SUMMER, "first": "1/8", "seen": hidden(refused.text, "seen")}).status_code == 302


def test_a_holiday_is_added_moved_and_taken_away(ivan):
    answer = ivan.post(f"{HOUSE}dias/nuevo/", KINGS)
    assert answer.url == f"{HOUSE}?ano=2027"
    page = ivan.get(answer.url).text
    assert SAVED in page
    assert "BOE" in page

    ivan.post(f"{HOUSE}dias/2027-01-06/", {**KINGS, "on": "07/01/2028", "hours": "8:30 - 14"})
    moved = Holiday.objects.get()
    assert (moved.on, moved.hours) == (date(2028, 1, 7), [[510, 840]])

    seen = hidden(ivan.get(f"{HOUSE}?ano=2028").text, "seen")
    assert ivan.post(f"{HOUSE}dias/2028-01-07/quitar/", {"seen": seen}).url == f"{HOUSE}?ano=2028"
    assert not Holiday.objects.exists()


def test_a_day_of_the_year_leads_to_its_own_form(ivan, kings):
    assert 'value="2027-03-05"' in ivan.get(f"{HOUSE}dias/2027-03-05/").text
    assert 'value="Reyes"' in ivan.get(f"{HOUSE}dias/2027-01-06/").text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": ""}, "Este campo es obligatorio"),
        ({"on": "ayer"}, "Escribe la fecha así"),
        ({"on": "1999-01-01"}, "El año tiene que estar entre 2000 y 2100."),
        ({"hours": "tarde"}, "Escribe las horas así"),
        ({"kind": "x"}, "Escoja una opción válida"),
    ],
)
def test_a_holiday_that_cannot_be_is_said_beside_its_field(ivan, typed, words):
    answer = ivan.post(f"{HOUSE}dias/nuevo/", {**KINGS, **typed})

    assert answer.status_code == 422
    assert words in answer.text
    assert not Holiday.objects.exists()


def test_a_date_that_has_a_holiday_is_not_overwritten(ivan, kings):
    answer = ivan.post(f"{HOUSE}dias/nuevo/", {**KINGS, "name": "Otro"})

    assert "Ese día ya es «Reyes»." in answer.text
    assert Holiday.objects.get().name == "Reyes"


def test_taking_away_what_somebody_has_just_changed_is_refused_with_a_word(ivan, kings):
    answer = ivan.post(f"{HOUSE}dias/2027-01-06/quitar/", {"seen": 1})

    assert "Alguien ha cambiado este calendario" in ivan.get(answer.url).text
    assert Holiday.objects.exists()
