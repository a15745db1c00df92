"""Two people, or a person and the clock, at one ticket in the same moment: one after the other, whatever the order."""

from __future__ import annotations

import threading
import time

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse

from tests.cast import a_ticket
from tests.threads import all_at_once
from ventanilla.core.errors import OutOfReach
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.journal.verifying import walk
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.tickets.actions.clock import take_due_steps
from ventanilla.domain.tickets.actions.copying import copy_contact
from ventanilla.domain.tickets.actions.finishing import cancel, close, declare_resolved, reopen, resolve
from ventanilla.domain.tickets.actions.merging import merge
from ventanilla.domain.tickets.actions.moving import move_to_customer
from ventanilla.domain.tickets.actions.talking import reply
from ventanilla.domain.tickets.actions.working import assign, start
from ventanilla.domain.tickets.models import Message, Ticket
from ventanilla.domain.tickets.status import Status
from ventanilla.doors.shared.forms import new_key

at_once = pytest.mark.django_db(transaction=True)
AS_IT_WAS = {
    "reply": lambda ticket, by: reply(ticket, "Sigue igual.", by=by),
    "solved": lambda ticket, by: declare_resolved(ticket, by=by),
    "cancel": lambda ticket, by: cancel(ticket, "Ya no.", by=by),
    "close": lambda ticket, by: close(ticket, by=by),
    "reopen": lambda ticket, by: reopen(ticket, "Otra vez.", by=by),
    "copy": lambda ticket, by: copy_contact(ticket, by, by=by),
}


def fresh(ticket: Ticket) -> Ticket:
    return Ticket.objects.get(pk=ticket.pk)


def lines(*verbs: str) -> int:
    return Entry.objects.filter(verb__in=[f"ticket.{verb}" for verb in verbs]).count()


@pytest.mark.parametrize("what", AS_IT_WAS)
def test_nobody_acts_on_what_has_moved_away_since_they_opened_it(cast, vpn_ticket, what):
    """The page found it, then it moved, then the verb held its row."""
    if what in ("close", "reopen"):
        resolve(vpn_ticket, "Hecho.", by=cast.marta)
    opened = fresh(vpn_ticket)
    move_to_customer(vpn_ticket, cast.oscar, by=cast.marta)
    before, letters = fresh(vpn_ticket).version, Letter.objects.count()

    with pytest.raises(OutOfReach):
        AS_IT_WAS[what](opened, cast.lucia)

    assert fresh(vpn_ticket).version == before
    assert Letter.objects.count() == letters
    assert not Message.objects.filter(body="Sigue igual.").exists()


@at_once
def test_of_two_who_move_it_at_once_one_is_told_that_it_has_changed(cast, sign_in, vpn_ticket):
    other = a_ticket(cast.oscar)
    places = [cast.oscar, cast.oscar]
    browsers = [sign_in(cast.marta), sign_in(cast.bruno)]
    address, seen = reverse("desk:move", args=[vpn_ticket.pk]), vpn_ticket.version

    answers = all_at_once(
        2, lambda n: browsers[n].post(address, {"contacto": places[n].pk, "version": seen}).status_code
    )

    assert sorted(answers) == [302, 422]
    assert fresh(vpn_ticket).customer == cast.ribera
    assert lines("moved") == 1
    assert Letter.objects.filter(key__startswith=f"ticket:{vpn_ticket.pk}:received").count() == 2
    assert fresh(other).version == other.version
    assert not walk().broken


@at_once
def test_an_answer_while_it_moves_is_in_it_before_or_not_at_all(cast, sign_in, vpn_ticket):
    """Never a word of the old customer's after the new one has it."""
    lucia, marta = sign_in(cast.lucia), sign_in(cast.marta)

    def act(number: int) -> int:
        if number:
            words = {"message": f"Sigue igual {number}.", "form_key": new_key()}
            return lucia.post(reverse("portal:answer", args=[vpn_ticket.pk]), words).status_code
        return marta.post(reverse("desk:move", args=[vpn_ticket.pk]), {"contacto": cast.oscar.pk}).status_code

    moved, *answers = all_at_once(4, act)

    assert moved == 302
    assert set(answers) <= {302, 404}
    at = Entry.objects.get(verb="ticket.moved").id
    late = Entry.objects.filter(verb="ticket.replied", id__gt=at)
    assert not late.exists()
    assert Message.objects.filter(body__startswith="Sigue igual").count() == answers.count(302)


@at_once
def test_the_clock_closes_it_or_its_customer_reopens_it(cast, sign_in, vpn_ticket):
    resolve(vpn_ticket, "Hecho.", by=cast.marta)
    Ticket.objects.update(wants_rating=False)
    ticket = fresh(vpn_ticket)
    ticket.change_quietly(at=ticket.updated_at)
    lucia, address = sign_in(cast.lucia), reverse("portal:reopen", args=[ticket.pk])

    def act(number: int) -> object:
        return take_due_steps.call() if number else lucia.post(address, {"message": "Otra vez."}).status_code

    with time_machine.travel(fresh(ticket).wakes_at, tick=False):
        reopened, *clocks = all_at_once(3, act)

    assert clocks == [None, None]
    assert (reopened == 302) == (fresh(ticket).status == Status.IN_PROGRESS)
    assert (reopened in (403, 409, 422)) == (fresh(ticket).status == Status.CLOSED)
    assert lines("closed") + lines("reopened") == 1
    assert Message.objects.filter(body="Otra vez.").count() == lines("reopened")


@at_once
def test_what_is_said_while_two_become_one_is_in_the_one_that_goes_on(cast, vpn_ticket):
    source = a_ticket(cast.pedro)

    def act(number: int) -> object:
        if number == 0:
            return merge(source, vpn_ticket, by=cast.marta)
        ticket, by = ((source, cast.pedro), (vpn_ticket, cast.lucia))[number % 2]
        return reply(ticket, f"Palabras {number}.", by=by, form_key=f"clave-numero-{number}")

    outcomes = all_at_once(7, act)

    assert not [one for one in outcomes if isinstance(one, Exception)]
    assert not source.messages.exists()
    assert vpn_ticket.messages.filter(body__startswith="Palabras").count() == 6
    assert not walk().broken


@at_once
def test_the_same_bulk_twice_says_it_once_in_each(cast, sign_in):
    tickets = [a_ticket(by) for by in (cast.lucia, cast.pedro, cast.oscar)]
    browsers = [sign_in(cast.marta), sign_in(cast.marta)]
    form = {
        "hacer": "resolve",
        "n": [one.pk for one in tickets],
        "message": "Era el cable.",
        "form_key": new_key(),
    }

    answers = all_at_once(2, lambda n: browsers[n].post(reverse("desk:bulk"), form).status_code)

    assert answers == [302, 302]
    assert Message.objects.filter(body="Era el cable.").count() == len(tickets)
    assert Letter.objects.filter(key__contains=":resolved:").count() == len(tickets)


@at_once
def test_who_waited_for_its_row_sees_whose_it_has_become(cast, vpn_ticket):
    """PostgreSQL joins a row to its people before it waits for it: they would be those of before the wait, or none."""
    assigned = threading.Event()

    def act(number: int) -> None:
        if number:
            assigned.wait(timeout=10)
            start(vpn_ticket, by=cast.marta)
            return
        with transaction.atomic():
            assign(vpn_ticket, by=cast.elena, assignee=cast.bruno)
            assigned.set()
            time.sleep(0.3)

    assert all_at_once(2, act) == [None, None]
    assert fresh(vpn_ticket).assignee == cast.bruno
    assert fresh(vpn_ticket).status == Status.IN_PROGRESS


@at_once
def test_who_takes_it_first_has_it(cast, sign_in, vpn_ticket):
    browsers = [sign_in(cast.marta), sign_in(cast.bruno), sign_in(cast.elena)]
    address, seen = reverse("desk:take", args=[vpn_ticket.pk]), {"version": vpn_ticket.version}

    answers = all_at_once(3, lambda n: browsers[n].post(address, seen).status_code)

    assert sorted(answers) == [302, 422, 422]
    assert fresh(vpn_ticket).assignee == [cast.marta, cast.bruno, cast.elena][answers.index(302)]
