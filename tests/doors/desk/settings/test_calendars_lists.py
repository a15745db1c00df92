"""Lists of holidays through the door: proposed, of a file, of the year before. Nothing is kept that nobody has ticked."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ventanilla.domain.calendars.actions import add_day, remove_days, set_days
from ventanilla.domain.calendars.facts import Day
from ventanilla.domain.calendars.finding import calendar_at
from ventanilla.domain.calendars.lists.reading import MOST
from ventanilla.domain.calendars.models import THE_HOUSES, Calendar, Holiday
from ventanilla.domain.journal.models import Entry

HOUSE = "/escritorio/ajustes/calendarios/1/"
OF_ARAGON = f"{HOUSE}propuestas/?ano=2027&comunidad=AR"
CSV = "fecha;nombre;ámbito;horario\n29/01/2027;San Valero;local;\n24/12/2027;Nochebuena;empresa;8:30-14:00\nbobada;x;;\n"
ICS = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20270305\nSUMMARY:Cincomarzada\nEND:VEVENT\nEND:VCALENDAR\n"


def fields(page: str) -> dict[str, str]:
    """What a browser would send of the list as it stands."""
    form = (
        page.split('<table class="table cards picks">')[0].rsplit("<form", 1)[1]
        + page.split('<table class="table cards picks">')[1].split("</form>")[0]
    )
    told = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name = re.search(r'name="([^"]*)"', tag)[1]
        value = re.search(r'value="([^"]*)"', tag)
        if "checkbox" not in tag or " checked" in tag:
            told[name] = value[1] if value else "on" if "checkbox" in tag else ""
    for name, inside in re.findall(r'<select name="([^"]*)".*?>(.*?)</select>', form, re.S):
        told[name] = re.search(r'value="([^"]*)" selected', inside)[1]
    return told


def row_of(told: dict[str, str], day: str) -> str:
    """The number of the row with that date."""
    return next(
        name.removeprefix("on_") for name, value in told.items() if name.startswith("on_") and value == day
    )


def send(ivan, content: str | bytes, name: str = "festivos.csv"):
    bytes_sent = content if isinstance(content, bytes) else content.encode()
    typed = {"upload": SimpleUploadedFile(name, bytes_sent), "kind": "local", "year": 2027}
    return ivan.post(f"{HOUSE}importar/", typed)


@pytest.fixture
def house(cast) -> Calendar:
    return calendar_at(THE_HOUSES)


def test_the_library_proposes_and_warns_and_keeps_nothing(ivan):
    page = ivan.get(OF_ARAGON).text

    assert 'value="Día de San Jorge"' in page
    assert "Estas listas pueden estar equivocadas" in page
    assert re.search(r"holidays 0\.\d+, lista de Aragón", page)
    assert not Holiday.objects.exists()


def test_what_is_ticked_is_kept_with_its_source_once_in_the_journal(ivan):
    told = fields(ivan.get(OF_ARAGON).text)
    del told[f"pick_{row_of(told, '2027-05-01')}"]
    told[f"on_{row_of(told, '2027-08-16')}"] = "2027-08-17"

    answer = ivan.post(f"{HOUSE}lista/", told)

    assert answer.url == f"{HOUSE}?ano=2027"
    assert "Guardado. Los plazos abiertos se recalculan." in ivan.get(answer.url).text
    assert Holiday.objects.count() == 11
    assert not Holiday.objects.filter(on="2027-05-01").exists()
    assert Holiday.objects.get(on="2027-08-17").source.endswith("lista de Aragón")
    assert Entry.objects.filter(verb="calendar.days_set").count() == 1


def test_what_is_there_already_is_told_and_what_differs_is_not_ticked(ivan, cast, house):
    known = [
        Day(on=date(2027, 1, 1), name="Año nuevo", kind="national"),
        Day(on=date(2027, 10, 12), name="El Pilar", kind="local"),
    ]
    set_days(house, known, by=cast.ivan)

    page = ivan.get(OF_ARAGON).text
    told = fields(page)
    ivan.post(f"{HOUSE}lista/", told)

    assert "1 día ya está igual" in page
    assert "Ahora: «El Pilar», local, cerrado" in page
    assert f"pick_{row_of(told, '2027-10-12')}" not in told
    assert Holiday.objects.get(on="2027-10-12").name == "El Pilar"
    assert Holiday.objects.count() == 12


def test_what_differs_is_replaced_when_somebody_ticks_it(ivan, cast, house):
    add_day(house, Day(on=date(2027, 10, 12), name="El Pilar"), by=cast.ivan)
    told = fields(ivan.get(OF_ARAGON).text)

    ivan.post(f"{HOUSE}lista/", {**told, f"pick_{row_of(told, '2027-10-12')}": "on"})

    assert Holiday.objects.get(on="2027-10-12").name == "Fiesta Nacional de España"


def test_a_date_moved_onto_another_holiday_asks_again(ivan, cast, house):
    add_day(house, Day(on=date(2027, 3, 5), name="Cincomarzada"), by=cast.ivan)
    told = fields(ivan.get(OF_ARAGON).text)
    told[f"on_{row_of(told, '2027-01-06')}"] = "2027-03-05"

    refused = ivan.post(f"{HOUSE}lista/", told)

    assert refused.status_code == 422
    assert "Ese día ya es «Cincomarzada»" in refused.text
    assert Holiday.objects.get().name == "Cincomarzada"
    assert ivan.post(f"{HOUSE}lista/", fields(refused.text)).status_code == 302
    assert Holiday.objects.get(on="2027-03-05").name == "Epifanía del Señor"


def test_a_calendar_that_changed_meanwhile_is_looked_at_again(ivan, cast, house):
    told = fields(ivan.get(OF_ARAGON).text)
    add_day(house, Day(on=date(2027, 10, 12), name="El Pilar"), by=cast.ivan)
    add_day(house, Day(on=date(2027, 1, 29), name="San Valero"), by=cast.ivan)
    remove_days(house, [date(2027, 10, 12)], by=cast.ivan)

    refused = ivan.post(f"{HOUSE}lista/", told)

    assert refused.status_code == 422
    assert "Alguien ha cambiado este calendario" in refused.text
    assert Holiday.objects.count() == 1
    assert ivan.post(f"{HOUSE}lista/", fields(refused.text)).status_code == 302
    assert Holiday.objects.count() == 13


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"pick_0": ""}, "Marca al menos un día."),
        ({"on_0": "ayer"}, "Introduzca una fecha válida"),
        ({"name_0": ""}, "Este campo es obligatorio"),
        ({"hours_0": "tarde"}, "Escribe las horas así"),
        ({"kind_0": "x"}, "Escoja una opción válida"),
        ({"on_0": "1999-01-01"}, "El año tiene que estar entre 2000 y 2100."),
    ],
)
def test_a_mistake_in_a_row_is_said_and_nothing_is_kept(ivan, change, words):
    told = {
        "rows": "1",
        "pick_0": "on",
        "on_0": "2027-01-06",
        "name_0": "Reyes",
        "kind_0": "national",
        **change,
    }

    answer = ivan.post(f"{HOUSE}lista/", told)

    assert answer.status_code == 422
    assert words in answer.text
    assert not Holiday.objects.exists()


def test_what_is_wrong_in_a_row_that_nobody_ticked_is_in_nobodys_way(ivan):
    told = {
        "rows": "2",
        "pick_0": "on",
        "on_0": "2027-01-06",
        "name_0": "Reyes",
        "kind_0": "national",
        "on_1": "ayer",
    }

    assert ivan.post(f"{HOUSE}lista/", told).status_code == 302
    assert Holiday.objects.count() == 1


def test_the_longest_list_fits_in_a_form(ivan):
    lines = "\n".join(f"{date(2027, 1, 1) + timedelta(days=number)};Un día" for number in range(MOST))

    ivan.post(f"{HOUSE}lista/", fields(send(ivan, lines).text))

    assert Holiday.objects.count() == MOST


def test_a_date_that_is_there_twice_is_refused(ivan):
    one = (("pick", "on"), ("on", "2027-01-06"), ("name", "Reyes"), ("kind", "local"))
    rows = {f"{name}_{number}": value for number in (0, 1) for name, value in one}

    assert "Ese día está dos veces en la lista." in ivan.post(f"{HOUSE}lista/", {"rows": "2", **rows}).text


@pytest.mark.parametrize("asked", ["?ano=1&comunidad=AR", "?ano=2027&comunidad=XX", "?ano=&comunidad="])
def test_a_list_that_there_is_not_is_no_list(ivan, asked):
    page = ivan.get(f"{HOUSE}propuestas/{asked}")

    assert page.status_code == 200
    assert 'name="pick_0"' not in page.text


def test_the_region_of_the_last_time_is_chosen_already(ivan):
    ivan.post(f"{HOUSE}lista/", fields(ivan.get(OF_ARAGON).text))

    assert '<option value="AR" selected' in ivan.get(f"{HOUSE}propuestas/?ano=2028").text


def test_a_file_is_shown_before_it_is_kept(ivan):
    shown = send(ivan, CSV)

    assert "Línea 4" in shown.text
    assert "«bobada» no es una fecha." in shown.text
    assert not Holiday.objects.exists()

    answer = ivan.post(f"{HOUSE}lista/", fields(shown.text))

    assert answer.url == f"{HOUSE}?ano=2027"
    assert list(Holiday.objects.order_by("on").values_list("name", "kind", "hours", "source")) == [
        ("San Valero", "local", [], "festivos.csv"), ("Nochebuena", "own", [[510, 840]], "festivos.csv"),
    ]  # fmt: skip


def test_a_calendar_file_is_known_by_its_content(ivan):
    assert 'value="Cincomarzada"' in send(ivan, ICS, name="sin nombre").text


def test_the_same_file_twice_brings_nothing_new(ivan):
    ivan.post(f"{HOUSE}lista/", fields(send(ivan, CSV).text))

    again = send(ivan, CSV).text

    assert "No hay nada nuevo en esta lista." in again
    assert "2 días ya están igual" in again


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "El archivo está vacío."),
        ("fecha;nombre\n", "En el archivo no hay ningún día."),
        (b"PK\x03\x04", "Es una hoja de cálculo"),
        (b"\0", "no es un texto"),
        (b"a" * 300_000, "demasiado grande"),
        ("BEGIN:VCALENDAR\nnada", "no es un calendario ICS"),
        ("\n".join(f"{day}/{month}/2027;x" for month in range(1, 6) for day in range(1, 29)), "divídela"),
    ],
)
def test_a_bad_file_is_told_in_a_sentence(ivan, content, words):
    answer = send(ivan, content)

    assert answer.status_code == 422
    assert words in answer.text


def test_no_file_at_all_is_told_too(ivan):
    assert "Elige un archivo." in ivan.post(f"{HOUSE}importar/").text


def test_the_year_before_is_proposed_with_easter_where_it_is(ivan, cast, house):
    set_days(
        house,
        [
            Day(on=date(2026, 1, 6), name="Reyes", kind="national"),
            Day(on=date(2026, 4, 3), name="Viernes Santo", kind="national"),
            Day(on=date(2026, 11, 2), name="Todos los Santos (trasladado)", kind="regional"),
            Day(on=date(2027, 1, 6), name="Reyes", kind="national"),
        ],
        by=cast.ivan,
    )

    page = ivan.get(f"{HOUSE}copiar/?ano=2027").text
    ivan.post(f"{HOUSE}lista/", fields(page))

    assert "Se trasladó ese año" in page
    assert "Van con la Pascua de 2027, no con la fecha de antes: Viernes Santo." in page
    assert "1 día ya está igual" in page
    assert Holiday.objects.get(on="2027-03-26").source == "copiado de 2026"
    assert Holiday.objects.count() == 5
