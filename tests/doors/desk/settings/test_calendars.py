"""Calendars through the door: their list, their facts, the year drawn, seasons and holidays."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from ventanilla.domain.calendars.actions import add_season, create_calendar
from ventanilla.domain.calendars.facts import CalendarFacts, SeasonFacts
from ventanilla.domain.calendars.finding import calendar_at
from ventanilla.domain.calendars.models import THE_HOUSES, Calendar, Holiday, Season
from ventanilla.domain.levels.models import ServiceLevel

AT = "/escritorio/ajustes/calendarios/"
HOUSE = f"{AT}1/"
SAVED = "Guardado. Los plazos abiertos se recalculan."
MORNINGS = {
    f"{end}_{day}_a": hour for day in range(5) for end, hour in (("from", "8:00"), ("until", "15:00"))
}
KINGS = {"on": "2027-01-06", "name": "Reyes", "kind": "national", "hours": "", "source": "BOE"}
PAGES = [
    "", "nuevo/", "1/", "1/datos/", "1/temporadas/nueva/", "1/dias/nuevo/", "1/dias/2027-01-06/", "1/propuestas/",
    "1/importar/", "1/copiar/", "1/quitar/",
]  # fmt: skip
DEEDS = ["1/dias/2027-01-06/quitar/", "1/temporadas/1/quitar/", "1/lista/"]


@pytest.fixture
def canary(cast) -> Calendar:
    return create_calendar(CalendarFacts(name="Canarias", zone="Atlantic/Canary"), by=cast.ivan)


@pytest.fixture
def summer(cast) -> Season:
    facts = SeasonFacts(name="Jornada intensiva", first=(6, 15), last=(9, 15), week={0: ((480, 900),)})
    return add_season(calendar_at(THE_HOUSES), facts, by=cast.ivan)


def hidden(page: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


@pytest.mark.parametrize("page", PAGES)
def test_an_administrator_sees_it(ivan, page):
    assert ivan.get(AT + page).status_code == 200
    assert not Calendar.objects.exists()


@pytest.mark.parametrize("who", ["marta", "elena"])
@pytest.mark.parametrize("page", PAGES + DEEDS)
def test_nobody_else_of_the_desk_does(cast, sign_in, page, who):
    browser = sign_in(getattr(cast, who))

    assert browser.get(AT + page).status_code in (403, 405)
    assert browser.post(AT + page, KINGS).status_code in (403, 405)
    assert not Holiday.objects.exists()


@pytest.mark.parametrize("page", PAGES)
def test_signed_out_one_is_asked_to_come_in(client, db, page):
    assert client.get(AT + page).url.startswith("/acceso/?next=")


@pytest.mark.parametrize("page", ["", "1/", "1/propuestas/", "1/copiar/"])
def test_what_is_only_looked_at_takes_no_form(ivan, page):
    assert ivan.post(AT + page).status_code == 405


@pytest.mark.parametrize("page", DEEDS)
def test_what_changes_something_is_no_page(ivan, page):
    assert ivan.get(AT + page).status_code == 405


@pytest.mark.parametrize(
    "page", ["7/", "7/datos/", "7/quitar/", "7/temporadas/nueva/", "1/temporadas/9/", "1/dias/ayer/", "1/dias/2027-02-30/",
             "1/dias/1999-01-01/", "7/propuestas/", "7/importar/", "7/copiar/"]
)  # fmt: skip
def test_what_there_is_not_is_not_found(ivan, page):
    assert ivan.get(AT + page).status_code == 404


def test_a_season_of_another_calendar_is_not_found(ivan, canary, summer):
    assert ivan.get(f"{AT}{canary.pk}/temporadas/{summer.pk}/").status_code == 404
    assert ivan.post(f"{AT}{canary.pk}/temporadas/{summer.pk}/quitar/").status_code == 404


def test_the_list_says_who_counts_by_each(ivan, canary):
    ServiceLevel.objects.create(name="Oro", calendar=canary)

    page = ivan.get(AT).text

    assert page.index("El de la casa") < page.index(">Canarias<")
    assert "Lo usan: Oro" in page
    assert "hora de Canarias" in page


def test_one_is_made_with_its_own_week_and_another_ones_holidays(ivan, kings):
    typed = {"name": "Tienda", "zone": "Atlantic/Canary", "hours": "own", "like": "1", **MORNINGS}

    answer = ivan.post(f"{AT}nuevo/", typed)

    made = Calendar.objects.get(name="Tienda")
    assert answer.url == f"{AT}{made.pk}/"
    assert made.week["0"] == [[480, 900]]
    assert [one.name for one in made.holidays.all()] == ["Reyes"]
    assert SAVED in ivan.get(answer.url).text


def test_a_missing_week_and_a_taken_name_are_said_in_the_form(ivan, canary):
    assert (
        "Deja al menos un día abierto"
        in ivan.post(f"{AT}nuevo/", {"name": "X", "zone": "Europe/Madrid", "hours": "own"}).text
    )
    assert (
        "Ya hay un calendario con ese nombre."
        in ivan.post(f"{AT}nuevo/", {"name": "canarias", "zone": "Europe/Madrid", "hours": "house"}).text
    )


def test_monday_can_be_copied_before_it_is_saved(ivan):
    shown = ivan.post(f"{AT}nuevo/", {"from_0_a": "07:30", "until_0_a": "14:30", "copy": "1"})

    assert shown.text.count('value="07:30"') == 5
    assert not Calendar.objects.exists()


def test_two_who_edit_at_once_see_both_and_decide(ivan, cast, canary):
    at = f"{AT}{canary.pk}/datos/"
    seen = hidden(ivan.get(at).text, "seen")
    ivan.post(at, {"name": "Las Palmas", "zone": "Atlantic/Canary", "hours": "house", "seen": seen})

    refused = ivan.post(
        at, {"name": "Tenerife", "zone": "Atlantic/Canary", "hours": "own", **MORNINGS, "seen": seen}
    )

    assert refused.status_code == 422
    assert "<td>Las Palmas</td><td>Tenerife</td>" in refused.text
    assert "<td>El de la casa</td><td>De lunes a viernes, 8:00 – 15:00</td>" in refused.text
    again = hidden(refused.text, "seen")
    assert (
        ivan.post(
            at, {"name": "Tenerife", "zone": "Atlantic/Canary", "hours": "house", "seen": again}
        ).status_code
        == 302
    )


def test_one_in_use_does_not_go_and_one_that_is_free_does(ivan, canary):
    level = ServiceLevel.objects.create(name="Oro", calendar=canary)

    assert "Oro" in ivan.get(f"{AT}{canary.pk}/quitar/").text
    assert ivan.post(f"{AT}{canary.pk}/quitar/").status_code == 422
    level.delete()
    assert ivan.post(f"{AT}{canary.pk}/quitar/", {"seen": 1}).status_code == 422
    assert ivan.post(f"{AT}{canary.pk}/quitar/", {"seen": canary.version}).url == AT
    assert not Calendar.objects.filter(pk=canary.pk).exists()


def test_the_room_is_beside_the_hours_and_they_lead_to_each_other(ivan):
    assert f'href="{AT}"' in ivan.get("/escritorio/ajustes/horario/").text
    assert 'href="/escritorio/ajustes/horario/"' in ivan.get(AT).text


@pytest.mark.parametrize(
    ("today", "on_index", "on_calendar"),
    [(datetime(2026, 11, 10, 9, tzinfo=UTC), 0, 0), (datetime(2026, 11, 20, 9, tzinfo=UTC), 0, 1),
     (datetime(2026, 12, 1, 9, tzinfo=UTC), 1, 1)],
)  # fmt: skip
def test_who_forgets_next_year_is_told(cast, sign_in, time_machine, today, on_index, on_calendar):
    time_machine.move_to(today)
    browser = sign_in(cast.ivan)

    index, page = browser.get("/escritorio/ajustes/").text, browser.get(HOUSE).text

    assert ("Proponer los de 2027" in index) == bool(on_index)
    assert ("Faltan los festivos de 2027" in index) == bool(on_calendar)
    assert ("Faltan los festivos de 2027" in page) == bool(on_calendar)


def test_nobody_is_told_once_next_year_has_its_holidays(cast, sign_in, time_machine, kings):
    time_machine.move_to(datetime(2026, 12, 20, 9, tzinfo=UTC))

    index = sign_in(cast.ivan).get("/escritorio/ajustes/").text

    assert "Faltan los festivos" not in index
    assert "1 calendario" in index
