"""Pages do not grow unseen: statements and bytes per page are kept in `weights.json`, below what was promised.

After a change that is worth it: `WEIGH=1 pytest tests/house/test_queries.py`, and review the difference.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from django.db import connection

from tests.house.weights import a_busy_house, a_year_of_calendars, pages, weigh, writings

BASELINE = Path(__file__).with_name("weights.json")
PROMISED = {
    "login": (0, 2000),
    "list": (4, 4000),
    "ticket": (5, 5000),
    "open a ticket": (12, None),
    "search": (4, 4000),
    "desk queue": (5, 6000),
    "desk search": (4, 6000),
    "desk ticket": (8, 8000),
    "desk planning": (5, 9000),
}
"""(statements, bytes of HTML after gzip) at most."""
WRITTEN_ONCE = ("login", "list", "completed", "ticket")
"""What is looked at all day asks nothing that Django has to write anew."""
LOCKS = {"open a ticket": 1, "answer": 2, "desk reply": 2}
"""Statements that only PostgreSQL needs: the queue of the journal, and holding a ticket before it is read."""
ROOM = 1.08
"""Tokens and times compress a little differently each time, and numbers are longer where many went before."""


@pytest.fixture
def weights(cast, sign_in) -> dict[str, dict[str, int]]:
    a_year_of_calendars(cast)
    acts = pages(cast, a_busy_house(cast), sign_in)
    found = {}
    for name, act in acts.items():
        act()
        with writings() as written:
            statements, size = weigh(act)
        assert not (written and name in WRITTEN_ONCE), (name, written)
        found[name] = {"statements": statements, "bytes": size}
    return found


def test_no_page_costs_more_than_was_promised(weights):
    for name, (statements, size) in PROMISED.items():
        assert weights[name]["statements"] <= statements, (name, weights[name])
        assert size is None or weights[name]["bytes"] <= size, (name, weights[name])


def test_no_page_costs_more_than_it_did(weights):
    if os.environ.get("WEIGH"):
        BASELINE.write_text(json.dumps(weights, indent=1) + "\n")
    known = json.loads(BASELINE.read_text())

    assert set(known) == set(weights)
    for name, weight in weights.items():
        locks = LOCKS.get(name, 0) if connection.vendor == "postgresql" else 0
        assert weight["statements"] <= known[name]["statements"] + locks, (name, weight, known[name])
        assert weight["bytes"] <= known[name]["bytes"] * ROOM, (name, weight, known[name])


def test_a_longer_list_costs_no_more_statements(cast, sign_in):
    ticket = a_busy_house(cast)
    acts = pages(cast, ticket, sign_in)
    names = ("home", "list", "ticket", "search", "desk queue", "desk ticket", "desk search", "letters")
    for name in names:
        acts[name]()  # what is read once a process has been read
    before = {name: weigh(acts[name])[0] for name in names}

    a_busy_house(cast)

    assert {name: weigh(acts[name])[0] for name in names} == before
