"""What time does by itself: each step once, told once, and never two at a time."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils.timezone import now

from tests.cast import a_ticket
from tests.threads import all_at_once
from tests.traces import traces
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.journal.verifying import walk
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Person
from ventanilla.domain.tickets.actions.clock import take_due_steps
from ventanilla.domain.tickets.actions.copying import copy_contact
from ventanilla.domain.tickets.actions.finishing import reopen, resolve
from ventanilla.domain.tickets.actions.rating import rate
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.working import ask_customer
from ventanilla.domain.tickets.models import Message, Ticket
from ventanilla.domain.tickets.status import Status

QUESTION = "¿Qué pone en la pantalla?"


@pytest.fixture
def asked(cast, vpn_ticket) -> Ticket:
    ask_customer(vpn_ticket, QUESTION, by=cast.marta)
    return fresh()


@pytest.fixture
def solved(cast, vpn_ticket) -> Ticket:
    resolve(vpn_ticket, "Cambiado el cable.", by=cast.marta)
    return fresh()


def fresh() -> Ticket:
    return Ticket.objects.get()


def let_time_pass(ticket: Ticket | None = None) -> None:
    """Until the next appointment, and the clock comes by."""
    moment = (ticket or fresh()).wakes_at
    with time_machine.travel(moment, tick=False):
        take_due_steps.call()


def test_a_question_is_asked_again_twice_and_then_the_ticket_is_resolved(cast, asked):
    with traces() as left:
        for _step in range(3):
            let_time_pass()

    ticket = fresh()
    assert (ticket.status, ticket.wants_rating, ticket.awaits_staff) == (Status.RESOLVED, False, False)
    assert left.lines == ["ticket.reminded", "ticket.reminded", "ticket.given_up"]
    assert left.letters == [("gave_up", "lucia"), ("reminder", "lucia"), ("reminder", "lucia")]
    assert not walk().broken


def test_giving_up_leaves_words_of_the_house_in_the_language_of_who_asked(cast, asked):
    for _step in range(3):
        let_time_pass()

    word = Message.objects.latest("id")
    assert (word.purpose, word.contact, word.staff, word.author_name) == (
        "solution",
        None,
        None,
        "Norte Sistemas",
    )
    assert word.body.startswith("No hemos tenido respuesta")
    assert fresh().staff_spoke_at == word.created_at


def test_the_letter_that_gives_up_has_a_button_that_brings_it_back(cast, asked):
    for _step in range(3):
        let_time_pass()

    letter = Letter.objects.latest("id")
    assert f'href="https://testserver/incidencias/{asked.number}/reabrir/"' in letter.html
    assert "valorar" not in letter.html


def test_a_reminder_is_nothing_new(cast, asked):
    let_time_pass()

    after = fresh()
    for name in ("updated_at", "turn_since", "status_since", "version", "staff_spoke_at"):
        assert getattr(after, name) == getattr(asked, name), name
    assert after.reminders == 1


def test_a_reminder_repeats_the_question_and_the_last_one_says_until_when(cast, asked):
    let_time_pass()
    let_time_pass()

    first, last = Letter.objects.filter(key__contains=":reminder:").order_by("id")
    assert QUESTION in first.text
    assert "la daremos por resuelta" not in first.text
    assert "la daremos por resuelta el" in last.text


def test_who_answers_in_time_is_left_alone(cast, asked):
    let_time_pass()
    reply(asked, "Pone «error 5».", by=cast.lucia)

    assert fresh().wakes_at is None
    assert fresh().reminders == 0


def test_who_is_copied_is_reminded_too(cast, asked):
    copy_contact(asked, cast.pedro, by=cast.lucia)

    with traces() as left:
        let_time_pass()

    assert left.letters == [("reminder", "lucia"), ("reminder", "pedro")]


def test_stars_are_asked_for_once_more_and_then_it_closes(cast, solved):
    with traces() as left:
        let_time_pass()
        let_time_pass()

    ticket = fresh()
    assert (ticket.status, ticket.wakes_at) == (Status.CLOSED, None)
    assert ticket.closed_at - solved.resolved_at == timedelta(days=14)
    assert left.lines == ["ticket.rating_asked", "ticket.closed"]
    assert left.letters == [("closed", "lucia"), ("closed", "marta"), ("unrated", "lucia")]


def test_who_has_rated_is_not_asked_again(cast, solved):
    rate(solved, by=cast.lucia, stars=5)

    with traces() as left:
        let_time_pass()

    assert left.letters == [("closed", "lucia"), ("closed", "marta")]


def test_who_is_copied_is_not_asked_for_stars(cast, solved):
    copy_contact(solved, cast.pedro, by=cast.lucia)

    with traces() as left:
        let_time_pass()

    assert left.letters == [("unrated", "lucia")]


def test_in_a_new_round_everything_is_asked_anew(cast, solved):
    let_time_pass()
    reopen(solved, "Otra vez.", by=cast.lucia)
    resolve(solved, "Ahora sí.", by=cast.marta)

    with traces() as left:
        let_time_pass()

    assert left.letters == [("unrated", "lucia")]


def test_an_appointment_that_nobody_keeps_is_forgotten(cast, vpn_ticket):
    Ticket.objects.update(wakes_at=now())

    take_due_steps.call()

    assert fresh().wakes_at is None


def test_after_standing_still_for_weeks_the_clock_leaves_time_between_its_steps(cast, asked):
    with time_machine.travel(asked.status_since + timedelta(days=60), tick=False), traces() as left:
        for _minute in range(3):
            take_due_steps.call()
        add_note(asked, "Sigue sin decir nada.", by=cast.marta)
        take_due_steps.call()
        again = fresh().wakes_at - now()

    assert left.letters == [("reminder", "lucia")]
    assert again >= timedelta(days=3)


def test_after_standing_still_for_weeks_nobody_is_asked_for_stars_of_what_closes(cast, solved):
    with time_machine.travel(solved.resolved_at + timedelta(days=20), tick=False), traces() as left:
        take_due_steps.call()

    assert left.letters == [("closed", "lucia"), ("closed", "marta")]


def test_where_nobody_is_left_to_hear_it_goes_on_in_silence(cast, asked):
    cast.lucia.person.is_active = False
    cast.lucia.person.save()

    with traces() as left:
        for _step in range(3):
            let_time_pass()

    assert fresh().status == Status.RESOLVED
    assert left.letters == []


def test_a_bad_ticket_stops_nobody_else(cast, asked, caplog):
    other = a_ticket(cast.pedro)
    ask_customer(other, QUESTION, by=cast.marta)
    Person.objects.filter(pk=cast.lucia.person_id).update(email="no es una dirección")

    with caplog.at_level(logging.ERROR), traces() as left:
        let_time_pass(Ticket.objects.get(pk=other.pk))

    assert left.letters == [("reminder", "pedro")]
    assert Ticket.objects.get(pk=asked.pk).reminders == 0
    assert f"ticket {asked.pk}" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_many_clocks_at_the_same_moment_take_each_step_once(cast, asked):
    with time_machine.travel(asked.wakes_at, tick=False):
        outcomes = all_at_once(6, lambda _number: take_due_steps.call())

    assert outcomes == [None] * 6
    assert Letter.objects.filter(key__contains=":reminder:").count() == 1
    assert Entry.objects.filter(verb="ticket.reminded").count() == 1
    assert fresh().reminders == 1


@pytest.mark.django_db(transaction=True)
def test_an_answer_at_the_same_moment_comes_before_or_after_the_step_but_never_into_it(cast, asked):
    def act(number: int) -> None:
        if number:
            take_due_steps.call()
        else:
            reply(asked, "Ya respondo.", by=cast.lucia)

    with time_machine.travel(asked.wakes_at, tick=False):
        assert all_at_once(4, act) == [None] * 4

    assert fresh().status == Status.IN_PROGRESS
    assert (fresh().reminders, fresh().wakes_at) == (0, None)
    assert Entry.objects.filter(verb="ticket.reminded").count() <= 1


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="SQLite needs the condition of a partial index in the query"
)
def test_the_clock_looks_only_at_what_wakes(asked):
    plan = Ticket.objects.due_for_the_clock(now()).values_list("pk", flat=True).explain()

    assert "ticket_by_wake" in plan
    assert "TEMP B-TREE" not in plan
