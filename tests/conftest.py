"""Fixtures that everybody uses: the cast, and a browser that has come in as one of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast, a_ticket, assemble
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.shared.sessions import PLACE

SignIn = Callable[[Membership | StaffMember], Client]


@pytest.fixture
def cast(db: None) -> Cast:
    return assemble()


@pytest.fixture
def vpn_ticket(cast: Cast) -> Ticket:
    return a_ticket(cast.lucia)


@pytest.fixture
def sign_in() -> SignIn:
    """`sign_in(cast.lucia)` gives a client that has a session as Lucía, without paying for the password."""

    def enter(actor: Membership | StaffMember) -> Client:
        client = Client()
        client.force_login(actor.person)
        session = client.session
        if isinstance(actor, Membership):
            session[PLACE] = actor.pk
        session.save()
        return client

    return enter
