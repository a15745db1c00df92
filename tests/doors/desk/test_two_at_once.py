"""Two technicians on one ticket: nobody overwrites anybody in silence, and both texts are there to be compared."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import localtime, now

from tests.doors.desk.reading import address, box_of, page_of, say, seen_in
from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.actions.tagging import set_tags
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.watching import watch
from ventanilla.domain.tickets.actions.working import qualify
from ventanilla.domain.tickets.models import Application, Message, Ticket, TicketType
from ventanilla.domain.tickets.status import Priority, Status

MINE = "Lo que Marta estaba escribiendo."


@pytest.fixture
def marta(sign_in, cast):
    return sign_in(cast.marta)


@pytest.fixture
def seen(marta, vpn_ticket):
    """What Marta's page has shown her."""
    return seen_in(page_of(marta, vpn_ticket))


def as_a_form(cast, **changes):
    """The form of qualifying as it would be sent."""
    fault = TicketType.objects.get(name="Avería")
    return {
        "type": fault.pk,
        "application": "",
        "priority": "high",
        "team": "",
        "assignee": cast.marta.pk,
        **changes,
    }


@pytest.mark.parametrize("what", ["reply", "note", "ask", "pending", "resolve", "cancel"])
def test_words_come_back_beside_the_new_ones_and_are_sent_when_one_insists(
    marta, cast, vpn_ticket, seen, what
):
    reply(vpn_ticket, "Se ha quedado sin red del todo.", by=cast.lucia)

    first = say(marta, vpn_ticket, what, MINE, **seen)

    page = first.content.decode()
    new = Message.objects.get(body="Se ha quedado sin red del todo.")
    assert first.status_code == 422
    assert box_of(page) == MINE
    assert "Lucía Ferrer ha escrito mientras escribías." in page
    assert f'href="#m{new.pk}"' in page
    assert "nuevo" in page.partition(f'id="m{new.pk}"')[2].partition("</p>")[0]
    assert not Message.objects.filter(body=MINE).exists()

    assert say(marta, vpn_ticket, what, MINE, **seen_in(page)).status_code == 302
    assert Message.objects.filter(body=MINE).exists()


def test_the_older_messages_are_not_called_new(marta, cast, vpn_ticket, seen):
    first = Message.objects.get()
    reply(vpn_ticket, "Otra cosa.", by=cast.lucia)

    page = say(marta, vpn_ticket, "reply", MINE, **seen).content.decode()

    assert 'class="new"' not in page.partition(f'id="m{first.pk}"')[2].partition("</p>")[0]


@pytest.mark.parametrize("what", ["empezar/", "coger/"])
def test_what_needs_no_words_is_asked_again_too(marta, cast, vpn_ticket, seen, what):
    add_note(vpn_ticket, "Yo me encargo.", by=cast.bruno)

    first = marta.post(address(vpn_ticket, what), seen)
    assert first.status_code == 422
    assert "Bruno Gil ha escrito mientras escribías." in first.content.decode()

    assert marta.post(address(vpn_ticket, what), seen_in(first.content.decode())).status_code == 302


def test_closing_is_asked_again_too(marta, cast, vpn_ticket):
    resolve(vpn_ticket, "Ya.", by=cast.marta)
    seen = seen_in(page_of(marta, vpn_ticket))
    add_note(vpn_ticket, "No la cierres.", by=cast.bruno)

    assert marta.post(address(vpn_ticket, "cerrar/"), seen).status_code == 422
    assert Ticket.objects.get().status == Status.RESOLVED


def test_qualifying_shows_what_it_is_now_and_what_one_chose(marta, cast, vpn_ticket, seen):
    mail, question = Application.objects.get(name="Correo"), TicketType.objects.get(name="Consulta")
    qualify(
        vpn_ticket, by=cast.bruno, type=question, application=mail, priority=Priority.LOW, assignee=cast.bruno
    )

    first = marta.post(address(vpn_ticket, "cualificar/"), as_a_form(cast, **seen))

    page = first.content.decode()
    table = page.partition('class="versus"')[2].partition("</table>")[0]
    assert first.status_code == 422
    assert "Bruno Gil ha cambiado esta incidencia mientras escribías." in page
    for words in ("Consulta", "Avería", "Correo", "Baja", "Alta", "Bruno Gil", "Marta Solís"):
        assert words in table
    assert "Equipo" not in table
    assert Ticket.objects.get().assignee == cast.bruno

    assert marta.post(address(vpn_ticket, "cualificar/"), as_a_form(cast, **seen_in(page))).status_code == 302
    assert Ticket.objects.get().assignee == cast.marta


def test_planning_shows_both_dates(marta, cast, vpn_ticket, seen):
    add_note(vpn_ticket, "Llama antes.", by=cast.bruno)
    day = localtime(now() + timedelta(days=400)).replace(hour=9, minute=30)
    form = {"planned_at": day.strftime("%Y-%m-%dT%H:%M"), "technician": cast.bruno.pk}

    first = marta.post(address(vpn_ticket, "planificar/"), {**form, **seen})

    page = first.content.decode()
    table = page.partition('class="versus"')[2].partition("</table>")[0]
    assert first.status_code == 422
    assert str(day.year) in table
    assert "Bruno Gil" in table
    assert marta.post(address(vpn_ticket, "planificar/"), {**form, **seen_in(page)}).status_code == 302
    assert Ticket.objects.get().status == Status.PLANNED


def test_what_changes_without_words_is_told_by_who_did_it(marta, cast, vpn_ticket, seen):
    set_tags(vpn_ticket, ["tambor"], by=cast.elena)

    page = say(marta, vpn_ticket, "reply", MINE, **seen).content.decode()

    assert "Elena Vera ha cambiado esta incidencia mientras escribías." in page


def test_who_only_looks_on_is_in_nobodys_way(marta, cast, vpn_ticket, seen):
    watch(vpn_ticket, by=cast.bruno)

    assert say(marta, vpn_ticket, "reply", MINE, **seen).status_code == 302


def test_the_same_form_twice_is_one_answer_even_when_the_first_one_changed_the_ticket(
    marta, vpn_ticket, seen
):
    facts = {**seen, "form_key": "la-misma-llave"}

    assert say(marta, vpn_ticket, "reply", MINE, **facts).status_code == 302
    assert say(marta, vpn_ticket, "reply", MINE, **facts).status_code == 302

    assert Message.objects.filter(body=MINE).count() == 1


def test_a_form_that_does_not_say_what_it_saw_is_taken_as_it_is(marta, cast, vpn_ticket):
    reply(vpn_ticket, "Otra cosa.", by=cast.lucia)

    assert say(marta, vpn_ticket, "reply", MINE).status_code == 302
