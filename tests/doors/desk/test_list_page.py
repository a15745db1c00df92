"""The list as a page: what it shows, what its links lead to, and what it makes of any address."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import transaction
from django.utils.timezone import now
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import a_ticket
from tests.doors.desk.mixed import a_mixed_desk
from ventanilla.domain.tickets.actions.reading import mark_read
from ventanilla.domain.tickets.actions.tagging import add_tags
from ventanilla.domain.tickets.actions.talking import reply
from ventanilla.domain.tickets.actions.working import assign
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import Status
from ventanilla.doors.desk.lists.filters import FILTERS
from ventanilla.doors.desk.lists.orders import ORDERS

DESK = "/escritorio/"
NAMES = st.sampled_from(["cola", "orden", "after", "vista", "de", *FILTERS])
LETTERS = st.characters(exclude_categories=["Cs"])
"""All that can be written: which those are by an encoding takes seconds to find out."""
VALUES = st.text(LETTERS, max_size=30) | st.sampled_from(
    ["todas", "yo", "nadie", "1", "-1", "9" * 30, "mios", *ORDERS, "0.", "1.~"]
)


def page(browser, query: str = "?cola=todas") -> str:
    answer = browser.get(DESK + query)
    assert answer.status_code == 200
    return answer.content.decode()


def row_of(ticket: Ticket, text: str) -> str:
    [row] = [row for row in text.split("<li>") if f'value="{ticket.number}"' in row]
    return row.split("</li>")[0]


def numbers_in(text: str) -> list[int]:
    return [int(number) for number in re.findall(r'name="n" value="(\d+)"', text)]


def test_a_row_says_what_one_needs_to_know(cast, sign_in):
    ticket = a_ticket(cast.lucia, subject="La VPN se corta")
    assign(ticket, by=cast.elena, assignee=cast.bruno)
    add_tags(ticket, ["vpn"], by=cast.marta)

    row = row_of(ticket, page(sign_in(cast.marta)))

    for words in (
        "La VPN se corta",
        "Talleres Aurora",
        "Bruno Gil",
        "vpn",
        "Alta",
        "Esperando por ayuda",
        "Vence",
    ):
        assert words in row


def test_it_is_unread_until_one_has_looked(cast, sign_in):
    ticket = a_ticket(cast.lucia)
    browser = sign_in(cast.marta)
    assert "Sin leer" in row_of(ticket, page(browser))

    mark_read(ticket, by=cast.marta)

    assert "Sin leer" not in row_of(ticket, page(browser))
    assert "Sin leer" in row_of(ticket, page(sign_in(cast.bruno)))


def test_what_a_colleague_has_answered_is_no_news_but_to_who_has_it(cast, sign_in):
    ticket = a_ticket(cast.lucia)
    assign(ticket, by=cast.elena, assignee=cast.bruno)

    reply(ticket, "Lo miramos.", by=cast.elena)

    assert "Sin leer" not in row_of(ticket, page(sign_in(cast.marta)))
    assert "Sin leer" in row_of(ticket, page(sign_in(cast.bruno)))


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"due_at": timedelta(minutes=-90)}, "Vencida hace 1 h 30 min"),
        ({"due_at": None, "awaits_staff": False}, "Contestada: le toca al cliente"),
        ({"due_at": None, "status": Status.AWAITING_CUSTOMER}, "en pausa"),
        ({"due_at": None, "status": Status.PLANNED, "planned_at": timedelta(days=-1)}, "La visita era ayer"),
    ],
)
def test_the_column_of_times_says_what_is_due(cast, sign_in, facts, words):
    ticket = a_ticket(cast.lucia)
    at = now()
    dated = {name: at + value if isinstance(value, timedelta) else value for name, value in facts.items()}
    Ticket.objects.update(**dated)

    assert words in row_of(ticket, page(sign_in(cast.marta)))


def test_the_first_list_is_ones_own_by_what_is_due(cast, sign_in):
    late, soon, answered = (
        a_ticket(cast.lucia, subject=words) for words in ("Tarde", "Pronto", "Contestada")
    )
    Ticket.objects.update(assignee=cast.marta)
    Ticket.objects.filter(pk=late.pk).update(due_at=now() - timedelta(hours=3))
    Ticket.objects.filter(pk=soon.pk).update(due_at=now() + timedelta(minutes=5))
    reply(answered, "Ya está.", by=cast.marta)
    Ticket.objects.filter(pk=answered.pk).update(due_at=None, due_for="")

    text = page(sign_in(cast.marta), "")

    assert numbers_in(text) == [late.number, soon.number, answered.number]
    assert text.index("Vencidas") < text.index("Sin plazo")
    assert numbers_in(page(sign_in(cast.bruno), "")) == []


def test_filters_stand_in_the_address_and_each_can_be_taken_away(cast, sign_in):
    a_mixed_desk(cast)
    browser = sign_in(cast.marta)
    query = "?cola=todas&estado=in_progress&estado=planned&prioridad=high"

    text = page(browser, query)

    without = [unescape(link) for link in re.findall(r'class="chip chosen" href="([^"]*)"', text)]
    assert without == [
        "/escritorio/?cola=todas&estado=planned&prioridad=high",
        "/escritorio/?cola=todas&estado=in_progress&prioridad=high",
        "/escritorio/?cola=todas&estado=in_progress&estado=planned",
    ]
    for number in numbers_in(text):
        assert f"/escritorio/incidencias/{number}/{query}".replace("&", "&amp;") in text


def test_a_filter_by_a_row_says_its_name(cast, sign_in):
    text = page(
        sign_in(cast.marta), f"?cola=todas&cliente={cast.aurora.pk}&tecnico={cast.bruno.pk}&tipo=999999"
    )

    chips = re.findall(r'class="chip chosen".*?<b>(.*?)</b>', text)
    assert chips == ["nº 999999", "Talleres Aurora", "Bruno Gil"]


def test_the_panel_leads_to_an_address_that_says_only_what_was_asked(cast, sign_in):
    browser = sign_in(cast.marta)

    answer = browser.get(
        "/escritorio/filtrar/",
        {
            "ver": "1",
            "cola": "esperan",
            "q": "",
            "cliente": "",
            "prioridad": ["high", "nada"],
            "orden": "antiguas",
        },
    )

    assert answer.status_code == 302
    assert answer["Location"] == "/escritorio/?cola=esperan&prioridad=high&orden=antiguas"


def test_the_panel_shows_what_is_chosen_even_when_nobody_can_choose_it_any_more(cast, sign_in):
    cast.bruno.is_active = False
    cast.bruno.save()

    text = (
        sign_in(cast.marta)
        .get(f"/escritorio/filtrar/?tecnico={cast.bruno.pk}&estado=planned")
        .content.decode()
    )

    assert re.search(rf'name="tecnico" value="{cast.bruno.pk}" checked', text)
    assert re.search(r'name="estado" value="planned" checked', text)
    assert 'value="closed"' not in text


def test_a_longer_list_goes_on_where_it_ended(cast, sign_in, monkeypatch):
    monkeypatch.setattr("ventanilla.doors.desk.lists.asked.PAGE", 10)
    a_mixed_desk(cast)
    browser = sign_in(cast.marta)
    first = page(browser, "?cola=todas&orden=prioridad")

    [more] = re.findall(r'rel="next" href="/escritorio/([^"]*)"', first)
    second = page(browser, unescape(more))

    assert len(numbers_in(first)) == len(numbers_in(second)) == 10
    assert not set(numbers_in(first)) & set(numbers_in(second))
    assert "Al principio" in second


def test_an_empty_queue_says_so(cast, sign_in):
    assert "esta cola está vacía" in page(sign_in(cast.marta), "?cola=hoy")
    assert "Nada con estos filtros" in page(sign_in(cast.marta), "?cola=hoy&prioridad=high")


def test_teams_are_queues_of_their_own(cast, sign_in):
    a_mixed_desk(cast)

    text = page(sign_in(cast.marta))

    [team] = re.findall(r'href="/escritorio/\?cola=(equipo-\d+)"><span class="clip">Redes', text)
    assert numbers_in(page(sign_in(cast.marta), f"?cola={team}"))


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(given=st.lists(st.tuples(NAMES, VALUES), max_size=6))
def test_no_address_breaks_it(cast, sign_in, given):
    with transaction.atomic():
        browser = sign_in(cast.marta)

        for place in (
            DESK,
            "/escritorio/pulso/",
            "/escritorio/filtrar/",
            "/escritorio/vistas/nueva/",
            "/escritorio/nueva/",
        ):
            query: dict[str, list[str]] = {}
            for name, value in given:
                query.setdefault(name, []).append(value)
            assert browser.get(place, query).status_code in (200, 302)
