"""What is read out of files, proposed by the library, and carried over from the year before."""

from __future__ import annotations

from datetime import date

import pytest
from dateutil.easter import easter as known_easter

from ventanilla.core.errors import Refused
from ventanilla.domain.calendars.facts import Day
from ventanilla.domain.calendars.lists.csv_files import read_csv
from ventanilla.domain.calendars.lists.ics_files import MOST_EVENTS, read_ics
from ventanilla.domain.calendars.lists.library import REGIONS, days_in_library, region_of
from ventanilla.domain.calendars.lists.reading import LARGEST, MOST, letters_of
from ventanilla.domain.calendars.lists.year_before import carried_to, easter
from ventanilla.domain.calendars.told import date_told, kind_told, windows_told

MORNING = ((510, 840),)


def csv(text: str):
    return read_csv(text, kind="local", source="lista.csv")


def ics(*events: str, year: int = 2027):
    inside = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return read_ics(f"BEGIN:VCALENDAR\n{inside}END:VCALENDAR\n", year=year, kind="local", source="a.ics")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2027-01-06", date(2027, 1, 6)),
        ("6/1/2027", date(2027, 1, 6)),
        (" 06-01-2027 ", date(2027, 1, 6)),
        ("06.01.2027", date(2027, 1, 6)),
        ("31/02/2027", None),
        ("6/1/27", None),
        ("mañana", None),
        ("", None),
    ],
)
def test_dates_are_read_as_people_write_them(words, day):
    assert date_told(words) == day


@pytest.mark.parametrize(
    ("words", "windows"),
    [
        ("", ()),
        ("Cerrado", ()),
        ("8:30-14:00", MORNING),
        ("8:30 – 14:00", MORNING),
        ("8.30 a 14", MORNING),
        ("8:30-14 y 16h-18h", ((510, 840), (960, 1080))),
        ("0-24", ((0, 1440),)),
        ("14:00-8:30", None),
        ("8:70-14:00", None),
        ("8-25", None),
        ("por la mañana", None),
        ("8-14 o así", None),
    ],
)
def test_hours_are_read_as_people_write_them(words, windows):
    assert windows_told(words) == windows


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Nacional", "national"),
        ("AUTONÓMICO", "regional"),
        ("municipal", "local"),
        ("own", "own"),
        ("x", None),
    ],
)
def test_scopes_are_read_in_either_language(words, kind):
    assert kind_told(words) == kind


def test_a_list_from_a_spreadsheet_is_understood():
    text = letters_of(
        "﻿Fecha;Nombre;Ámbito;Horario\r\n06/01/2027;Reyes;Nacional;\r\n2027-12-24;Nochebuena;;8:30-14:00\r\n".encode()
    )

    read = csv(text)

    assert read.complaints == []
    assert read.days == [
        Day(on=date(2027, 1, 6), name="Reyes", kind="national", source="lista.csv"),
        Day(on=date(2027, 12, 24), name="Nochebuena", kind="local", hours=MORNING, source="lista.csv"),
    ]


def test_commas_old_letters_and_no_heads_are_understood_too():
    text = letters_of("12/10/2027,Fiesta de España,nacional\n".encode("cp1252"))

    assert csv(text).days == [
        Day(on=date(2027, 10, 12), name="Fiesta de España", kind="national", source="lista.csv")
    ]


def test_columns_are_found_by_their_heads():
    read = csv("name,date\nReyes,2027-01-06\n")

    assert [(day.on, day.name) for day in read.days] == [(date(2027, 1, 6), "Reyes")]


def test_what_is_not_understood_is_told_with_its_line():
    read = csv(
        "2027-01-06;Reyes\n\nbobada;x\n2027-01-07;Otro;marte\n2027-01-08;Otro;local;tarde\n2027-01-09;\n2027-1-6;Reyes"
    )

    assert [day.name for day in read.days] == ["Reyes"]
    assert [line for line, _words in read.complaints] == [3, 4, 5, 6, 7]
    assert read.complaints[0].words == "«bobada» no es una fecha."
    assert read.complaints[4].words == "Repite el día de la línea 1."


def test_too_long_a_list_is_refused_whole():
    lines = [f"{date.fromordinal(740000 + number)};Día" for number in range(MOST + 1)]

    with pytest.raises(Refused, match="divídela"):
        csv("\n".join(lines))


@pytest.mark.parametrize("content", [b"PK\x03\x04 sheet", b"\0\0binary", b"a" * (LARGEST + 1)])
def test_what_is_no_list_is_refused_with_a_sentence(content):
    with pytest.raises(Refused):
        letters_of(content)


def test_whole_days_of_a_calendar_are_holidays_and_long_ones_several():
    read = ics(
        "DTSTART;VALUE=DATE:20270106\nSUMMARY:Reyes\nCATEGORIES:Nacional",
        "DTSTART;VALUE=DATE:20270325\nDTEND;VALUE=DATE:20270327\nSUMMARY:Semana Santa",
    )

    assert [(day.on.day, day.name, day.kind) for day in read.days] == [
        (6, "Reyes", "national"), (25, "Semana Santa", "local"), (26, "Semana Santa", "local"),
    ]  # fmt: skip
    assert read.complaints == []


def test_what_comes_every_year_is_taken_in_the_year_that_is_asked_for():
    read = ics("DTSTART;VALUE=DATE:20200106\nSUMMARY:Reyes\nRRULE:FREQ=YEARLY", year=2028)

    assert [day.on for day in read.days] == [date(2028, 1, 6)]


@pytest.mark.parametrize(
    ("event", "why"),
    [
        ("DTSTART:20270106T100000Z\nSUMMARY:Reunión", "No es de todo el día."),
        ("DTSTART;VALUE=DATE:20270106\nSUMMARY:x\nRRULE:FREQ=WEEKLY", "Se repite"),
        ("DTSTART;VALUE=DATE:20270106\nSUMMARY:x\nRRULE:FREQ=YEARLY;BYDAY=1MO", "Se repite"),
        ("DTSTART;VALUE=DATE:20270106\nSUMMARY:x\nRRULE:FREQ=YEARLY;COUNT=2", "Se repite"),
        ("DTSTART;VALUE=DATE:20240229\nSUMMARY:x\nRRULE:FREQ=YEARLY", "no hay 29 de febrero"),
        ("DTSTART;VALUE=DATE:20270106\nDTEND;VALUE=DATE:20270301\nSUMMARY:x", "Dura 54 días"),
        ("DTSTART;VALUE=DATE:20270106\nDTEND;VALUE=DATE:20270101\nSUMMARY:x", "Dura -5 días"),
        ("DTSTART;VALUE=DATE:20270106\nDTEND;VALUE=DATE:20271301\nSUMMARY:x", "cuándo acaba"),
        ("DTSTART;VALUE=DATE:20270106\nSUMMARY:x\nSTATUS:CANCELLED", "anulada"),
        ("DTSTART;VALUE=DATE:20270106", "Escribe un nombre"),
        ("SUMMARY:x", "No es de todo el día."),
    ],
)
def test_other_events_are_told_with_their_line(event, why):
    read = ics("DTSTART;VALUE=DATE:20270501\nSUMMARY:Trabajo", event)

    assert len(read.days) == 1
    assert [line for line, _words in read.complaints] == [6]
    assert why in read.complaints[0].words


def test_a_broken_calendar_is_refused():
    with pytest.raises(Refused, match="ICS"):
        read_ics("BEGIN:VCALENDAR\nnada\n", year=2027, kind="local", source="")


def test_a_book_of_appointments_is_refused():
    with pytest.raises(Refused, match="demasiadas citas"):
        ics(*["SUMMARY:x"] * (MOST_EVENTS + 1))


def test_the_library_proposes_what_is_national_and_what_is_regional():
    days = {day.on: day for day in days_in_library(2027, "AR")}

    assert days[date(2027, 4, 23)].kind == "regional"
    assert days[date(2027, 12, 6)].kind == "national"
    assert days[date(2027, 4, 23)].source.startswith("holidays 0.")
    assert days[date(2027, 4, 23)].source.endswith("lista de Aragón")
    assert region_of([days[date(2027, 12, 6)].source]) == "AR"


def test_every_region_has_a_list():
    for region in REGIONS:
        assert len(days_in_library(2027, region)) >= 9


def test_easter_is_where_others_find_it():
    assert all(easter(year) == known_easter(year) for year in range(2000, 2101))


def test_fixed_days_keep_their_date_and_those_of_easter_their_distance():
    before = [
        Day(on=date(2026, 1, 6), name="Reyes", kind="national"),
        Day(on=date(2026, 4, 3), name="Viernes Santo", kind="national"),
        Day(on=date(2026, 12, 24), name="Nochebuena", kind="own", hours=MORNING),
    ]

    carried, left = carried_to(2027, before)

    assert [(one.day.on, one.with_easter) for one in carried] == [
        (date(2027, 1, 6), False), (date(2027, 3, 26), True), (date(2027, 12, 24), False),
    ]  # fmt: skip
    assert carried[2].day.hours == MORNING
    assert carried[0].day.source == "copiado de 2026"
    assert left == []


@pytest.mark.parametrize(
    ("on", "name", "why"),
    [
        (date(2026, 11, 2), "Todos los Santos (trasladado)", "Se trasladó"),
        (date(2026, 11, 2), "Lunes siguiente a Todos los Santos", "Se trasladó"),
        (date(2026, 4, 2), "Viernes Santo", ""),
        (date(2026, 5, 4), "Corpus Christi", "otra fecha"),
        (date(2024, 2, 29), "El bisiesto", "29 de febrero"),
    ],
)
def test_what_moves_otherwise_is_left_to_people(on, name, why):
    carried, left = carried_to(2027, [Day(on=on, name=name)])

    if not why:
        assert carried[0].day.on == date(2027, 3, 25)
        return
    assert carried == []
    assert why in left[0].why


def test_two_that_meet_are_told():
    carried, left = carried_to(
        2027, [Day(on=date(2026, 3, 26), name="Feria"), Day(on=date(2026, 4, 3), name="Viernes Santo")]
    )

    assert [one.day.name for one in carried] == ["Feria"]
    assert left[0].why == "Ese día ya es «Feria»."
