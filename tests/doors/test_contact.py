"""When somebody is there, said by the calendar; how they are reached, said by the settings."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from ventanilla.core.errors import Refused
from ventanilla.core.worktime import Season, Worktime
from ventanilla.domain.calendars.actions import the_houses_calendar
from ventanilla.domain.calendars.models import Holiday
from ventanilla.domain.calendars.presence import days_from, presence
from ventanilla.domain.contracts.actions.contracting import entrust
from ventanilla.domain.provider.actions import change_contact_points, change_rules
from ventanilla.domain.provider.facts import ContactPoint
from ventanilla.domain.provider.house import the_house_now
from ventanilla.doors.shared.contacting import presence_words

MADRID = ZoneInfo("Europe/Madrid")
SPLIT = dict.fromkeys(range(5), ((510, 840), (930, 1110)))
SUMMER = Season((6, 15), (9, 15), dict.fromkeys(range(5), ((480, 900),)))
HOUSE = Worktime(
    MADRID,
    SPLIT,
    (SUMMER,),
    {date(2026, 12, 7): (), date(2026, 12, 8): (), date(2026, 12, 24): ((510, 840),)},
)
NIGHTS = Worktime(MADRID, {0: ((1320, 1440),), 1: ((0, 360),), 2: ((600, 1440),)})
ALWAYS = Worktime(MADRID, dict.fromkeys(range(7), ((0, 1440),)))


@pytest.mark.parametrize(
    ("worktime", "at", "words"),
    [
        (HOUSE, (2026, 11, 23, 16, 0), "Abierto ahora, hasta las 18:30"),
        (HOUSE, (2026, 11, 23, 14, 0), "Volvemos hoy a las 15:30"),
        (HOUSE, (2026, 11, 23, 18, 30), "Volvemos mañana a las 8:30"),
        (HOUSE, (2026, 11, 27, 18, 30), "Volvemos el lunes a las 8:30"),
        (HOUSE, (2026, 12, 4, 18, 30), "Volvemos el miércoles a las 8:30"),
        (HOUSE, (2026, 12, 24, 13, 59), "Abierto ahora, hasta las 14:00"),
        (HOUSE, (2026, 7, 1, 16, 0), "Volvemos mañana a las 8:00"),
        (
            Worktime(MADRID, {0: ((540, 600),)}),
            (2026, 11, 23, 10, 0),
            "Volvemos el lunes, 30 de noviembre, a las 9:00",
        ),
        (NIGHTS, (2026, 11, 23, 23, 0), "Abierto ahora, hasta mañana a las 6:00"),
        (NIGHTS, (2026, 11, 25, 11, 0), "Abierto ahora, hasta medianoche"),
        (ALWAYS, (2026, 11, 23, 3, 0), "Abierto ahora, a cualquier hora"),
        (Worktime(MADRID, {}), (2026, 11, 23, 3, 0), "Ahora no hay horario de atención"),
    ],
)
def test_it_says_until_when_or_from_when(worktime, at, words):
    moment = datetime(*at, tzinfo=MADRID)

    assert presence_words(presence(worktime, moment), moment.date()) == words


def test_the_days_that_come_have_their_season_and_their_holiday():
    days = days_from(HOUSE, date(2026, 12, 7), {date(2026, 12, 7): "Constitución"}, many=3)

    assert [(day.windows, day.holiday) for day in days] == [((), "Constitución"), ((), ""), (SPLIT[2], "")]
    assert days_from(HOUSE, date(2026, 7, 1), {}, many=1)[0].windows == ((480, 900),)


@time_machine.travel("2026-12-05T10:00:00+01:00", tick=False)
def test_both_pages_say_it_and_only_inside_who_looks_after_the_company(cast, client, sign_in):
    calendar = the_houses_calendar()
    Holiday.objects.create(calendar=calendar, on=date(2026, 12, 8), name="Inmaculada Concepción")
    change_rules()
    entrust(cast.aurora, cast.bruno, by=cast.ivan)
    points = [ContactPoint(label="Guardia", phone="976 555 039", email="guardia@norte-pruebas.example")]
    change_contact_points(points, by=cast.ivan)

    inside, outside = (
        one.get(place).content.decode()
        for one, place in ((sign_in(cast.pedro), "/contactar/"), (client, "/contacto/"))
    )

    for page in (inside, outside):
        assert "Volvemos el lunes a las 8:30" in page
        assert "Inmaculada Concepción" in page
        assert 'href="tel:976555039"' in page
        assert "guardia@norte-pruebas.example" in page
    assert "Bruno Gil" in inside
    assert "Bruno Gil" not in outside
    assert "Bruno Gil" not in sign_in(cast.oscar).get("/contactar/").content.decode()


def test_the_settings_keep_other_ways_and_refuse_half_ones(cast, sign_in):
    ivan, place = sign_in(cast.ivan), "/escritorio/ajustes/contacto/"
    typed = {"label_0": "Almacén", "address_0": "Calle E,  14", "phone_1": "976 555 031"}
    assert ivan.post(place, typed).status_code == 422
    assert ivan.post(place, {**typed, "phone_1": ""}).status_code == 302

    assert the_house_now().contact_points == [
        {"label": "Almacén", "phone": "", "email": "", "address": "Calle E, 14"}
    ]
    assert "Almacén" in ivan.get(place).content.decode()
    for bad in ({"label": "Solo"}, {"label": "x" * 61, "phone": "1"}, {"label": "Mal", "email": "nada"}):
        with pytest.raises(Refused):
            change_contact_points([ContactPoint(**bad)], by=cast.ivan)
    with pytest.raises(Refused):
        change_contact_points([ContactPoint(label="Una", phone="1")] * 9, by=cast.ivan)
