"""The menu of the status says where each move leads, and what it needs: as the verb behind it would."""

from __future__ import annotations

import pytest

from ventanilla.domain.tickets.actions.finishing import reopen
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import MOVES, OPEN, Status
from ventanilla.doors.desk.ticket.words import moves_of, tabs_of


@pytest.mark.parametrize("status", [Status.RESOLVED, Status.CANCELLED])
def test_it_shows_the_status_that_reopening_leads_to(cast, vpn_ticket, status):
    Ticket.objects.update(status=status, assignee=cast.marta)

    move = moves_of(Ticket.objects.get(), cast.marta)[0]

    assert move.form == "reopen"
    assert move.status == reopen(vpn_ticket, "Sigue igual.", by=cast.marta).status


@pytest.mark.parametrize("status", sorted(OPEN))
def test_it_leads_to_every_status_that_the_table_allows(cast, vpn_ticket, status):
    Ticket.objects.update(status=status)

    led_to = {move.status for move in moves_of(Ticket.objects.get(), cast.marta)}

    # Nobody puts a ticket back to waiting for help by hand.
    assert led_to | {status} == (MOVES[status] | {status}) - ({Status.AWAITING_SUPPORT} - {status})


@pytest.mark.parametrize("status", sorted(Status))
def test_what_needs_words_has_its_tab(cast, vpn_ticket, status):
    Ticket.objects.update(status=status)
    ticket = Ticket.objects.get()

    worded = {
        move.form for move in moves_of(ticket, cast.marta) if not move.is_pressed and move.form != "plan"
    }

    assert worded <= {tab.value for tab in tabs_of(ticket)}


def test_what_is_resolved_can_be_closed(cast, vpn_ticket):
    Ticket.objects.update(status=Status.RESOLVED)

    assert [move.form for move in moves_of(Ticket.objects.get(), cast.marta)] == ["reopen", "close"]


def test_it_is_empty_for_a_closed_ticket(cast, vpn_ticket):
    Ticket.objects.update(status=Status.CLOSED)

    assert moves_of(Ticket.objects.get(), cast.marta) == []


def test_it_is_empty_for_one_that_lives_on_in_another(cast, vpn_ticket):
    Ticket.objects.update(status=Status.CANCELLED, merged_into=vpn_ticket)

    ticket = Ticket.objects.get()
    assert moves_of(ticket, cast.marta) == []
    assert [tab.value for tab in tabs_of(ticket)] == ["note"]
