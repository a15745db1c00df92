"""Service levels in the settings: the general one, others, and what types, applications and customers have of their own."""

from __future__ import annotations

import re

import pytest

from ventanilla.domain.calendars.models import Calendar
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.levels.actions import LevelFacts, agree_terms, change_level, create_level
from ventanilla.domain.levels.known import DEFAULT_TARGETS
from ventanilla.domain.levels.models import CustomerTerms, ServiceLevel
from ventanilla.domain.tickets.models import Application, TicketType

AT = "/escritorio/ajustes/niveles/"
GENERAL = f"{AT}general/"
EMPTY = {f"{metric}_{priority}": "" for metric in DEFAULT_TARGETS for priority in ("high", "medium", "low")}


@pytest.fixture
def gold(cast) -> ServiceLevel:
    facts = LevelFacts(name="Oro", calendar=None, targets={"first_response": {"high": 30}})
    return create_level(facts, by=cast.ivan)


def hidden(page: str, name: str = "seen") -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


def names(page: str) -> list[str]:
    return re.findall(r'<a class="t" href="[^"]*">([^<]+)</a>', page)


def test_the_general_one_is_shown_before_anybody_has_said_anything_of_it(ivan):
    page, form = ivan.get(AT).text, ivan.get(GENERAL).text

    assert names(page) == ["General"]
    assert "el general" in page
    assert 'name="resolution_high" value="16 h"' in form
    assert not ServiceLevel.objects.exists()


def test_saving_the_general_one_makes_its_row(ivan):
    typed = EMPTY | {
        "name": "Para todos",
        "first_response_high": "1 h 30",
        "pauses": ["pending"],
        "seen": "1",
    }

    answer = ivan.post(GENERAL, typed, follow=True)

    row = ServiceLevel.objects.get()
    assert (row.name, row.is_default, row.targets) == (
        "Para todos", True, {"first_response": {"high": 90}},
    )  # fmt: skip
    assert row.pauses == ["pending"]
    assert "Guardado. Los plazos abiertos se recalculan." in answer.text


def test_another_one_has_everything_that_was_typed(ivan):
    calendar = Calendar.objects.create(pk=7, name="Canarias", zone="Atlantic/Canary")
    typed = EMPTY | {
        "name": "Prioritario", "calendar": calendar.pk, "resolution_high": "90 min", "resolution_low": "8 h",
        "around_the_clock": ["high"], "pauses": ["awaiting_customer", "planned"],
    }  # fmt: skip

    answer = ivan.post(f"{AT}nuevo/", typed)

    row = ServiceLevel.objects.get()
    assert answer.url == AT
    assert row.targets == {"resolution": {"high": 90, "low": 480}}
    assert (row.calendar, row.around_the_clock) == (calendar, ["high"])
    assert row.pauses == ["awaiting_customer", "planned"]
    page = ivan.get(AT).text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Resolución: alta 1 h 30 min 24 × 7, media –, baja 8 h" in page
    assert "Calendario: Canarias" in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Este campo es obligatorio."),
        ({"name": "ORO"}, "Ya hay un nivel con ese nombre"),
        ({"first_response_high": "mucho"}, "Escribe el tiempo así: 2 h, o 90 min."),
        ({"first_response_high": "0 h"}, "Tiene que ser un tiempo mayor que cero."),
        ({"pauses": ["resolved"]}, "no es una de las opciones disponibles"),
        ({"around_the_clock": ["always"]}, "no es una de las opciones disponibles"),
        ({"calendar": "99"}, "Escoja una opción válida"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(ivan, gold, typed, sentence):
    answer = ivan.post(f"{AT}nuevo/", EMPTY | {"name": "Plata", "resolution_low": "3 h"} | typed)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'name="resolution_low" value="3 h"' in answer.text
    assert list(ServiceLevel.objects.all()) == [gold]


def test_a_refused_general_one_is_written_by_nobody(ivan, gold):
    answer = ivan.post(GENERAL, EMPTY | {"name": "Oro"})

    assert answer.status_code == 422
    assert list(ServiceLevel.objects.all()) == [gold]


def test_two_who_change_one_see_both_and_decide(ivan, cast, gold):
    at = f"{AT}{gold.pk}/"
    seen = hidden(ivan.get(at).text)
    other = LevelFacts(
        name="Oro", calendar=None, targets={"first_response": {"high": 60}}, pauses=["pending"]
    )
    change_level(gold, other, by=cast.ivan)
    mine = EMPTY | {"name": "Oro", "first_response_high": "45 min", "pauses": ["awaiting_customer"]}

    refused = ivan.post(at, mine | {"seen": seen})

    assert refused.status_code == 422
    assert "<td>1 h</td><td>45 min</td>" in refused.text
    assert "<td>Pendiente</td><td>Esperando al cliente</td>" in refused.text
    ivan.post(at, mine | {"seen": hidden(refused.text)})
    gold.refresh_from_db()
    assert gold.targets == {"first_response": {"high": 45}}


def test_two_who_begin_with_the_general_one_see_both(ivan):
    seen = hidden(ivan.get(GENERAL).text)
    ivan.post(GENERAL, EMPTY | {"name": "General", "resolution_high": "5 h", "seen": seen})

    refused = ivan.post(GENERAL, EMPTY | {"name": "General", "resolution_high": "6 h", "seen": seen})

    assert refused.status_code == 422
    assert "<td>5 h</td><td>6 h</td>" in refused.text


def test_the_list_says_who_has_it(ivan, cast, gold):
    agree_terms(cast.aurora, level=gold, calendar=None, by=cast.ivan)
    TicketType.objects.filter(name__in=["Avería", "Consulta"]).update(level=gold)
    Application.objects.filter(name="Correo").update(level=gold)

    page = ivan.get(AT).text

    assert "Lo usan: 1 cliente, 2 tipos, 1 aplicación" in page


def test_the_arrows_move_one_place_and_the_general_one_stays_first(ivan, cast, gold):
    ivan.post(GENERAL, EMPTY | {"name": "Zeta"})
    silver = create_level(LevelFacts(name="Plata", calendar=None, targets={}), by=cast.ivan)

    ivan.post(f"{AT}orden/", {"up": silver.pk})

    assert names(ivan.get(AT).text) == ["Zeta", "Plata", "Oro"]
    ivan.post(f"{AT}orden/", {"up": silver.pk})
    ivan.post(f"{AT}orden/", {"down": "no"})
    assert names(ivan.get(AT).text) == ["Zeta", "Plata", "Oro"]


def test_what_is_taken_away_can_come_back(ivan, gold):
    ivan.post(f"{AT}{gold.pk}/retirar/")
    gold.refresh_from_db()
    assert not gold.is_active
    assert "Oro" in ivan.get(AT).text

    ivan.post(f"{AT}{gold.pk}/recuperar/")
    gold.refresh_from_db()
    assert gold.is_active


def test_the_general_one_stays_and_the_list_says_why(ivan):
    ivan.post(GENERAL, EMPTY | {"name": "General"})

    answer = ivan.post(f"{AT}{ServiceLevel.objects.get().pk}/retirar/")

    assert answer.status_code == 422
    assert "Es el nivel general: cuenta donde no hay otro." in answer.text


def test_a_type_and_an_application_promise_something_of_their_own(ivan, cast, gold):
    ivan.post("/escritorio/ajustes/tipos/nuevo/", {"name": "Mudanza", "level": gold.pk})
    mail = Application.objects.get(name="Correo")
    ivan.post(f"/escritorio/ajustes/aplicaciones/{mail.pk}/", {"name": "Correo", "level": gold.pk})

    mail.refresh_from_db()
    assert TicketType.objects.get(name="Mudanza").level == mail.level == gold


def test_a_retired_level_stays_where_it_was_and_goes_nowhere_else(ivan, gold):
    ivan.post("/escritorio/ajustes/tipos/nuevo/", {"name": "Mudanza", "level": gold.pk})
    moving, fault = TicketType.objects.get(name="Mudanza"), TicketType.objects.get(name="Avería")
    ivan.post(f"{AT}{gold.pk}/retirar/")

    kept = ivan.post(f"/escritorio/ajustes/tipos/{moving.pk}/", {"name": "Mudanzas", "level": gold.pk})
    refused = ivan.post(f"/escritorio/ajustes/tipos/{fault.pk}/", {"name": "Avería", "level": gold.pk})

    moving.refresh_from_db()
    assert (kept.status_code, refused.status_code) == (302, 422)
    assert (moving.name, moving.level) == ("Mudanzas", gold)
    assert "Oro (retirado)" in ivan.get(f"/escritorio/ajustes/tipos/{moving.pk}/").text


def test_a_customer_agrees_a_level_and_a_calendar(ivan, cast, gold):
    calendar = Calendar.objects.create(pk=7, name="Canarias", zone="Atlantic/Canary")
    at = f"/escritorio/clientes/{cast.aurora.pk}/acuerdo/"

    answer = ivan.post(at, {"level": gold.pk, "calendar": calendar.pk}, follow=True)

    terms = CustomerTerms.objects.get()
    assert (terms.customer, terms.level, terms.calendar) == (cast.aurora, gold, calendar)
    assert "Guardado. Los plazos abiertos se recalculan." in answer.text
    page = ivan.get(at).text
    assert re.search(rf'<option value="{gold.pk}" selected>', page)
    ivan.post(at, {"level": "", "calendar": "", "seen": hidden(page)})
    terms.refresh_from_db()
    assert (terms.level, terms.calendar) == (None, None)


def test_two_who_agree_with_one_customer_see_both(ivan, cast, gold):
    at = f"/escritorio/clientes/{cast.aurora.pk}/acuerdo/"
    seen = hidden(ivan.get(at).text)
    agree_terms(cast.aurora, level=gold, calendar=None, by=cast.ivan)

    refused = ivan.post(at, {"level": "", "seen": seen})

    assert refused.status_code == 422
    assert "<td>Oro</td><td>–</td>" in refused.text
    assert CustomerTerms.objects.get().level == gold


def test_a_level_that_is_none_is_said(ivan, cast):
    answer = ivan.post(f"/escritorio/clientes/{cast.aurora.pk}/acuerdo/", {"level": "99"})

    assert answer.status_code == 422
    assert "Escoja una opción válida" in answer.text


def test_each_deed_leaves_one_line(ivan, gold):
    before = Entry.objects.count()

    ivan.post(f"{AT}{gold.pk}/", EMPTY | {"name": "Oro puro"})
    ivan.post(f"{AT}{gold.pk}/", EMPTY | {"name": "Oro puro"})
    ivan.post(f"{AT}{gold.pk}/retirar/")

    assert [one.verb for one in Entry.objects.order_by("pk")[before:]] == ["level.changed", "level.retired"]


@pytest.mark.parametrize("place", ["", "nuevo/", "general/"])
def test_who_does_not_administer_is_kept_out(cast, sign_in, place):
    assert sign_in(cast.marta).get(f"{AT}{place}").status_code == 403


def test_the_periods_say_where_the_times_are(ivan):
    page = ivan.get("/escritorio/ajustes/plazos/").text.split('class="page"')[1]

    assert f'href="{AT}"' in page
