"""New addresses, and addresses that wait to become a contact."""

from __future__ import annotations

import pytest

from tests.cast import a_ticket
from ventanilla.core.errors import Refused
from ventanilla.domain.customers.actions.access import ask_access
from ventanilla.domain.customers.actions.addresses import ask_new_address, confirm_new_address
from ventanilla.domain.customers.actions.contacts import (
    invite_contact,
)
from ventanilla.domain.customers.actions.decisions import accept_request, reject_request
from ventanilla.domain.customers.models import AccessRequest, Membership, Stand
from ventanilla.domain.customers.presets import Preset, grant_of_preset
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Person
from ventanilla.domain.tickets.actions.copying import copy_address
from ventanilla.domain.tickets.actions.handing_over import remove_contact, take_place
from ventanilla.domain.tickets.models import Ticket

TECHNICAL = grant_of_preset(Preset.TECHNICAL)
ANA = {"name": "Ana Ruiz", "email": "ana@aurora-pruebas.example", "grant": TECHNICAL}


def fresh(member: Membership) -> Membership:
    return Membership.objects.select_related("person", "customer").get(pk=member.pk)


def token_to(address: str) -> str:
    return Letter.objects.filter(to_address=address).exclude(secrets=[]).latest("pk").secrets[0]


def test_a_new_address_counts_once_its_owner_says_so_and_the_old_one_is_told(cast, sign_in):
    pedro, old, new = sign_in(cast.pedro), cast.pedro.person.email, "pedro.sanz@pruebas.example"

    ask_new_address(cast.pedro, new, by=cast.lucia)

    assert fresh(cast.pedro).person.email == old
    assert pedro.get("/inicio/").status_code == 200
    assert Letter.objects.filter(to_address=old, key__endswith=":old").exists()
    confirm_new_address(token_to(new))
    assert fresh(cast.pedro).person_id == cast.pedro.person_id
    assert fresh(cast.pedro).person.email == new
    assert pedro.get("/inicio/").status_code == 302
    assert Letter.objects.filter(to_address=old, key__endswith=":done").exists()


def test_who_is_somebody_elsewhere_too_keeps_their_login_there(cast):
    """A manager of one company must not come, by an address of their own, into another."""
    here = invite_contact(by=cast.lucia, name="Óscar", email=cast.oscar.person.email, grant=TECHNICAL)
    take_place(token_to(cast.oscar.person.email))

    ask_new_address(here, "lo-mio@pruebas.example", by=cast.lucia)
    member, key = confirm_new_address(token_to("lo-mio@pruebas.example"))

    assert Person.objects.get(pk=cast.oscar.person_id).email == cast.oscar.person.email
    assert fresh(cast.oscar).person_id == cast.oscar.person_id
    assert (member.person.email, bool(key)) == ("lo-mio@pruebas.example", True)


def test_a_copied_address_becomes_a_contact_and_sees_the_ticket_once_they_come(cast):
    ticket = a_ticket(cast.pedro)
    copy_address(ticket, ANA["email"], by=cast.pedro)
    request = AccessRequest.objects.get()

    member = accept_request(request, by=cast.lucia, name="Ana", grant=TECHNICAL)
    assert not Ticket.objects.visible_to(member).exists()
    take_place(token_to(ANA["email"]), name="Ana", password="una-frase-bien-larga")

    assert list(Ticket.objects.visible_to(fresh(member))) == [ticket]
    with pytest.raises(Refused):
        reject_request(request, by=cast.lucia)


def test_who_is_rejected_is_not_asked_for_again_and_a_stranger_decides_nothing(cast):
    request = ask_access(cast.aurora, "nadie@pruebas.example", by=cast.pedro)
    with pytest.raises(AccessRequest.DoesNotExist):
        reject_request(request, by=cast.oscar)

    reject_request(request, by=cast.lucia)

    with pytest.raises(Refused):
        ask_access(cast.aurora, "nadie@pruebas.example", by=cast.pedro)
    assert Letter.objects.filter(
        to_address=cast.pedro.person.email, key=f"access:{request.pk}:rejected"
    ).exists()


def test_who_was_removed_is_invited_again_by_the_desk_into_their_old_place(cast):
    remove_contact(cast.teo, by=cast.lucia)
    facts = {
        "name": "Teo",
        "email": cast.teo.person.email,
        "grant": ANA["grant"],
        "reason": "Lo pide Lucía por escrito",
    }

    assert invite_contact(by=cast.ivan, customer=cast.aurora, **facts) == cast.teo

    assert fresh(cast.teo).stand == Stand.INVITED


def test_an_address_that_is_copied_while_its_invitation_waits_needs_no_second_decision(cast):
    ticket = a_ticket(cast.pedro)
    member = invite_contact(by=cast.lucia, **ANA)
    copy_address(ticket, ANA["email"], by=cast.pedro)

    take_place(token_to(ANA["email"]), name="Ana", password="una-frase-bien-larga")

    assert list(Ticket.objects.visible_to(fresh(member))) == [ticket]
    assert AccessRequest.objects.get().state == "accepted"
