"""The desk keeps a customer's people: by the verbs of the portal, with a reason, and never beyond one letter too many."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils.timezone import now

from tests.cast import a_ticket
from tests.proving import proved
from ventanilla.core.errors import Refused
from ventanilla.domain.customers.actions.addresses import confirm_new_address
from ventanilla.domain.customers.actions.contacts import invite_contact, resend_invitation
from ventanilla.domain.customers.models import Membership, Session, Stand
from ventanilla.domain.customers.policy import grant_of
from ventanilla.domain.customers.presets import Preset, grant_of_preset
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.shared.contact_forms import GrantForm

WHY = "Lo pide Lucía en persona"
ANA = {"language": "es", "name": "Ana Ruiz", "email": "ana@aurora-pruebas.example", "form_key": "una-clave"}


def typed(preset: Preset, **more: object) -> dict[str, object]:
    told = GrantForm.told_by(grant_of_preset(preset))
    return {**{name: "on" if value is True else value for name, value in told.items() if value}, **more}


def at(name: str, *numbers: object) -> str:
    return reverse(f"desk:customer_contact{name}", args=numbers)


def fresh(member: Membership) -> Membership:
    return Membership.objects.select_related("person").get(pk=member.pk)


@pytest.fixture
def elena(cast, sign_in):
    """A dispatcher: she keeps customers, and administrates nothing."""
    return sign_in(cast.elena)


def test_somebody_is_invited_once_and_only_for_a_reason(elena, cast):
    page, form = at("_new", cast.aurora.pk), typed(Preset.BILLING, **ANA)

    assert elena.get(page).status_code == 200
    refused = elena.post(page, form)
    assert (refused.status_code, "Verifica antes" in refused.text) == (422, True)
    for _press in range(2):
        assert elena.post(page, {**form, "reason": WHY}).url == f"/escritorio/clientes/{cast.aurora.pk}/"

    member = Membership.objects.get(person__email=ANA["email"])
    assert (member.stand, grant_of(member)) == (Stand.INVITED, grant_of_preset(Preset.BILLING))
    assert Letter.objects.filter(to_address=ANA["email"]).count() == 1
    assert Letter.objects.filter(to_address=cast.lucia.person.email, key__startswith="contact:").count() == 1
    line = Entry.objects.get(verb="contact.invited")
    assert (line.actor_name, line.details["reason"]) == (cast.elena.actor_name, WHY)


def test_rights_are_changed_and_who_decides_who_enters_only_with_a_fresh_proof(elena, cast):
    page, session = at("", cast.pedro.pk), Session.objects.filter(membership=cast.pedro)
    manager = typed(Preset.MANAGER, seen=1, reason=WHY)

    assert elena.get(page).status_code == 200
    assert elena.post(page, typed(Preset.OWN, seen=1, reason=WHY)).status_code == 302
    assert elena.post(page, manager).url.startswith("/cuenta/confirmar/")
    clash = proved(elena).post(page, manager)
    assert (clash.status_code, 'name="seen" value="2"' in clash.text) == (422, True)
    assert elena.post(page, {**manager, "seen": 2}).status_code == 302

    assert fresh(cast.pedro).is_access_manager
    assert not session.exists()


def test_deeds_ask_why_and_then_do(elena, cast, sign_in):
    pedro, ticket = sign_in(cast.pedro), a_ticket(cast.pedro)
    assert elena.get(at("_deed", cast.pedro.pk, "suspender")).status_code == 200
    assert elena.post(at("_deed", cast.pedro.pk, "suspender"), {}).status_code == 422
    assert fresh(cast.pedro).stand == Stand.ACTIVE

    elena.post(at("_deed", cast.pedro.pk, "suspender"), {"reason": WHY})
    assert (fresh(cast.pedro).stand, pedro.get("/inicio/").status_code) == (Stand.SUSPENDED, 302)
    elena.post(at("_deed", cast.pedro.pk, "reactivar"), {"reason": WHY})
    assert fresh(cast.pedro).stand == Stand.ACTIVE
    assert elena.post(at("_deed", cast.pedro.pk, "segundo-paso"), {"reason": WHY}).status_code == 403
    assert elena.get(at("_deed", cast.pedro.pk, "borrar")).status_code == 404

    elena.post(at("_remove", cast.pedro.pk), {"reason": WHY, "heir": cast.lucia.pk})
    assert fresh(cast.pedro).stand == Stand.REMOVED
    assert Ticket.objects.get(pk=ticket.pk).requester == cast.lucia
    assert elena.get(at("", cast.pedro.pk)).status_code == 404


def test_a_new_address_that_the_desk_asks_for_is_confirmed_from_there(elena, cast):
    page, form = at("_address", cast.pedro.pk), {"email": "nuevo@pruebas.example", "reason": WHY}

    assert elena.post(page, form).url.startswith("/cuenta/confirmar/")
    proved(elena).post(page, form)
    confirm_new_address(Letter.objects.get(to_address="nuevo@pruebas.example").secrets[0])

    assert fresh(cast.pedro).person.email == "nuevo@pruebas.example"


def test_who_only_answers_tickets_changes_nobody(cast, sign_in):
    marta = sign_in(cast.marta)

    assert marta.get(at("", cast.pedro.pk)).status_code == 403
    assert marta.get(at("_new", cast.aurora.pk)).status_code == 403
    with pytest.raises(Refused):
        invite_contact(
            by=cast.marta,
            customer=cast.aurora,
            name="A",
            email="a@b.example",
            grant=grant_of(cast.teo),
            reason=WHY,
        )
    with pytest.raises(Refused, match="nuestro equipo"):
        invite_contact(
            by=cast.elena, customer=cast.aurora, name="M", email=cast.marta.person.email, grant=grant_of(cast.teo),
            reason=WHY,
        )  # fmt: skip


def test_nobody_gets_more_than_three_invitations_a_day(cast):
    member = invite_contact(by=cast.lucia, name="Ana", email=ANA["email"], grant=grant_of(cast.teo))
    begin, sent = now(), [0]
    for hour in range(1, 96):
        with time_machine.travel(begin + timedelta(hours=hour), tick=False):
            try:
                resend_invitation(member, by=cast.lucia)
            except Refused:
                continue
            sent.append(hour)

    assert Letter.objects.filter(to_address=ANA["email"]).count() == len(sent)
    assert sent == [0, 1, 24, 48, 72]
