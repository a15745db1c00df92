"""Whose a ticket is: a colleague's, a team's, both's or nobody's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.domain.tickets.desk.facts import fresh, last_line, lines_of
from tests.domain.tickets.verbs import qualified
from tests.traces import traces
from ventanilla.core.errors import ChangedMeanwhile, IllegalMove, Refused
from ventanilla.domain.people.actions.teams import create_team, retire_team
from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.actions.talking import add_note
from ventanilla.domain.tickets.actions.working import (
    ask_customer,
    assign,
    plan,
    set_pending,
    set_priority,
    start,
)
from ventanilla.domain.tickets.status import Priority, Status


@pytest.fixture
def networks(cast):
    return create_team(by=cast.ivan, name="Redes", members=[cast.marta])


def test_a_ticket_goes_to_a_colleague_and_keeps_its_team(cast, vpn_ticket, networks):
    assign(vpn_ticket, by=cast.marta, team=networks)
    assign(vpn_ticket, by=cast.marta, assignee=cast.bruno)

    ticket = fresh(vpn_ticket)
    assert (ticket.assignee, ticket.team, ticket.status) == (cast.bruno, networks, Status.AWAITING_SUPPORT)
    assert last_line(ticket) == {"assignee": "Bruno Gil", "team": "Redes"}


def test_it_goes_to_a_team_and_to_nobody_in_particular(cast, vpn_ticket, networks):
    assign(vpn_ticket, by=cast.marta, assignee=cast.bruno)

    assign(vpn_ticket, by=cast.marta, assignee=None, team=networks)

    ticket = fresh(vpn_ticket)
    assert (ticket.assignee, ticket.team) == (None, networks)


def test_as_it_already_is_nothing_happens(cast, vpn_ticket):
    assign(vpn_ticket, by=cast.marta, assignee=cast.bruno)
    before = fresh(vpn_ticket)

    with traces() as left:
        assign(vpn_ticket, by=cast.marta, assignee=cast.bruno)

    assert (left.lines, left.letters) == ([], [])
    assert fresh(vpn_ticket).version == before.version


def test_who_has_left_gets_nothing_new_and_keeps_what_they_had(cast, vpn_ticket):
    assign(vpn_ticket, by=cast.marta, assignee=cast.bruno)
    cast.bruno.is_active = False
    cast.bruno.save()

    kept = qualified(vpn_ticket, cast, assignee=cast.bruno, priority=Priority.HIGH)
    assign(vpn_ticket, by=cast.marta, assignee=None)

    assert (kept.assignee, kept.priority) == (cast.bruno, "high")
    with pytest.raises(Refused, match="Bruno Gil ya no está") as no:
        assign(vpn_ticket, by=cast.marta, assignee=cast.bruno)
    assert no.value.field == "assignee"
    with pytest.raises(Refused, match="Bruno Gil ya no está"):
        plan(vpn_ticket, by=cast.marta, at_time=now() + timedelta(days=1), technician=cast.bruno)


def test_a_person_who_cannot_come_in_counts_as_gone(cast, vpn_ticket):
    cast.bruno.person.is_active = False
    cast.bruno.person.save()

    with pytest.raises(Refused, match="ya no está"):
        assign(vpn_ticket, by=cast.marta, assignee=cast.bruno)


def test_a_retired_team_gets_nothing_new_and_keeps_what_it_had(cast, vpn_ticket, networks):
    assign(vpn_ticket, by=cast.marta, team=networks)
    retire_team(networks, by=cast.ivan)
    networks.refresh_from_db()

    kept = qualified(vpn_ticket, cast, team=networks)
    assign(vpn_ticket, by=cast.marta, team=None)

    assert kept.team == networks
    with pytest.raises(Refused, match="Redes") as no:
        assign(vpn_ticket, by=cast.marta, team=networks)
    assert no.value.field == "team"


def test_qualifying_gives_it_to_a_team_and_leaves_the_team_that_was_not_asked_about(
    cast, vpn_ticket, networks
):
    qualified(vpn_ticket, cast, team=networks)
    qualified(vpn_ticket, cast, priority=Priority.HIGH)

    assert fresh(vpn_ticket).team == networks


def test_what_is_completed_is_given_to_nobody(cast, vpn_ticket):
    resolve(vpn_ticket, "Hecho.", by=cast.marta)

    with pytest.raises(IllegalMove):
        assign(vpn_ticket, by=cast.marta, assignee=cast.bruno)
    with pytest.raises(IllegalMove):
        set_priority(vpn_ticket, by=cast.marta, priority=Priority.LOW)


def test_the_priority_alone_is_no_qualifying(cast, vpn_ticket):
    set_priority(vpn_ticket, by=cast.marta, priority=Priority.LOW)
    set_priority(vpn_ticket, by=cast.marta, priority=Priority.LOW)

    ticket = fresh(vpn_ticket)
    assert (ticket.priority, ticket.urgency, ticket.qualified_at) == ("low", "high", None)
    assert lines_of(ticket) == ["ticket.opened", "ticket.prioritised"]


def test_a_lower_priority_gives_us_more_time(cast, vpn_ticket):
    before = fresh(vpn_ticket).due_at

    set_priority(vpn_ticket, by=cast.marta, priority=Priority.LOW)

    assert fresh(vpn_ticket).due_at > before


def test_a_date_gives_the_turn_away_the_customer_knows_what_to_wait_for(cast, vpn_ticket):
    plan(vpn_ticket, by=cast.marta, at_time=now() + timedelta(days=1), technician=cast.bruno)

    ticket = fresh(vpn_ticket)
    assert (ticket.awaits_staff, ticket.update_due_at, ticket.assignee) == (False, None, cast.bruno)


@pytest.mark.parametrize(
    "verb",
    [
        lambda ticket, cast, seen: qualified(ticket, cast, seen=seen),
        lambda ticket, cast, seen: assign(ticket, by=cast.marta, assignee=cast.bruno, seen=seen),
        lambda ticket, cast, seen: set_priority(ticket, by=cast.marta, priority=Priority.LOW, seen=seen),
        lambda ticket, cast, seen: start(ticket, by=cast.marta, seen=seen),
        lambda ticket, cast, seen: ask_customer(ticket, "¿Cuál?", by=cast.marta, seen=seen),
        lambda ticket, cast, seen: set_pending(ticket, "Falta.", by=cast.marta, seen=seen),
        lambda ticket, cast, seen: plan(
            ticket, by=cast.marta, at_time=now() + timedelta(days=1), technician=cast.marta, seen=seen
        ),
    ],
    ids=["qualify", "assign", "set_priority", "start", "ask", "pending", "plan"],
)
def test_who_saw_an_older_version_is_told_and_nothing_is_written(cast, vpn_ticket, verb):
    seen = fresh(vpn_ticket).version
    add_note(vpn_ticket, "Entretanto.", by=cast.bruno)
    now_is = fresh(vpn_ticket)

    with pytest.raises(ChangedMeanwhile), traces() as left:
        verb(vpn_ticket, cast, seen)

    assert fresh(vpn_ticket).version == now_is.version
    assert left.lines == []
    verb(vpn_ticket, cast, now_is.version)
    assert fresh(vpn_ticket).version == now_is.version + 1


def test_the_same_question_sent_twice_is_one_even_when_the_version_has_moved_on(cast, vpn_ticket):
    seen = fresh(vpn_ticket).version

    first = ask_customer(vpn_ticket, "¿Cuál?", by=cast.marta, form_key="k", seen=seen)
    second = ask_customer(vpn_ticket, "¿Cuál?", by=cast.marta, form_key="k", seen=seen)

    assert first == second
