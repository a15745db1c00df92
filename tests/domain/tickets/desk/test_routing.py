"""New tickets go to the team of their type, while there is one."""

from __future__ import annotations

import pytest

from tests.cast import a_ticket
from ventanilla.domain.people.actions.teams import create_team, retire_team
from ventanilla.domain.people.models import Team
from ventanilla.domain.tickets.actions.catalogue import change_type
from ventanilla.domain.tickets.actions.finishing import close, resolve
from ventanilla.domain.tickets.actions.talking import reply
from ventanilla.domain.tickets.models import TicketType


@pytest.fixture
def networks(cast) -> Team:
    team = create_team(by=cast.ivan, name="Redes")
    kind = TicketType.objects.get(name="Avería")
    change_type(kind, by=cast.ivan, name=kind.name, name_en="Fault", team=team, level=None)
    return team


def test_what_is_new_goes_to_the_team_of_its_type(cast, networks):
    assert a_ticket(cast.lucia).team == networks


def test_what_goes_on_in_a_new_ticket_goes_there_too(cast, networks):
    old = a_ticket(cast.lucia)
    resolve(old, "Hecho.", by=cast.marta)
    close(old, by=cast.marta)

    assert reply(old, "Ha vuelto.", by=cast.lucia).ticket.team == networks


def test_to_a_team_that_is_no_more_nothing_goes(cast, networks):
    retire_team(networks, by=cast.ivan)

    assert a_ticket(cast.lucia).team is None
