"""¿Cuándo vencería?: a question in the address, answered by the sums that count real tickets."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.timezone import localtime, now

from tests.cast import a_ticket
from tests.snapshot import changed, snapshot
from ventanilla.core import times
from ventanilla.domain.calendars.actions import add_season, create_calendar, set_days, the_houses_calendar
from ventanilla.domain.calendars.facts import CalendarFacts, Day, SeasonFacts
from ventanilla.domain.calendars.models import Calendar
from ventanilla.domain.levels.actions import LevelFacts, agree_terms, create_level
from ventanilla.domain.levels.models import ServiceLevel
from ventanilla.domain.levels.words import Metric
from ventanilla.domain.tickets.actions.catalogue import change_application, change_type
from ventanilla.domain.tickets.models import Application, TicketType
from ventanilla.domain.tickets.promises import DUE
from ventanilla.domain.tickets.terms import level_for, whose_level

AT = "/escritorio/plazos/"
MADRID = ZoneInfo("Europe/Madrid")
MORNING = (8 * 60, 14 * 60)


@pytest.fixture
def marta(cast, sign_in):
    """The browser of a technician."""
    return sign_in(cast.marta)


def level(cast, name: str, **facts) -> ServiceLevel:
    targets = {metric: {"high": 60} for metric in Metric} | facts.pop("targets", {})
    return create_level(LevelFacts(name=name, calendar=None, targets=targets, **facts), by=cast.ivan)


def a_monday(hour: int) -> datetime:
    """Two weeks ahead, where no clock changes on the way."""
    today = localtime(now(), MADRID).replace(minute=0, second=0, microsecond=0)
    return (today + timedelta(days=21 - today.weekday())).replace(hour=hour)


def ask(browser, at: datetime, **question) -> str:
    answer = browser.get(AT, {"entra": at.strftime("%Y-%m-%dT%H:%M"), "prioridad": "high", **question})
    assert answer.status_code == 200, answer.text
    return answer.text


def told(page: str) -> dict[str, str]:
    """Metric → the cell that says when."""
    rows = re.findall(r"<tr><td><b>([^<]+)</b>.*?<td class=\"full\">(.*?)</td></tr>", page, re.DOTALL)
    return {metric: " ".join(re.sub(r"<[^>]+>", " ", cell).split()) for metric, cell in rows}


def test_it_answers_at_once_about_something_ordinary_now(marta):
    answer = marta.get(AT)

    assert answer.status_code == 200
    assert list(told(answer.text)) == [
        "Cualificación",
        "Primera respuesta",
        "Siguiente respuesta",
        "Resolución",
    ]
    assert '<h2 id="answer">General</h2>' in answer.text
    assert answer.text.count("interno: el cliente no lo ve") == 2


def test_it_counts_as_real_tickets_are_counted(marta, cast):
    ticket = a_ticket(cast.lucia)
    at = ticket.created_at = ticket.turn_since = a_monday(11)
    ticket.appoint()

    page = ask(marta, at, cliente=cast.aurora.pk, tipo=ticket.type_id, aplicacion=ticket.application_id)

    shown = [datetime.fromisoformat(one) for one in re.findall(r'<time datetime="([^"]+)"', page)]
    real = {metric: getattr(ticket, DUE[metric]) for metric in Metric}
    real[Metric.NEXT_UPDATE] = real[Metric.FIRST_RESPONSE]  # by default both may take as long
    assert shown == list(real.values())


def test_the_address_keeps_the_question(marta, cast):
    page = ask(marta, a_monday(9), cliente=cast.ribera.pk)

    assert f'<option value="{cast.ribera.pk}" selected>' in page
    assert f'value="{a_monday(9):%Y-%m-%dT%H:%M}"' in page
    assert 'method="get"' in page


def test_asking_changes_nothing(marta, cast):
    marta.get(AT)
    before = snapshot()

    ask(marta, a_monday(9), cliente=cast.aurora.pk)

    assert changed(before, snapshot()) == {}


def test_an_hour_from_nine_is_ten_and_its_weekday_is_said(marta, cast):
    agree_terms(cast.aurora, level=level(cast, "Oro"), calendar=None, by=cast.ivan)
    monday = a_monday(9)

    page = ask(marta, monday, cliente=cast.aurora.pk)

    words = told(page)["Primera respuesta"].lower()  # a day of another year begins a sentence of its own
    assert words.startswith(times.long_day(monday.date()))
    assert words.endswith(", 10:00")
    assert '<h2 id="answer">Oro</h2>' in page


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ("customer", "Es el del cliente."),
        ("application", "Es el de la aplicación."),
        ("type", "Es el del tipo."),
        ("", "Es el general: ni el cliente"),
    ],
)
def test_it_says_whose_level_counts(marta, cast, who, sentence):
    kind, thing = TicketType.objects.get(name="Avería"), Application.objects.get(name="Correo")
    names = {"name_en": "", "by": cast.ivan}
    if who:
        change_type(kind, name=kind.name, team=None, level=level(cast, "Del tipo"), **names)
    if who in ("application", "customer"):
        change_application(thing, name=thing.name, level=level(cast, "De la aplicación"), **names)
    if who == "customer":
        agree_terms(cast.aurora, level=level(cast, "Del cliente"), calendar=None, by=cast.ivan)

    page = ask(marta, a_monday(9), cliente=cast.aurora.pk, tipo=kind.pk, aplicacion=thing.pk)

    assert sentence in page
    ticket = a_ticket(cast.lucia)
    ticket.application = thing
    number, whose = level_for(ticket), whose_level(ticket)
    assert whose == (who or "everybody")
    assert (ServiceLevel.objects.get(pk=number).name if number else "") == {
        "customer": "Del cliente", "application": "De la aplicación", "type": "Del tipo", "": "",
    }[who]  # fmt: skip


def test_around_the_clock_counts_the_night(marta, cast):
    gold = level(cast, "Oro", around_the_clock=["high"])
    agree_terms(cast.aurora, level=gold, calendar=None, by=cast.ivan)

    page = ask(marta, a_monday(3), cliente=cast.aurora.pk)

    assert "Cuentan las 24 horas de todos los días." in page
    assert told(page)["Resolución"].endswith("4:00")


def test_what_is_not_promised_is_said(marta, cast):
    level(cast, "Oro")
    silver = level(cast, "Plata", targets={"qualification": {}})
    agree_terms(cast.aurora, level=silver, calendar=None, by=cast.ivan)

    page = ask(marta, a_monday(9), cliente=cast.aurora.pk)

    assert told(page)["Cualificación"] == "No se promete."


def test_holidays_and_seasons_on_the_way_are_told(marta, cast):
    agree_terms(cast.aurora, level=level(cast, "Oro"), calendar=None, by=cast.ivan)
    house, monday = the_houses_calendar(), a_monday(9).date()
    next_day, later = monday + timedelta(days=1), monday + timedelta(days=60)
    days = [
        Day(on=monday, name="San Valero"),
        Day(on=next_day, name="Puente", hours=[MORNING]),
        Day(on=later, name="Lejano"),
    ]
    set_days(house, days, by=cast.ivan)
    whole = SeasonFacts(
        name="Jornada intensiva", first=(1, 1), last=(12, 31), week=dict.fromkeys(range(5), (MORNING,))
    )
    add_season(house, whole, by=cast.ivan)

    page = ask(marta, a_monday(9), cliente=cast.aurora.pk)

    assert told(page)["Resolución"].endswith(", 9:00")
    assert re.findall(r"<li>.*?<span>([^<]+)</span></li>", page.split('id="met"')[1]) == [
        "Jornada intensiva",
        f"{times.long_day(monday)}: San Valero, cerrado",
        f"{times.long_day(next_day)}: Puente, solo 8:00 – 14:00",
    ]


def test_the_customers_own_calendar_counts(marta, cast):
    islands = create_calendar(CalendarFacts(name="Las islas", zone="Atlantic/Canary"), by=cast.ivan)
    agree_terms(cast.aurora, level=level(cast, "Oro"), calendar=islands, by=cast.ivan)

    page = ask(marta, a_monday(8), cliente=cast.aurora.pk)

    assert "Se cuenta por el calendario «Las islas»." in page
    assert "Su hora es la de Canarias" in page
    assert told(page)["Resolución"].endswith("10:30")


def test_a_calendar_that_never_opens_never_comes(marta, cast):
    shut = create_calendar(CalendarFacts(name="Cerrado", zone="Europe/Madrid"), by=cast.ivan)
    Calendar.objects.filter(pk=shut.pk).update(week={"0": []})
    agree_terms(cast.aurora, level=level(cast, "Oro"), calendar=shut, by=cast.ivan)

    page = ask(marta, a_monday(9), cliente=cast.aurora.pk)

    assert told(page)["Resolución"] == "Nunca: ese calendario no abre."


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ({"entra": ""}, "Escribe el día y la hora."),
        ({"entra": "mañana"}, "Introduzca una fecha/hora válida."),
        ({"entra": "0001-01-01T00:00"}, "Escribe un día de estos años."),
        ({"entra": "9999-12-31T23:59"}, "Escribe un día de estos años."),
        ({"prioridad": "asap"}, "asap no es una de las opciones disponibles"),
        ({"cliente": "9" * 40}, "Escoja una opción válida"),
        ({"tipo": ""}, "Este campo es obligatorio."),
        ({"aplicacion": "a"}, "Escoja una opción válida"),
    ],
)
def test_a_question_that_is_none_is_said_beside_its_field(marta, question, sentence):
    answer = marta.get(AT, question)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'id="answer"' not in answer.text


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("2027-03-28T02:30", "2027-03-28T02:30:00+00:00"),  # nobody's clock shows it: half past three
        ("2027-10-31T02:30", "2027-10-31T01:30:00+00:00"),  # the first of two
    ],
)
def test_the_nights_in_which_the_clocks_change_have_an_answer(marta, cast, typed, due):
    agree_terms(cast.aurora, level=level(cast, "Oro", around_the_clock=["high"]), calendar=None, by=cast.ivan)

    page = marta.get(AT, {"entra": typed, "prioridad": "high", "cliente": cast.aurora.pk}).text

    assert f'<time datetime="{due}">' in page


def test_today_and_tomorrow_are_called_so(marta, cast):
    agree_terms(cast.aurora, level=level(cast, "Oro", around_the_clock=["high"]), calendar=None, by=cast.ivan)
    at = localtime(now(), MADRID)
    tomorrow = (at + timedelta(days=1)).replace(hour=5, minute=0)

    page = ask(marta, tomorrow, cliente=cast.aurora.pk)

    assert told(page)["Resolución"] == f"mañana, {times.long_day(tomorrow.date())}, 6:00"


def test_every_technician_may_ask_and_customers_may_not(cast, sign_in, client):
    assert sign_in(cast.bruno).get(AT).status_code == 200
    assert sign_in(cast.lucia).get(AT).status_code == 403
    assert client.get(AT).status_code == 302
    assert sign_in(cast.marta).post(AT).status_code == 405


def test_only_who_may_change_levels_is_led_to_them(cast, sign_in):
    link = "/escritorio/ajustes/niveles/"

    assert link in sign_in(cast.ivan).get(AT).text
    assert link not in sign_in(cast.marta).get(AT).text


def test_a_day_is_a_date(marta):
    assert date.fromisoformat(re.search(r'name="entra" value="(\d{4}-\d\d-\d\d)T', marta.get(AT).text)[1])
