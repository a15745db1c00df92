"""One deed for many tickets."""

from __future__ import annotations

import pytest

from tests.cast import a_ticket
from tests.domain.tickets.desk.facts import fresh
from tests.traces import traces
from ventanilla.core.errors import Refused
from ventanilla.domain.tickets.actions.bulk import in_bulk
from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.actions.tagging import add_tags
from ventanilla.domain.tickets.actions.working import assign


@pytest.fixture
def tickets(cast):
    return [
        a_ticket(who, subject=f"{number}") for number, who in enumerate((cast.lucia, cast.pedro, cast.oscar))
    ]


def test_each_is_done_in_the_order_in_which_it_was_chosen(cast, tickets):
    chosen = [one.pk for one in reversed(tickets)]

    summary = in_bulk(
        chosen, lambda ticket: assign(ticket, by=cast.marta, assignee=cast.bruno), by=cast.marta
    )

    assert (summary.done, summary.refused) == (chosen, [])
    assert {fresh(one).assignee for one in tickets} == {cast.bruno}


def test_what_one_refuses_does_not_keep_the_others_from_it(cast, tickets):
    resolve(tickets[1], "Hecho.", by=cast.marta)

    summary = in_bulk(
        [one.pk for one in tickets],
        lambda ticket: assign(ticket, by=cast.marta, assignee=cast.bruno),
        by=cast.marta,
    )

    assert summary.done == [tickets[0].pk, tickets[2].pk]
    assert summary.refused == [(tickets[1].pk, "Esta incidencia ya está en «Resuelto».")]


def test_what_was_half_done_is_undone(cast, tickets):
    def tag_and_stumble(ticket):
        add_tags(ticket, ["medio"], by=cast.marta)
        if ticket == tickets[1]:
            raise Refused("No.")

    with traces() as left:
        in_bulk([one.pk for one in tickets], tag_and_stumble, by=cast.marta)

    assert [one.tags.count() for one in tickets] == [1, 0, 1]
    assert left.lines == ["ticket.tagged", "ticket.tagged"]


def test_what_is_not_there_is_told_and_twice_is_once(cast, tickets):
    summary = in_bulk([999_999, tickets[0].pk, tickets[0].pk], lambda ticket: None, by=cast.marta)

    assert summary.done == [tickets[0].pk]
    assert summary.refused == [(999_999, "Ya no está.")]


def test_nobody_does_anything_to_what_they_do_not_see(cast, tickets):
    summary = in_bulk([one.pk for one in tickets], lambda ticket: None, by=cast.pedro)

    assert summary.done == [tickets[1].pk]
    assert len(summary.refused) == 2


def test_two_hundred_at_most(cast, tickets):
    with pytest.raises(Refused, match="200"):
        in_bulk(list(range(1, 202)), lambda ticket: None, by=cast.marta)


def test_a_bug_is_no_refusal(cast, tickets):
    def stumble(ticket):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        in_bulk([tickets[0].pk], stumble, by=cast.marta)
