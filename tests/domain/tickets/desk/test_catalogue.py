"""Types and applications, which the provider edits."""

from __future__ import annotations

import pytest

from tests.domain.tickets.desk.facts import fresh
from tests.traces import traces
from ventanilla.core.errors import Refused
from ventanilla.domain.people.actions.teams import create_team, retire_team
from ventanilla.domain.tickets.actions.catalogue import (
    add_application,
    add_type,
    bring_back,
    change_application,
    change_type,
    order_applications,
    order_types,
    retire,
)
from ventanilla.domain.tickets.models import Application, TicketType


def offered(model) -> list[str]:
    return list(model.objects.offered().values_list("name", flat=True))


def test_one_more_is_offered_at_the_end(cast):
    team = create_team(by=cast.ivan, name="Redes")

    kind = add_type(by=cast.ivan, name="  Baja   de usuario ", name_en="User leaving", team=team)
    thing = add_application(by=cast.ivan, name="Fichajes", name_en="Time clock")

    assert (kind.name, kind.name_en, kind.team) == ("Baja de usuario", "User leaving", team)
    assert offered(TicketType)[-1] == "Baja de usuario"
    assert offered(Application)[-1] == thing.name == "Fichajes"


def test_it_gets_another_name_and_old_tickets_show_it(cast, vpn_ticket):
    change_type(vpn_ticket.type, by=cast.ivan, name="Problema", name_en="Problem", team=None, level=None)
    change_application(vpn_ticket.application, by=cast.ivan, name="Redes", name_en="Networks", level=None)

    ticket = fresh(vpn_ticket)
    assert (ticket.type.name, ticket.application.name) == ("Problema", "Redes")


def test_the_same_again_leaves_no_line(cast):
    kind = TicketType.objects.get(name="Avería")

    with traces() as left:
        change_type(kind, by=cast.ivan, name="Avería", name_en="Fault", team=None, level=None)
        change_type(kind, by=cast.ivan, name="Avería", name_en="Fault", team=None, level=None)
        change_application(
            Application.objects.get(name="Correo"), by=cast.ivan, name="Correo", name_en="", level=None
        )

    assert left.lines == ["type.changed"]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"name": "AVERÍA"}, "name"),
        ({"name": "Nueva", "name_en": "x" * 61}, "name_en"),
    ],
)
def test_a_name_is_there_not_too_long_and_not_taken(cast, facts, field):
    with pytest.raises(Refused) as no:
        add_type(by=cast.ivan, **facts)

    assert no.value.field == field


def test_nothing_is_routed_to_a_retired_team(cast):
    team = create_team(by=cast.ivan, name="Redes")
    kind = add_type(by=cast.ivan, name="Nueva", team=team)
    retire_team(team, by=cast.ivan)
    team.refresh_from_db()

    # As it was: it may stay.
    change_type(kind, by=cast.ivan, name="Nuevísima", name_en="", team=team, level=None)
    with pytest.raises(Refused) as no:
        add_type(by=cast.ivan, name="Otra", team=team)

    assert no.value.field == "team"


def test_what_is_retired_is_offered_no_more_and_stays_on_old_tickets(cast, vpn_ticket):
    with traces() as left:
        retire(vpn_ticket.type, by=cast.ivan)
        retire(vpn_ticket.type, by=cast.ivan)
        retire(vpn_ticket.application, by=cast.ivan)

    assert "Avería" not in offered(TicketType)
    assert "Red e internet" not in offered(Application)
    assert fresh(vpn_ticket).type.name == "Avería"
    assert left.lines == ["type.retired", "application.retired"]
    bring_back(vpn_ticket.type, by=cast.ivan)
    assert "Avería" in offered(TicketType)


def test_the_last_type_stays(cast):
    first, *others = TicketType.objects.offered()
    for one in others:
        retire(one, by=cast.ivan)

    with pytest.raises(Refused, match="último"):
        retire(first, by=cast.ivan)


def test_all_applications_can_go(cast):
    for one in Application.objects.offered():
        retire(one, by=cast.ivan)

    assert offered(Application) == []


@pytest.mark.parametrize(("model", "order"), [(TicketType, order_types), (Application, order_applications)])
def test_they_stand_in_the_order_that_was_asked_for(cast, model, order):
    names = offered(model)
    last = model.objects.get(name=names[-1])

    with traces() as left:
        order([last.pk, 999_999], by=cast.ivan)
        order([last.pk], by=cast.ivan)

    assert offered(model) == [names[-1], *names[:-1]]
    assert len(left.lines) == 1
