"""Canned replies: chosen with their preview, changed where needed, sent with what else they do."""

from __future__ import annotations

import pytest

from tests.doors.desk.reading import address, box_of, chosen_tab, hidden, page_of, say
from ventanilla.domain.drafts.models import Draft
from ventanilla.domain.tickets.actions.canned import Wording, save_canned
from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.actions.tagging import tags_of
from ventanilla.domain.tickets.models import CannedReply, Message, Ticket
from ventanilla.domain.tickets.status import Priority, Status

Kind = CannedReply.SentAs


@pytest.fixture
def marta(sign_in, cast):
    return sign_in(cast.marta)


@pytest.fixture
def greeting(cast):
    wording = Wording(
        title="Reiniciar la VPN", body="Hola, {{contacto}}: **reinicia** la VPN.", priority=Priority.LOW, takes_it=True,
        tags="vpn",
    )  # fmt: skip
    return save_canned(wording, by=cast.elena)


def test_the_list_shows_what_each_would_say_here_and_what_else_it_does(marta, vpn_ticket, greeting):
    page = marta.get(address(vpn_ticket, "plantillas/")).content.decode()

    assert "Hola, Lucía: <strong>reinicia</strong> la VPN." in page
    assert "Pone la prioridad baja" in page
    assert "Te la asigna" in page
    assert "Añade las etiquetas vpn" in page


def test_it_is_searched_by_title(marta, cast, vpn_ticket, greeting):
    save_canned(Wording(title="Pedir una captura", body="¿Nos mandas una captura?"), by=cast.elena)

    page = marta.get(address(vpn_ticket, "plantillas/"), {"busca": "vpn reiniciar"}).content.decode()

    assert "Reiniciar la VPN" in page
    assert "Pedir una captura" not in page


def test_it_says_what_this_ticket_has_nothing_for(marta, cast, vpn_ticket):
    save_canned(Wording(title="Visita", body="Vamos el {{fecha_prevista}}."), by=cast.elena)

    page = marta.get(address(vpn_ticket, "plantillas/")).content.decode()

    assert "Falta por rellenar: {{fecha_prevista}}" in page


def test_those_that_cannot_be_sent_now_are_not_offered(marta, cast, vpn_ticket, greeting):
    save_canned(Wording(title="Preguntar el modelo", body="¿Qué modelo es?", sent_as=Kind.ASK), by=cast.elena)
    resolve(vpn_ticket, "Ya.", by=cast.marta)

    page = marta.get(address(vpn_ticket, "plantillas/")).content.decode()

    assert "Reiniciar la VPN" in page
    assert "Preguntar el modelo" not in page


def test_choosing_one_fills_the_box_and_opens_its_tab(marta, cast, vpn_ticket):
    asks = save_canned(Wording(title="Modelo", body="¿Qué modelo es?", sent_as=Kind.ASK), by=cast.elena)

    page = page_of(marta, vpn_ticket, f"?plantilla={asks.pk}")

    assert (box_of(page), chosen_tab(page)) == ("¿Qué modelo es?", "ask")
    assert hidden(page, "canned") == str(asks.pk)


def test_what_was_in_the_box_is_kept_and_comes_first(marta, vpn_ticket, greeting):
    answer = marta.post(address(vpn_ticket, "plantillas/"), {"message": "Buenas.", "kind": "reply"})
    assert answer["Location"] == address(vpn_ticket, "plantillas/")
    assert Draft.objects.get().text == "Buenas."

    page = page_of(marta, vpn_ticket, f"?plantilla={greeting.pk}")

    assert box_of(page) == "Buenas.\n\nHola, Lucía: **reinicia** la VPN."


def test_the_script_chooses_and_keeps_in_one_step(marta, vpn_ticket, greeting):
    sent = {"message": "Buenas.", "kind": "reply", "plantilla": greeting.pk}

    answer = marta.post(address(vpn_ticket, "plantillas/?cola=todas"), sent)

    assert answer["Location"] == f"{address(vpn_ticket)}?cola=todas&plantilla={greeting.pk}#composer"
    assert Draft.objects.get().text == "Buenas."


def test_a_begun_note_stays_a_note_whatever_is_chosen(marta, vpn_ticket, greeting):
    marta.post(address(vpn_ticket, "plantillas/"), {"message": "Ojo con este.", "kind": "note"})

    assert chosen_tab(page_of(marta, vpn_ticket, f"?plantilla={greeting.pk}")) == "note"


def test_sending_does_what_else_it_says(marta, cast, vpn_ticket, greeting):
    say(marta, vpn_ticket, "reply", "Hola, Lucía: reiníciala.", canned=greeting.pk)

    ticket = Ticket.objects.get()
    assert Message.objects.filter(body="Hola, Lucía: reiníciala.").exists()
    assert (ticket.priority, ticket.assignee) == (Priority.LOW, cast.marta)
    assert tags_of(ticket) == ["vpn"]


def test_the_open_tab_says_how_it_is_sent(marta, vpn_ticket, greeting):
    say(marta, vpn_ticket, "resolve", "Reiniciada.", canned=greeting.pk, kind="resolve")

    assert Ticket.objects.get().status == Status.RESOLVED


def test_a_variable_left_in_its_braces_is_refused(marta, cast, vpn_ticket, greeting):
    answer = say(marta, vpn_ticket, "reply", "Vamos el {{fecha_prevista}}.", canned=greeting.pk)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Falta rellenar {{fecha_prevista}}." in page
    assert hidden(page, "canned") == str(greeting.pk)
    assert Ticket.objects.get().priority != Priority.LOW


def test_one_that_is_gone_by_now_sends_the_words_alone(marta, vpn_ticket, greeting):
    CannedReply.objects.update(is_active=False)

    say(marta, vpn_ticket, "reply", "Hola.", canned=greeting.pk)

    assert Message.objects.filter(body="Hola.").exists()
    assert Ticket.objects.get().priority != Priority.LOW


@pytest.mark.parametrize("number", ["", "0", "99999", "x", "1" * 30])
def test_a_number_that_nobody_gave_out_is_ignored(marta, vpn_ticket, number):
    assert box_of(page_of(marta, vpn_ticket, f"?plantilla={number}")) == ""
