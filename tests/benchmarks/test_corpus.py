"""The made-up house is the same each time, and looks like a house."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest

from benchmarks.corpus import Corpus, Size
from benchmarks.facts import Facts, Witness
from benchmarks.words import RARE

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SIZE = Size(tickets=4_000, customers=40, contacts=400)


@pytest.fixture(scope="module")
def tickets():
    return list(Corpus(SIZE, NOW).tickets())


def test_the_same_seed_gives_the_same_house(tickets):
    assert list(Corpus(SIZE, NOW).tickets()) == tickets


def test_another_seed_gives_another_house(tickets):
    other = Size(tickets=4_000, customers=40, contacts=400, seed=1)

    assert list(Corpus(other, NOW).tickets()) != tickets


def test_it_has_five_messages_a_ticket_and_one_ticket_in_twenty_open(tickets):
    messages = sum(len(ticket.said) for ticket in tickets)
    is_open = sum(ticket.finished_at is None for ticket in tickets)

    assert messages / len(tickets) == pytest.approx(5, abs=0.1)
    assert is_open / len(tickets) == pytest.approx(0.05, abs=0.01)


def test_customers_differ_in_size(tickets):
    sizes = Counter(ticket.customer for ticket in tickets).most_common()

    assert len(sizes) == SIZE.customers
    assert sizes[0][1] > 5 * sizes[-1][1]


def test_nothing_happens_before_it_is_opened_or_after_now(tickets):
    for ticket in tickets:
        moments = [said.at for said in ticket.said]
        assert moments == sorted(moments)
        assert ticket.opened_at <= moments[0]
        assert moments[-1] <= ticket.touched_at <= NOW


def test_rare_words_are_rare_and_all_are_there(tickets):
    said = Counter(one.rare for ticket in tickets for one in ticket.said)

    assert set(said) == {"", *RARE}
    assert sum(said[word] for word in RARE) / said.total() == pytest.approx(1 / 80, rel=0.3)


def test_the_witness_knows_what_every_visitor_will_see(tickets, tmp_path):
    corpus = Corpus(SIZE, NOW)
    witness = Witness(corpus)
    for ticket in tickets:
        witness.see(ticket)

    facts = witness.facts(visitors=4, emails=([str(n) for n in range(400)], ["a", "b"]))
    facts.keep_in(tmp_path / "facts.json")

    assert Facts.read_from(tmp_path / "facts.json") == facts
    by_number = {ticket.number: ticket for ticket in tickets}
    largest = facts.customers[0]
    mine = [ticket for ticket in tickets if ticket.customer == 1]
    newest = max((one for one in mine if one.finished_at is None), key=lambda one: one.touched_at)
    assert largest.newest == newest.number
    assert any(said.rare == largest.word and not said.is_note for said in by_number[largest.hit].said)
