"""What each verb does beyond the status."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils.timezone import now

from tests.domain.tickets.verbs import qualified
from tests.threads import all_at_once
from tests.traces import traces
from ventanilla.core.errors import AlreadySent, IllegalMove, Refused
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.journal.verifying import walk
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.domain.tickets.actions.finishing import cancel, declare_resolved, reopen, resolve
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.working import ask_customer, plan, set_pending, start
from ventanilla.domain.tickets.models import Message, Ticket
from ventanilla.domain.tickets.status import Priority, Status

KEY = "clave-de-un-formulario"


def fresh() -> Ticket:
    return Ticket.objects.get()


def test_qualifying_says_what_it_is_and_whose_and_tells_the_customer_only_the_first_time(cast, vpn_ticket):
    with traces() as first:
        qualified(vpn_ticket, cast)
    with traces() as second:
        qualified(vpn_ticket, cast, priority=Priority.HIGH, assignee=cast.bruno)

    ticket = fresh()
    assert (ticket.type.name, ticket.application.name, ticket.priority) == ("Internet", "Correo", "high")
    assert (ticket.assignee, ticket.status, ticket.urgency) == (cast.bruno, Status.AWAITING_SUPPORT, "high")
    assert first.letters == [("qualified", "lucia")]
    assert second.letters == [("assigned", "bruno")]
    assert second.lines == ["ticket.qualified"]


def test_the_moment_of_qualifying_is_the_first_one(cast, vpn_ticket):
    qualified(vpn_ticket, cast)
    moment = fresh().qualified_at

    qualified(vpn_ticket, cast)

    assert fresh().qualified_at == moment


def test_who_starts_has_it_unless_somebody_has_it_already(cast, vpn_ticket):
    start(vpn_ticket, by=cast.marta)
    set_pending(vpn_ticket, "Falta una pieza.", by=cast.bruno)
    start(vpn_ticket, by=cast.bruno)

    assert fresh().assignee == cast.marta


def test_the_same_status_in_the_same_round_does_not_mail_again(cast, vpn_ticket):
    start(vpn_ticket, by=cast.marta)
    set_pending(vpn_ticket, "Falta una pieza.", by=cast.marta)

    with traces() as again:
        start(vpn_ticket, by=cast.marta)

    assert again.lines == ["ticket.started"]
    assert again.letters == []


def test_in_a_new_round_it_mails_again(cast, vpn_ticket):
    start(vpn_ticket, by=cast.marta)
    resolve(vpn_ticket, "Hecho.", by=cast.marta)
    reopen(vpn_ticket, "", by=cast.lucia)
    set_pending(vpn_ticket, "Falta.", by=cast.marta)

    with traces() as left:
        start(vpn_ticket, by=cast.marta)
        resolve(vpn_ticket, "Ahora sí.", by=cast.marta)

    assert fresh().round == 2
    assert left.letters == [("in_progress", "lucia"), ("resolved", "lucia")]


def test_the_same_plan_is_told_once_and_another_date_again(cast, vpn_ticket):
    monday, tuesday = now() + timedelta(days=1), now() + timedelta(days=2)

    with traces() as left:
        for date in (monday, monday, tuesday):
            plan(vpn_ticket, by=cast.marta, at_time=date, technician=cast.bruno)
            Letter.objects.update(run_after=now())  # ten minutes later

    assert left.letters == [("assigned", "bruno"), ("planned", "lucia"), ("visit_moved", "lucia")]
    assert left.lines == ["ticket.planned"] * 3
    assert (fresh().assignee, fresh().planned_at) == (cast.bruno, tuesday)


def test_a_date_that_has_passed_is_refused_beside_its_field(cast, vpn_ticket):
    with pytest.raises(Refused) as refusal:
        plan(vpn_ticket, by=cast.marta, at_time=now() - timedelta(minutes=1), technician=cast.marta)

    assert refusal.value.field == "planned_at"


@pytest.mark.parametrize("verb", [ask_customer, set_pending, resolve, cancel, reply, add_note])
@pytest.mark.parametrize("nothing", ["", "  \n\t "])
def test_what_needs_words_is_refused_without_them(cast, vpn_ticket, verb, nothing):
    with traces() as left, pytest.raises(Refused) as refusal:
        verb(vpn_ticket, nothing, by=cast.marta)

    assert refusal.value.field == "message"
    assert (left.lines, left.letters) == ([], [])


def test_who_asks_has_it_and_has_answered(cast, vpn_ticket):
    ask_customer(vpn_ticket, "¿Cuál?", by=cast.marta)

    ticket = fresh()
    assert (ticket.assignee, ticket.awaits_staff) == (cast.marta, False)
    assert ticket.first_response_at
    assert ticket.messages.last().purpose == Message.Purpose.QUESTION


def test_a_note_is_no_answer_and_turns_no_clock_but_whoever_writes_meanwhile_is_told(cast, vpn_ticket):
    before = Ticket.objects.values().get()

    add_note(vpn_ticket, "Ojo con este cliente.", by=cast.marta)

    assert Ticket.objects.values().get() == {**before, "version": before["version"] + 1}
    assert vpn_ticket.messages.last().is_note


def test_the_first_answer_is_the_first(cast, vpn_ticket):
    reply(vpn_ticket, "Lo miramos.", by=cast.marta)
    moment = fresh().first_response_at

    with time_machine.travel(now() + timedelta(hours=1)):
        resolve(vpn_ticket, "Hecho.", by=cast.marta)

    assert fresh().first_response_at == moment


@pytest.mark.parametrize("how", [resolve, lambda ticket, _words, by: declare_resolved(ticket, by=by)])
def test_a_customers_answer_opens_what_was_resolved_in_a_new_round(cast, vpn_ticket, how):
    how(vpn_ticket, "Hecho.", by=cast.marta)
    Ticket.objects.update(assignee=cast.marta)

    reply(vpn_ticket, "Sigue igual.", by=cast.lucia)

    ticket = fresh()
    assert (ticket.status, ticket.round, ticket.resolved_at) == (Status.IN_PROGRESS, 2, None)
    assert ticket.awaits_staff


@pytest.mark.parametrize(
    ("status", "who"), [("cancelled", "lucia"), ("cancelled", "marta"), ("closed", "marta")]
)
def test_what_is_over_refuses_an_answer_and_says_what_to_do(cast, vpn_ticket, status, who):
    Ticket.objects.update(status=status)

    with pytest.raises(Refused, match=f"#{vpn_ticket.number}"):
        reply(vpn_ticket, "Otra vez.", by=getattr(cast, who))


def test_a_colleagues_answer_is_told_to_who_asked_and_to_who_attends(cast):
    from tests.cast import a_ticket

    ticket = a_ticket(cast.pedro)
    start(ticket, by=cast.marta)

    with traces() as left:
        reply(ticket, "Yo también lo veo.", by=cast.lucia)

    assert left.letters == [("message", "marta"), ("message", "pedro")]


def test_another_technicians_answer_is_told_to_who_attends(cast, vpn_ticket):
    start(vpn_ticket, by=cast.marta)

    with traces() as left:
        reply(vpn_ticket, "Paso yo.", by=cast.bruno)

    assert left.letters == [("message", "lucia"), ("message", "marta")]


@pytest.mark.parametrize(
    ("left_us", "told"),
    [
        (lambda cast: StaffMember.objects.filter(pk=cast.marta.pk).update(is_active=False), ["lucia"]),
        (lambda cast: Person.objects.filter(pk=cast.marta.person_id).update(is_active=False), ["lucia"]),
        (lambda cast: Membership.objects.filter(pk=cast.lucia.pk).update(is_active=False), ["marta"]),
        (lambda cast: Person.objects.filter(pk=cast.lucia.person_id).update(is_active=False), ["marta"]),
        (lambda cast: Customer.objects.filter(pk=cast.aurora.pk).update(is_active=False), ["marta"]),
    ],
)
def test_who_is_gone_gets_no_letters(cast, vpn_ticket, left_us, told):
    start(vpn_ticket, by=cast.marta)
    left_us(cast)

    with traces() as left:
        declare_resolved(vpn_ticket, by=cast.bruno)

    assert left.letters == [("resolved", who) for who in told]


FORMS = [
    lambda ticket, words, cast: reply(ticket, words, by=cast.lucia, form_key=KEY),
    lambda ticket, words, cast: add_note(ticket, words, by=cast.marta, form_key=KEY),
    lambda ticket, words, cast: ask_customer(ticket, words, by=cast.marta, form_key=KEY),
    lambda ticket, words, cast: set_pending(ticket, words, by=cast.marta, form_key=KEY),
    lambda ticket, words, cast: resolve(ticket, words, by=cast.marta, form_key=KEY),
    lambda ticket, words, cast: cancel(ticket, words, by=cast.marta, form_key=KEY),
]


@pytest.mark.parametrize("send", FORMS)
def test_any_form_pressed_twice_counts_once(cast, vpn_ticket, send):
    send(vpn_ticket, "Unas palabras.", cast)

    with traces() as left:
        send(vpn_ticket, "Unas palabras.", cast)

    assert vpn_ticket.messages.count() == 2
    assert (left.lines, left.letters) == ([], [])


@pytest.mark.parametrize("send", FORMS)
def test_any_form_sent_again_with_other_words_does_not_swallow_them(cast, vpn_ticket, send):
    send(vpn_ticket, "Unas palabras.", cast)

    with pytest.raises(AlreadySent):
        send(vpn_ticket, "Otras palabras.", cast)


def test_somebody_elses_key_does_not_swallow_an_answer(cast, vpn_ticket):
    reply(vpn_ticket, "Lo mismo.", by=cast.lucia, form_key=KEY)

    with pytest.raises(AlreadySent):
        reply(vpn_ticket, "Lo mismo.", by=cast.marta, form_key=KEY)


@pytest.mark.django_db(transaction=True)
def test_ten_presses_of_an_answer_at_the_same_moment_are_one(cast, vpn_ticket):
    outcomes = all_at_once(10, lambda _n: reply(vpn_ticket, "Aquí.", by=cast.lucia, form_key=KEY).pk)

    assert len(set(outcomes)) == 1
    assert vpn_ticket.messages.count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_who_resolve_at_once_the_second_is_told(cast, vpn_ticket):
    people = [cast.marta, cast.bruno, cast.elena, cast.ivan]

    outcomes = all_at_once(4, lambda n: resolve(vpn_ticket, f"Hecho {n}.", by=people[n]).pk)

    assert sum(isinstance(outcome, IllegalMove) for outcome in outcomes) == 3
    assert vpn_ticket.messages.count() == 2
    assert Letter.objects.filter(key__contains="resolved").count() == 1
    assert not walk().broken
