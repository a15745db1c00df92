"""Pressed twice in the same moment, or by two people: what has a name of its own is made once, and the others are told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from tests.threads import all_at_once
from ventanilla.core.errors import Refused
from ventanilla.domain.customers.actions.adding import add_customer
from ventanilla.domain.customers.actions.contacts import invite_contact
from ventanilla.domain.customers.actions.facts import Company
from ventanilla.domain.customers.presets import Preset, grant_of_preset
from ventanilla.domain.levels.actions import LevelFacts, create_level
from ventanilla.domain.people.actions.staff import invite
from ventanilla.domain.people.actions.teams import create_team
from ventanilla.domain.people.models import Role
from ventanilla.domain.tickets.actions.canned import Wording, save_canned
from ventanilla.domain.tickets.actions.catalogue import add_application, add_type, retire
from ventanilla.domain.tickets.actions.views import save_view
from ventanilla.domain.tickets.models import TicketType

ANA = {"name": "Ana Ruiz", "email": "ana@norte-pruebas.example"}
PENDING = {"estado": ["pending"]}
NAMED: dict[str, Callable[[Cast], Any]] = {
    "a canned reply": lambda cast: save_canned(Wording(title="Saludo", body="Hola."), by=cast.ivan),
    "a type": lambda cast: add_type(by=cast.ivan, name="Mudanza"),
    "an application": lambda cast: add_application(by=cast.ivan, name="Nóminas"),
    "a level": lambda cast: create_level(LevelFacts(name="Oro", calendar=None, targets={}), by=cast.ivan),
    "a team": lambda cast: create_team(by=cast.ivan, name="Redes"),
    "a colleague": lambda cast: invite(by=cast.ivan, role=Role.AGENT, **ANA),
    "a customer's code": lambda cast: add_customer(Company(name="Bodega", code="C0999"), by=cast.ivan),
    "a tax id": lambda cast: add_customer(Company(name="Bodega", tax_id="B99286320"), by=cast.ivan),
    "a contact": lambda cast: invite_contact(
        customer=cast.aurora,
        by=cast.ivan,
        grant=grant_of_preset(Preset.OWN),
        reason="Lo pide por escrito",
        **ANA,
    ),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("thing", NAMED)
def test_one_of_four_makes_it_and_the_others_are_told(cast, thing):
    outcomes = all_at_once(4, lambda _number: NAMED[thing](cast))

    assert sum(isinstance(one, Refused) for one in outcomes) == 3
    assert sum(not isinstance(one, Exception) for one in outcomes) == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_view_again_is_the_same_view(cast):
    made = all_at_once(4, lambda _number: save_view(by=cast.marta, name="Las que esperan", filters=PENDING))

    assert len({view.pk for view in made}) == 1


@pytest.mark.django_db(transaction=True)
def test_codes_that_the_house_gives_are_all_different(cast):
    made = all_at_once(4, lambda number: add_customer(Company(name=f"Bodega {number}"), by=cast.ivan))

    assert len({customer.code for customer in made}) == 4


@pytest.mark.django_db(transaction=True)
def test_two_who_retire_the_last_two_types_leave_one_of_them(cast):
    one, other, *more = TicketType.objects.all()
    for kind in more:
        retire(kind, by=cast.ivan)

    outcomes = all_at_once(2, lambda number: retire((one, other)[number], by=cast.ivan))

    assert sum(isinstance(outcome, Refused) for outcome in outcomes) == 1
    assert TicketType.objects.offered().count() == 1
