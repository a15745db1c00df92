"""Teams of the desk."""

from __future__ import annotations

import pytest

from tests.traces import traces
from ventanilla.core.errors import Refused
from ventanilla.domain.people.actions.teams import (
    bring_back_team,
    create_team,
    order_teams,
    rename_team,
    retire_team,
    set_members,
)
from ventanilla.domain.people.models import Team
from ventanilla.domain.tickets.actions.working import assign
from ventanilla.domain.tickets.models import Ticket


@pytest.fixture
def networks(cast) -> Team:
    return create_team(by=cast.ivan, name="  Redes   y telefonía ", members=[cast.marta])


def names(team: Team) -> set[str]:
    return set(team.members.values_list("person__name", flat=True))


def test_a_team_has_a_name_and_members(cast, networks):
    assert networks.name == "Redes y telefonía"
    assert names(networks) == {"Marta Solís"}


@pytest.mark.parametrize("name", ["", " ", "x" * 61, "REDES y TELEFONÍA"])
def test_its_name_is_there_not_too_long_and_not_taken(cast, networks, name):
    with pytest.raises(Refused) as no:
        create_team(by=cast.ivan, name=name)

    assert no.value.field == "name"


def test_it_gets_another_name_also_the_same_in_capitals(cast, networks):
    with traces() as left:
        rename_team(networks, "Redes", by=cast.ivan)
        rename_team(networks, "REDES", by=cast.ivan)
        rename_team(networks, "REDES", by=cast.ivan)

    assert Team.objects.get().name == "REDES"
    assert left.lines == ["team.renamed", "team.renamed"]


def test_exactly_these_people_are_in_it(cast, networks):
    with traces() as left:
        set_members(networks, [cast.bruno, cast.elena, cast.bruno], by=cast.ivan)
        set_members(networks, [cast.elena, cast.bruno], by=cast.ivan)

    assert names(networks) == {"Bruno Gil", "Elena Vera"}
    assert left.lines == ["team.members_set"]


def test_who_has_left_stays_until_taken_out_and_does_not_come_in(cast, networks):
    for gone in (cast.marta, cast.bruno):
        gone.is_active = False
        gone.save()

    set_members(networks, [cast.marta, cast.elena], by=cast.ivan)
    with pytest.raises(Refused, match="Bruno Gil ya no está") as no:
        set_members(networks, [cast.bruno], by=cast.ivan)

    assert no.value.field == "members"
    assert names(networks) == {"Marta Solís", "Elena Vera"}


def test_a_retired_team_keeps_its_tickets_and_they_can_be_moved(cast, networks, vpn_ticket):
    others = create_team(by=cast.ivan, name="Programas")
    assign(vpn_ticket, by=cast.marta, team=networks)

    with traces() as left:
        retire_team(networks, by=cast.ivan)
        retire_team(networks, by=cast.ivan)

    assert Ticket.objects.get().team == networks
    assert left.lines == ["team.retired"]
    assert assign(vpn_ticket, by=cast.marta, team=others).team == others
    bring_back_team(networks, by=cast.ivan)
    networks.refresh_from_db()
    assert networks.is_active


def test_they_stand_in_the_order_that_was_asked_for(cast, networks):
    second = create_team(by=cast.ivan, name="Programas")

    with traces() as left:
        order_teams([second.pk, 999_999], by=cast.ivan)
        order_teams([second.pk], by=cast.ivan)

    assert list(Team.objects.order_by("position")) == [second, networks]
    assert left.lines == ["team.ordered"]
