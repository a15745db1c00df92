"""Merging, splitting and moving are asked on a page of their own, which says what will happen before it does."""

from __future__ import annotations

import pytest

from tests.cast import a_ticket
from tests.doors.desk.reading import address, hidden, page_of
from ventanilla.domain.tickets.actions.copying import copy_contact
from ventanilla.domain.tickets.actions.finishing import cancel
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.models import Message, Ticket, TicketLink
from ventanilla.doors.desk.ticket.finding import contacts_of, who_sees


@pytest.fixture
def marta(sign_in, cast):
    return sign_in(cast.marta)


@pytest.fixture
def twin(cast):
    return a_ticket(cast.pedro, subject="La VPN otra vez")


def test_merging_begins_with_the_customers_other_tickets(marta, cast, vpn_ticket, twin):
    foreign = a_ticket(cast.oscar, subject="La VPN de la clínica")

    page = marta.get(address(vpn_ticket, "unir/")).content.decode()

    assert f"?con={twin.number}" in page
    assert f"?con={foreign.number}" not in page
    assert f"?con={vpn_ticket.number}" not in page


def test_merging_shows_both_and_what_will_happen(marta, vpn_ticket, twin):
    page = marta.get(address(vpn_ticket, "unir/"), {"con": twin.number}).content.decode()

    for words in (vpn_ticket.subject, twin.subject, "Lucía Ferrer", "Pedro Sanz", "No se puede deshacer."):
        assert words in page


def test_merging_is_done_by_pressing(marta, vpn_ticket, twin):
    form = marta.get(address(vpn_ticket, "unir/"), {"con": twin.number}).content.decode()

    answer = marta.post(
        address(vpn_ticket, "unir/"), {"con": twin.number, "version": hidden(form, "version")}
    )

    assert answer["Location"].startswith(address(twin))
    assert Message.objects.filter(ticket=twin).count() == 2
    assert "Se unió a la" in page_of(marta, vpn_ticket)


def test_merging_asks_again_when_something_was_said_meanwhile(marta, cast, vpn_ticket, twin):
    form = marta.get(address(vpn_ticket, "unir/"), {"con": twin.number}).content.decode()
    reply(vpn_ticket, "Espera, no es lo mismo.", by=cast.lucia)

    answer = marta.post(
        address(vpn_ticket, "unir/"), {"con": twin.number, "version": hidden(form, "version")}
    )

    assert answer.status_code == 422
    assert "Espera, no es lo mismo." in answer.content.decode()
    assert Ticket.objects.get(pk=vpn_ticket.pk).merged_into is None


@pytest.mark.parametrize(
    ("typed", "why"),
    [("99999", "No hay ninguna incidencia"), ("esa", "Escribe el número"), ("self", "es la misma")],
)
def test_merging_refuses_in_words(marta, vpn_ticket, typed, why):
    answer = marta.post(
        address(vpn_ticket, "unir/"), {"con": vpn_ticket.number if typed == "self" else typed}
    )

    assert answer.status_code == 422
    assert why in answer.content.decode()


def test_two_customers_are_not_merged_and_the_page_says_what_to_do(marta, cast, vpn_ticket):
    foreign = a_ticket(cast.oscar)

    page = marta.get(address(vpn_ticket, "unir/"), {"con": foreign.number}).content.decode()
    answer = marta.post(address(vpn_ticket, "unir/"), {"con": foreign.number})

    assert "muévela antes" in page
    assert "Unir en la" not in page
    assert answer.status_code == 422


def test_splitting_shows_the_words_with_their_boxes(marta, cast, vpn_ticket):
    note = add_note(vpn_ticket, "Son dos cosas.", by=cast.bruno)

    page = marta.get(address(vpn_ticket, "separar/"), {"m": note.pk}).content.decode()

    assert "Son dos cosas." in page
    assert f'value="{note.pk}" checked' in page
    assert "nota interna" in page


def test_splitting_takes_what_is_ticked_into_a_new_ticket(marta, cast, vpn_ticket):
    second = reply(vpn_ticket, "Además, la impresora no va.", by=cast.lucia)
    form = marta.get(address(vpn_ticket, "separar/")).content.decode()
    sent = {
        "messages": [second.pk], "subject": "La impresora", "form_key": hidden(form, "form_key"),
        "version": hidden(form, "version"),
    }  # fmt: skip

    for _ in range(2):
        answer = marta.post(address(vpn_ticket, "separar/"), sent)

    new = Ticket.objects.get(subject="La impresora")
    assert answer["Location"].startswith(address(new))
    assert Message.objects.get(pk=second.pk).ticket == new
    assert TicketLink.objects.get().other == new


@pytest.mark.parametrize(
    ("messages", "subject", "why"),
    [([], "La impresora", "Elige al menos un mensaje"), (["first"], "", "Escribe el asunto"),
     (["first"], "La impresora", "Deja al menos un mensaje")],
)  # fmt: skip
def test_splitting_refuses_in_words_and_keeps_what_was_ticked(marta, vpn_ticket, messages, subject, why):
    first = Message.objects.get().pk

    answer = marta.post(
        address(vpn_ticket, "separar/"), {"messages": [first for _ in messages], "subject": subject}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert why in page
    assert f'value="{subject}"' in page or not subject
    assert page.count(" checked") == len(messages)


def test_splitting_knows_no_message_of_another_ticket(marta, cast, vpn_ticket, twin):
    foreign = Message.objects.get(ticket=twin)

    answer = marta.post(address(vpn_ticket, "separar/"), {"messages": [foreign.pk], "subject": "Mía"})

    assert answer.status_code == 422
    assert Message.objects.get(pk=foreign.pk).ticket == twin


def test_moving_finds_the_customer_then_the_contact(marta, cast, vpn_ticket):
    found = marta.get(address(vpn_ticket, "mover/"), {"busca": "ribera"}).content.decode()
    people = marta.get(address(vpn_ticket, "mover/"), {"empresa": cast.ribera.pk}).content.decode()

    assert f"?empresa={cast.ribera.pk}" in found
    assert f"?empresa={cast.aurora.pk}" not in found
    assert f"?contacto={cast.oscar.pk}" in people


def test_moving_says_who_stops_seeing_it_and_who_begins(marta, cast, vpn_ticket):
    copy_contact(vpn_ticket, cast.pedro, by=cast.marta)

    page = marta.get(address(vpn_ticket, "mover/"), {"contacto": cast.oscar.pk}).content.decode()

    loses, _sep, gains = page.partition("Empiezan a verla")
    assert "Lucía Ferrer" in loses
    assert "Pedro Sanz" in loses
    assert "Nuria Pons" not in loses
    assert "Óscar Vidal" in gains


def test_who_sees_it_are_those_whose_lists_have_it(cast, vpn_ticket):
    copy_contact(vpn_ticket, cast.pedro, by=cast.marta)
    contacts = contacts_of(cast.aurora)

    told = who_sees(vpn_ticket, if_asked_by=cast.lucia)

    assert told == [
        one for one in contacts if Ticket.objects.visible_to(one).filter(pk=vpn_ticket.pk).exists()
    ]


def test_moving_is_done_by_pressing(marta, sign_in, cast, vpn_ticket):
    form = marta.get(address(vpn_ticket, "mover/"), {"contacto": cast.oscar.pk}).content.decode()
    sent = {"contacto": cast.oscar.pk, "version": hidden(form, "version")}

    answer = marta.post(address(vpn_ticket, "mover/"), sent)

    assert answer.status_code == 302
    assert Ticket.objects.get().customer == cast.ribera
    assert sign_in(cast.lucia).get(f"/incidencias/{vpn_ticket.number}/").status_code == 404
    assert sign_in(cast.oscar).get(f"/incidencias/{vpn_ticket.number}/").status_code == 200


@pytest.mark.parametrize(
    ("who", "why"), [("lucia", "Ya es de ese cliente."), ("teo", "Ya es de ese cliente.")]
)
def test_moving_refuses_in_words(marta, cast, vpn_ticket, who, why):
    answer = marta.post(address(vpn_ticket, "mover/"), {"contacto": getattr(cast, who).pk})

    assert answer.status_code == 422
    assert why in answer.content.decode()


def test_the_menu_offers_what_can_still_be_done(marta, cast, vpn_ticket):
    open_page = page_of(marta, vpn_ticket)
    cancel(vpn_ticket, "No hace falta.", by=cast.marta)
    closed_page = page_of(marta, vpn_ticket)

    assert "Unir con otra" in open_page
    assert "Separar mensajes" in open_page
    assert "Unir con otra" not in closed_page
    assert "Mover a otro cliente" in closed_page
