"""Every verb from every status: what it does, or that it does nothing at all."""

from __future__ import annotations

from itertools import product

import pytest

from tests.domain.tickets.verbs import LETTERS, LINES, VERBS, outcome
from tests.traces import traces
from ventanilla.core.errors import Refused
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.tickets.models import Message, Rating, Ticket
from ventanilla.domain.tickets.status import MOVES, OPEN, Status

ALLOWED = [(verb, status) for verb, status in product(VERBS, Status) if outcome(verb, status)]
REFUSED = [(verb, status) for verb, status in product(VERBS, Status) if not outcome(verb, status)]


@pytest.fixture
def put_in(cast, vpn_ticket):
    """The ticket, Marta's, in a status: as its row would be."""

    def put(status: Status) -> Ticket:
        Ticket.objects.update(status=status, assignee=cast.marta)
        return Ticket.objects.get()

    return put


def rows() -> list[object]:
    return [list(model.objects.order_by("pk").values()) for model in (Ticket, Message, Rating)]


@pytest.mark.parametrize(("verb", "status"), ALLOWED)
def test_an_allowed_verb_moves_the_ticket_writes_one_line_and_tells_each_once(cast, put_in, verb, status):
    ticket = put_in(status)

    with traces() as left:
        VERBS[verb](ticket, cast)

    assert Ticket.objects.get().status == outcome(verb, status)
    assert left.lines == [LINES[verb]]
    assert left.letters == LETTERS[verb]
    assert Entry.objects.first_break() is None


@pytest.mark.parametrize(("verb", "status"), REFUSED)
def test_a_refused_verb_leaves_everything_as_it_was(cast, put_in, verb, status):
    ticket = put_in(status)
    before = rows()

    with traces() as left, pytest.raises(Refused) as refusal:
        VERBS[verb](ticket, cast)

    assert str(refusal.value.reason).endswith(".")
    assert rows() == before
    assert (left.lines, left.letters) == ([], [])


def test_what_is_not_open_is_completed():
    assert set(Status) - OPEN == {Status.RESOLVED, Status.CLOSED, Status.CANCELLED}


def test_the_moves_are_those_of_the_product():
    for status in OPEN:
        assert MOVES[status] == OPEN | {Status.RESOLVED, Status.CANCELLED}
    assert MOVES[Status.RESOLVED] == {Status.IN_PROGRESS, Status.AWAITING_SUPPORT, Status.CLOSED}
    assert MOVES[Status.CLOSED] == frozenset()
    assert MOVES[Status.CANCELLED] == {Status.AWAITING_SUPPORT}


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        ("answer", Status.AWAITING_CUSTOMER),
        ("answer", Status.RESOLVED),
        ("insist", Status.RESOLVED),
        ("reopen", Status.RESOLVED),
    ],
)
def test_what_comes_back_and_is_nobodys_waits_for_somebody(cast, put_in, verb, status):
    ticket = put_in(status)
    Ticket.objects.update(assignee=None)

    VERBS[verb](ticket, cast)

    assert Ticket.objects.get().status == Status.AWAITING_SUPPORT


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_an_old_copy_of_the_ticket_does_not_undo_what_happened_since(cast, put_in, verb):
    """The page was open a long time: the row as it is now decides."""
    stale = put_in(Status.IN_PROGRESS)
    Ticket.objects.update(status=Status.CLOSED)

    if outcome(verb, Status.CLOSED) is None:
        with pytest.raises(Refused):
            VERBS[verb](stale, cast)
    else:
        VERBS[verb](stale, cast)

    assert Ticket.objects.get().status == Status.CLOSED
