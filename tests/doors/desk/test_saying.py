"""The composer: whatever is sent does what the open tab says, and nothing that was typed is lost."""

from __future__ import annotations

import pytest

from tests.cast import a_ticket
from tests.doors.desk.reading import address, box_of, chosen_tab, hidden, page_of, say
from ventanilla.domain.tickets.actions.finishing import cancel, resolve
from ventanilla.domain.tickets.models import Message, Ticket, TimeEntry
from ventanilla.domain.tickets.status import Status


@pytest.fixture
def marta(sign_in, cast):
    return sign_in(cast.marta)


@pytest.mark.parametrize(
    ("what", "status"),
    [
        ("reply", Status.AWAITING_SUPPORT), ("note", Status.AWAITING_SUPPORT), ("ask", Status.AWAITING_CUSTOMER),
        ("pending", Status.PENDING), ("resolve", Status.RESOLVED), ("cancel", Status.CANCELLED),
    ],
)  # fmt: skip
def test_each_tab_does_what_it_says(marta, vpn_ticket, what, status):
    answer = say(marta, vpn_ticket, what)

    said = Message.objects.get(body="Hola, Lucía.")
    assert answer.status_code == 302
    assert said.is_note == (what == "note")
    assert Ticket.objects.get().status == status


def test_the_open_tab_wins_over_the_address(marta, vpn_ticket):
    say(marta, vpn_ticket, "reply", kind="note")

    assert Message.objects.get(body="Hola, Lucía.").is_note


def test_a_tab_that_nobody_has_is_not_found(marta, vpn_ticket):
    assert say(marta, vpn_ticket, "reply", kind="gritar").status_code == 404
    assert say(marta, vpn_ticket, "gritar").status_code == 404


def test_enter_in_a_field_presses_what_the_open_tab_says(marta, vpn_ticket):
    form = page_of(marta, vpn_ticket).partition('class="say"')[2]

    first = form.partition("<button")[2].partition(">")[0]

    assert first.strip() == "hidden"


def test_send_and_resolve_makes_a_solution_of_the_answer(marta, vpn_ticket):
    say(marta, vpn_ticket, "reply", kind="reply", then="resolve")

    assert Message.objects.get(body="Hola, Lucía.").purpose == "solution"
    assert Ticket.objects.get().status == Status.RESOLVED


def test_a_note_is_never_sent_as_a_solution(marta, vpn_ticket):
    say(marta, vpn_ticket, "note", kind="note", then="resolve")

    assert Message.objects.get(body="Hola, Lucía.").is_note
    assert Ticket.objects.get().status == Status.AWAITING_SUPPORT


@pytest.mark.parametrize("query", ["", "?cola=todas"])
def test_after_a_note_the_box_is_one_for_notes_until_an_answer_is_sent(marta, vpn_ticket, query):
    begun = page_of(marta, vpn_ticket)

    noted = marta.post(
        address(vpn_ticket, f"decir/note/{query}"), {"message": "Ojo.", "form_key": hidden(begun, "form_key")}
    )["Location"]
    page = marta.get(noted).text
    answered = marta.post(
        address(vpn_ticket, f"decir/reply/{query}"),
        {"message": "Hola.", "form_key": hidden(page, "form_key")},
    )["Location"]

    assert (noted.startswith(address(vpn_ticket) + query), noted[-4:]) == (True, "#box")
    assert chosen_tab(page) == "note"
    assert answered == f"{address(vpn_ticket)}{query}#box"
    assert chosen_tab(marta.get(answered).text) == "reply"


def test_send_and_next_leads_to_the_ticket_below_in_the_list(marta, cast, vpn_ticket):
    below = a_ticket(cast.pedro)
    Ticket.objects.filter(pk=below.pk).update(updated_at=vpn_ticket.created_at.replace(year=2020))
    following = hidden(page_of(marta, vpn_ticket, "?cola=todas"), "following")

    answer = marta.post(
        address(vpn_ticket, "decir/reply/?cola=todas"),
        {"message": "Va.", "then": "next", "following": following},
    )

    assert following == str(below.number)
    assert answer["Location"].startswith(f"/escritorio/incidencias/{below.number}/?cola=todas")


def test_after_the_last_one_the_list_is_next(marta, vpn_ticket):
    answer = say(marta, vpn_ticket, "reply", then="next", following="")

    assert answer["Location"].startswith("/escritorio/")
    assert "incidencias" not in answer["Location"]


def test_the_time_is_kept_with_the_words(marta, vpn_ticket):
    form = page_of(marta, vpn_ticket)
    for _ in range(2):
        say(marta, vpn_ticket, "reply", time="1 h 15", form_key=hidden(form, "form_key"))

    assert TimeEntry.objects.get().minutes == 75
    assert Ticket.objects.get().minutes_spent == 75
    assert Message.objects.filter(body="Hola, Lucía.").count() == 1


def test_a_time_that_is_none_keeps_words_and_tab(marta, vpn_ticket):
    answer = say(marta, vpn_ticket, "note", kind="note", time="un ratito")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Escribe el tiempo así" in page
    assert (box_of(page), chosen_tab(page)) == ("Hola, Lucía.", "note")
    assert "un ratito" in page
    assert not Message.objects.filter(body="Hola, Lucía.").exists()


def test_a_time_that_cannot_be_keeps_the_words_from_going_out_without_it(marta, vpn_ticket):
    answer = say(marta, vpn_ticket, "reply", time="25 h")

    assert answer.status_code == 422
    assert not Message.objects.filter(body="Hola, Lucía.").exists()
    assert "Apunta entre 1 minuto y 24 horas." in answer.content.decode()


def test_an_empty_box_is_refused_in_words(marta, vpn_ticket):
    answer = say(marta, vpn_ticket, "ask", "")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert chosen_tab(page) == "ask"
    assert "Escribe qué necesitas" in page


@pytest.mark.parametrize(
    ("status", "tabs"),
    [
        ("in_progress", ["reply", "note"]),
        ("resolved", ["reply", "note"]),
        ("closed", ["note"]),
        ("cancelled", ["note"]),
    ],
)
def test_the_tabs_are_those_that_the_status_allows(marta, vpn_ticket, status, tabs):
    Ticket.objects.update(status=status)

    page = page_of(marta, vpn_ticket)

    assert [tab for tab in ("reply", "note", "ask", "reopen") if f'name="kind" value="{tab}"' in page] == tabs


@pytest.mark.parametrize("asked", ["ask", "pending", "resolve", "cancel"])
def test_the_menu_of_the_status_opens_the_tab_of_a_move(marta, vpn_ticket, asked):
    page = page_of(marta, vpn_ticket, f"?hacer={asked}")

    assert chosen_tab(page) == asked


def test_what_was_solved_or_cancelled_is_reopened_with_words(marta, cast, vpn_ticket):
    resolve(vpn_ticket, "Ya.", by=cast.marta)
    assert chosen_tab(page_of(marta, vpn_ticket, "?hacer=reopen")) == "reopen"
    say(marta, vpn_ticket, "reopen", "Ha vuelto a pasar.")
    assert Ticket.objects.get().is_open

    cancel(vpn_ticket, "No hace falta.", by=cast.marta)
    say(marta, vpn_ticket, "reopen", "Sí hace falta.")
    assert Ticket.objects.get().is_open


def test_a_tab_that_is_gone_by_now_leaves_the_words_in_another(marta, cast, vpn_ticket):
    resolve(vpn_ticket, "Ya.", by=cast.bruno)

    answer = say(marta, vpn_ticket, "ask", "¿Sigue igual?")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert box_of(page) == "¿Sigue igual?"
    assert chosen_tab(page) == "reply"


def test_starting_taking_and_closing_need_no_words(marta, cast, vpn_ticket):
    marta.post(address(vpn_ticket, "coger/"))
    assert Ticket.objects.get().assignee == cast.marta
    marta.post(address(vpn_ticket, "empezar/"))
    assert Ticket.objects.get().status == Status.IN_PROGRESS

    again = marta.post(address(vpn_ticket, "empezar/"))
    assert again.status_code == 422
    assert "Ya está en curso." in again.content.decode()

    resolve(vpn_ticket, "Ya.", by=cast.marta)
    marta.post(address(vpn_ticket, "cerrar/"))
    assert Ticket.objects.get().status == Status.CLOSED


def test_it_says_who_gets_an_answer(marta, cast, vpn_ticket):
    marta.post(address(vpn_ticket, "copias/"), {"address": cast.pedro.person.email})

    assert "A Lucía y Pedro" in page_of(marta, vpn_ticket)
