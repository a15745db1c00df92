"""The page that explains when a ticket is due, and why."""

from __future__ import annotations

import pytest
import time_machine
from django.utils.timezone import now

from tests.cast import a_ticket
from tests.doors.portal.reading import read
from ventanilla.domain.tickets.actions.finishing import cancel, resolve
from ventanilla.domain.tickets.actions.talking import reply
from ventanilla.domain.tickets.actions.working import ask_customer

TUESDAY = "2026-11-24 09:00+01:00"


@pytest.fixture
def wall():
    with time_machine.travel(TUESDAY, tick=False) as found:
        yield found


def plazos(browser, ticket) -> str:
    return read(browser, f"/escritorio/incidencias/{ticket.number}/plazos/").text


def test_each_promise_says_how_much_has_counted_and_when_it_is_due(cast, sign_in, wall):
    ticket = a_ticket(cast.lucia)
    wall.shift(60 * 60)

    text = plazos(sign_in(cast.marta), ticket)

    assert "Cualificación" in text
    assert "1 h contadas de 2 h" in text
    assert "interno: el cliente no lo ve" in text


def test_a_pause_is_told_and_does_not_count(cast, sign_in, wall):
    ticket = a_ticket(cast.lucia)
    wall.shift(30 * 60)
    ask_customer(ticket, "¿Qué pone?", by=cast.marta)
    wall.shift(2 * 60 * 60)
    paused = plazos(sign_in(cast.marta), ticket)
    reply(ticket, "Error 5.", by=cast.lucia)
    wall.shift(15 * 60)

    text = plazos(sign_in(cast.marta), ticket)

    assert "El plazo sigue cuando conteste el cliente." in paused
    assert "45 min contadas de 16 h" in text
    assert "Cumplido: hoy, 9:30" in text


def test_what_is_late_says_so(cast, sign_in, wall):
    ticket = a_ticket(cast.lucia)
    wall.shift(9 * 60 * 60)
    reply(ticket, "Perdón por la espera.", by=cast.marta)

    assert "Con retraso: hoy, 18:00" in plazos(sign_in(cast.marta), ticket)


def test_what_was_cancelled_has_no_promises(cast, sign_in, wall):
    ticket = a_ticket(cast.lucia)
    cancel(ticket, "", by=cast.lucia)

    assert "No hay ningún plazo que contar." in plazos(sign_in(cast.marta), ticket)


def test_a_solution_ends_the_count(cast, sign_in, wall):
    ticket = a_ticket(cast.lucia)
    resolve(ticket, "Reiniciado.", by=cast.marta)
    wall.shift(24 * 60 * 60)

    text = plazos(sign_in(cast.marta), ticket)

    assert "Resolución Cumplido: ayer" in text
    assert ticket.created_at <= now()
