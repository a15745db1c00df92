"""An address that is no contact's: it waits for who manages the accesses, and gets nothing meanwhile."""

from __future__ import annotations

import pytest

from tests.cast import PASSWORD, a_ticket
from tests.threads import all_at_once
from tests.traces import traces
from ventanilla.core.errors import Refused
from ventanilla.domain.customers.actions.access import MOST_WAITING
from ventanilla.domain.customers.models import AccessRequest, Membership
from ventanilla.domain.journal.verifying import walk
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.tickets.actions.copying import copy_address
from ventanilla.domain.tickets.actions.opening import open_ticket
from ventanilla.domain.tickets.actions.talking import reply
from ventanilla.domain.tickets.actions.working import start
from ventanilla.domain.tickets.models import Copy

STRANGER = "ana@aurora-pruebas.example"


def test_the_address_of_a_contact_copies_the_contact(cast, vpn_ticket):
    copy = copy_address(vpn_ticket, " Pedro@Aurora-pruebas.example ", by=cast.lucia)

    assert copy.member == cast.pedro
    assert not AccessRequest.objects.exists()


def test_another_address_waits_and_only_the_access_managers_hear_of_it_once(cast):
    one, other = a_ticket(cast.pedro), a_ticket(cast.pedro)

    with traces() as left:
        for ticket in (one, other, one):
            copy_address(ticket, STRANGER, by=cast.pedro)

    request = AccessRequest.objects.get()
    assert (request.customer, request.email, request.state, request.asked_by) == (
        cast.aurora, STRANGER, "waiting", cast.pedro,
    )  # fmt: skip
    assert Copy.objects.filter(request=request, member=None).count() == 2
    assert left.lines == ["access.asked", "ticket.copy_asked", "ticket.copy_asked"]
    assert left.letters == [("asked", "lucia")]
    text = Letter.objects.latest("id").text
    assert "Pedro Sanz pide que reciba copia" in text
    assert f"Dirección: {STRANGER}" in text
    assert "no se envía nada a esa dirección" in text


@pytest.mark.parametrize("elsewhere", ["oscar", "marta", "nobody", "suspended"])
def test_it_says_nothing_of_whether_the_address_is_known_elsewhere(cast, vpn_ticket, elsewhere):
    """Nor gets anything, whoever it is: a contact of another customer, one of ours, nobody, who was suspended here."""
    Membership.objects.filter(pk=cast.nuria.pk).update(is_active=False)
    known = {"suspended": cast.nuria}.get(elsewhere) or getattr(cast, elsewhere, None)
    address = known.person.email if known else STRANGER

    with traces() as left:
        copy = copy_address(vpn_ticket, address, by=cast.lucia)
        start(vpn_ticket, by=cast.marta)
        reply(vpn_ticket, "Lo miramos.", by=cast.marta)

    assert copy.member is None
    assert not Letter.objects.filter(to_address=address).exists()
    assert left.letters == [("asked", "lucia"), ("in_progress", "lucia"), ("message", "lucia")]


def test_at_the_opening_an_address_waits_too(cast, a_request):
    with traces() as left:
        ticket = open_ticket(a_request, by=cast.pedro, addresses=[STRANGER, STRANGER.upper(), ""])

    assert [copy.request.email for copy in ticket.copies.all()] == [STRANGER]
    assert left.letters == [("asked", "lucia"), ("received", "pedro")]


@pytest.mark.parametrize("typed", ["ana", "ana@", "a b@c.example", "ana@c.example\nBcc: x@y.example"])
def test_what_is_no_address_is_refused_beside_the_field(cast, vpn_ticket, typed):
    with pytest.raises(Refused) as refusal:
        copy_address(vpn_ticket, typed, by=cast.lucia)

    assert refusal.value.field == "addresses"


def test_an_address_that_was_rejected_is_not_asked_for_again(cast):
    copy_address(a_ticket(cast.pedro), STRANGER, by=cast.pedro)
    AccessRequest.objects.update(state=AccessRequest.State.REJECTED)

    with traces() as left, pytest.raises(Refused):
        copy_address(a_ticket(cast.pedro), STRANGER, by=cast.pedro)

    assert left.letters == [("received", "pedro")]


def test_the_access_managers_do_not_drown(cast):
    for number in range(MOST_WAITING):
        copy_address(a_ticket(cast.pedro), f"uno{number}@aurora-pruebas.example", by=cast.pedro)

    with traces() as left, pytest.raises(Refused, match="Hay demasiadas"):
        copy_address(a_ticket(cast.pedro), STRANGER, by=cast.pedro)

    assert ("asked", "lucia") not in left.letters


@pytest.mark.django_db(transaction=True)
def test_the_same_address_in_two_tickets_at_the_same_moment_is_one_request(cast):
    tickets = [a_ticket(cast.pedro) for _number in range(4)]

    outcomes = all_at_once(
        4, lambda number: copy_address(tickets[number], STRANGER, by=cast.pedro).request_id
    )

    assert outcomes == [AccessRequest.objects.get().pk] * 4
    assert Letter.objects.filter(key__contains=":asked:").count() == 1
    assert not walk().broken


def test_somebody_who_comes_in_by_the_letter_is_who_may_decide(cast, client):
    """The button leads into the customer's area."""
    copy_address(a_ticket(cast.pedro), STRANGER, by=cast.pedro)
    client.post("/acceso/", {"login": cast.lucia.person.email, "password": PASSWORD})

    page = f"/contactos/solicitudes/{AccessRequest.objects.get().pk}/"
    assert f'href="https://testserver{page}"' in Letter.objects.latest("id").html
    assert client.get(page).status_code == 200
