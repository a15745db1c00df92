"""When the provider changes how long things wait, or what is promised, what waits already does too."""

from __future__ import annotations

import pytest
import time_machine

from tests.cast import a_ticket
from tests.traces import traces
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.levels.actions import LevelFacts, change_level, the_default_level
from ventanilla.domain.levels.words import Priority
from ventanilla.domain.provider.house import forget
from ventanilla.domain.provider.models import Provider
from ventanilla.domain.tickets.actions import reappointing
from ventanilla.domain.tickets.actions.clock import take_due_steps
from ventanilla.domain.tickets.actions.reappointing import keep_up_with_the_rules, reappoint_all
from ventanilla.domain.tickets.actions.talking import reply
from ventanilla.domain.tickets.actions.working import ask_customer
from ventanilla.domain.tickets.models import Ticket


@pytest.fixture
def asked(cast, vpn_ticket) -> Ticket:
    ask_customer(vpn_ticket, "¿Qué pone en la pantalla?", by=cast.marta)
    return Ticket.objects.get()


@pytest.fixture
def house():
    """`house(close=2)`: other periods from now on."""

    def change(**periods: int) -> None:
        Provider.objects.update_or_create(pk=1, defaults={"periods": periods})
        forget()

    yield change
    forget()


def test_what_is_not_due_is_only_given_its_appointment_anew(cast, asked, house):
    house(first_reminder=5)

    with traces() as left, time_machine.travel(asked.wakes_at, tick=False):
        take_due_steps.call()

    assert (left.lines, left.letters) == ([], [])
    assert Ticket.objects.get().wakes_at > asked.wakes_at


@pytest.fixture
def promise(cast):
    """`promise(60)`: everybody is answered within an hour from now on."""

    def change(minutes: int) -> None:
        facts = LevelFacts(
            name="General", calendar=None, targets={"first_response": dict.fromkeys(Priority, minutes)}
        )
        change_level(the_default_level(), facts, by=cast.ivan)

    return change


def test_when_the_rules_change_all_appointments_do_once(cast, asked, house, promise):
    waiting = a_ticket(cast.pedro)
    promise(60)
    house(first_reminder=1)

    keep_up_with_the_rules.call()

    after = Ticket.objects.get(pk=waiting.pk)
    assert Ticket.objects.get(pk=asked.pk).wakes_at < asked.wakes_at
    assert after.answer_due_at < waiting.answer_due_at
    assert (after.resolution_due_at, after.qualification_due_at) == (None, None)
    assert (after.version, after.updated_at) == (waiting.version, waiting.updated_at)
    with traces() as left:
        keep_up_with_the_rules.call()
    assert left.lines == []


def test_each_clock_that_moves_leaves_a_trace(cast, vpn_ticket, promise):
    promise(60)

    keep_up_with_the_rules.call()

    line = Entry.objects.about("ticket", vpn_ticket.pk).get(verb="ticket.due_changed")
    assert set(line.details["before"]) == {"answer_due_at", "resolution_due_at", "qualification_due_at"}
    assert line.actor_kind == "system"


def test_what_is_done_keeps_the_time_it_was_promised(cast, vpn_ticket, promise):
    reply(vpn_ticket, "Lo miramos.", by=cast.marta)
    before = Ticket.objects.get().answer_due_at
    promise(10)

    keep_up_with_the_rules.call()

    assert Ticket.objects.get().answer_due_at == before


def test_the_appointments_of_many_tickets_are_changed_in_several_transactions(cast, promise, monkeypatch):
    monkeypatch.setattr(reappointing, "BATCH", 2)
    for _number in range(5):
        a_ticket(cast.lucia)
    before = list(Ticket.objects.order_by("pk").values_list("answer_due_at", flat=True))
    promise(10)

    reappoint_all.call()

    after = list(Ticket.objects.order_by("pk").values_list("answer_due_at", flat=True))
    assert all(new < old for new, old in zip(after, before, strict=True))
