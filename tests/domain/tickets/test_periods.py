"""When the provider changes how long things wait, what waits already does too."""

from __future__ import annotations

import pytest
import time_machine

from tests.cast import a_ticket
from tests.traces import traces
from ventanilla.domain.provider.house import forget
from ventanilla.domain.provider.models import Provider
from ventanilla.domain.tickets.actions import clock
from ventanilla.domain.tickets.actions.clock import reappoint_all, take_due_steps
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


def test_when_the_periods_change_all_appointments_do(cast, asked, house):
    waiting = a_ticket(cast.pedro)
    house(first_reminder=1, answer_high=60)

    reappoint_all.call()

    after = Ticket.objects.get(pk=waiting.pk)
    assert Ticket.objects.get(pk=asked.pk).wakes_at < asked.wakes_at
    assert after.due_at < waiting.due_at
    assert (after.version, after.updated_at) == (waiting.version, waiting.updated_at)


def test_the_appointments_of_many_tickets_are_changed_in_several_transactions(cast, house, monkeypatch):
    monkeypatch.setattr(clock, "BATCH", 2)
    for _number in range(5):
        a_ticket(cast.lucia)
    before = list(Ticket.objects.order_by("pk").values_list("due_at", flat=True))
    house(answer_high=10)

    reappoint_all.call()

    after = list(Ticket.objects.order_by("pk").values_list("due_at", flat=True))
    assert all(new < old for new, old in zip(after, before, strict=True))
