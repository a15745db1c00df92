"""Every route, by every method, as everybody: what they are answered is what somebody agreed to in `personas.txt`, and is
wrapped safely: what may run, what may be kept, a token in every form.
"""

from __future__ import annotations

import pytest

from tests.house.estate import furnish
from tests.house.personas import METHODS, PERSONAS, asked, each, reviewed
from tests.house.routes import address_of, all_routes


@pytest.fixture
def estate(cast):
    return furnish(cast)


def test_every_route_is_in_the_table_and_has_an_example(estate):
    routes = all_routes()

    assert {(route.name, method) for route in routes for method in METHODS} == set(reviewed("anonymous"))
    assert all(address_of(route, estate) for route in routes)


@pytest.mark.parametrize("persona", each(PERSONAS))
def test_each_persona_is_answered_as_agreed(estate, sign_in, persona):
    expected = reviewed(persona)

    found = asked(persona, all_routes(), estate, sign_in)

    assert {key: word for key, word in found.items() if word != expected.get(key)} == {}


@pytest.mark.parametrize("persona", PERSONAS)
def test_nobody_ever_meets_a_fault_of_ours(persona):
    assert {key for key, word in reviewed(persona).items() if word.startswith("5")} == set()
