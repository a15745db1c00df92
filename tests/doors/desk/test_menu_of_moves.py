"""The menu of the status says where each move leads: as the verb behind it would."""

from __future__ import annotations

import pytest

from ventanilla.domain.tickets.actions.finishing import reopen
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import Status
from ventanilla.doors.desk.words import moves_of


@pytest.mark.parametrize("status", [Status.RESOLVED, Status.CANCELLED])
def test_it_shows_the_status_that_reopening_leads_to(cast, vpn_ticket, status):
    Ticket.objects.update(status=status, assignee=cast.marta)

    [(shown, form, _words)] = moves_of(Ticket.objects.get(), cast.marta)

    assert form == "reopen"
    assert shown == reopen(vpn_ticket, "Sigue igual.", by=cast.marta).status


def test_it_is_empty_for_a_closed_ticket(cast, vpn_ticket):
    Ticket.objects.update(status=Status.CLOSED)

    assert moves_of(Ticket.objects.get(), cast.marta) == []
