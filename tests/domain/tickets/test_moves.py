"""Every verb from every status: what it does, or that it does nothing at all."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest

from tests.domain.tickets.verbs import GOES_ON_ELSEWHERE, LETTERS, LINES, VERBS, outcome
from tests.traces import traces
from ventanilla.core.errors import IllegalMove, Refused
from ventanilla.domain.journal.verifying import walk
from ventanilla.domain.tickets.models import Message, Rating, Ticket
from ventanilla.domain.tickets.status import OPEN, Status

EVERY = sorted(set(product(VERBS, Status)) - GOES_ON_ELSEWHERE)
ALLOWED = [(verb, status) for verb, status in EVERY if outcome(verb, status)]
REFUSED = [(verb, status) for verb, status in EVERY if not outcome(verb, status)]


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
    assert not walk().broken


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


TABLE = """
from \\ to          support  progress pending  planned  customer resolved closed   cancelled
awaiting_support  again    yes      yes      yes      yes      yes      no       yes
in_progress       yes      again    yes      yes      yes      yes      no       yes
pending           yes      yes      again    yes      yes      yes      no       yes
planned           yes      yes      yes      again    yes      yes      no       yes
awaiting_customer yes      yes      yes      yes      again    yes      no       yes
resolved          yes      yes      no       no       no       no       yes      no
closed            no       no       no       no       no       no       no       no
cancelled         yes      no       no       no       no       no       no       no
"""
"""As the product says. `again`: another question, another date, another reason."""
ORDER = [
    "awaiting_support", "in_progress", "pending", "planned", "awaiting_customer", "resolved", "closed", "cancelled",
]  # fmt: skip
PAIRS = [
    (row[0], after, word)
    for row in (line.split() for line in TABLE.strip().splitlines()[1:])
    for after, word in zip(ORDER, row[1:], strict=True)
]


@pytest.mark.parametrize(("before", "after", "word"), PAIRS)
def test_every_pair_of_statuses_is_as_the_product_says(put_in, before, after, word):
    ticket = put_in(Status(before))
    moment = ticket.status_since + timedelta(hours=1)

    if word == "no":
        with pytest.raises(IllegalMove):
            ticket.move_to(Status(after), at=moment)
    else:
        ticket.move_to(Status(after), at=moment)

    row = Ticket.objects.get()
    assert row.status == (before if word == "no" else after)
    assert (row.status_since == moment) == (word == "yes")


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


@pytest.mark.parametrize("verb", sorted(set(VERBS) - {"answer"}))
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
