"""What the desk makes of a request from outside."""

from __future__ import annotations

import io

import pytest
from django.utils.timezone import now

from tests.cast import PASSWORD
from tests.documents import PNG
from ventanilla.core.errors import ChangedMeanwhile, IllegalMove
from ventanilla.domain.customers.actions.decisions import accept_request
from ventanilla.domain.customers.models import AccessRequest
from ventanilla.domain.customers.presets import Preset, grant_of_preset
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.support.actions.deciding import Plan, discard, make_ticket
from ventanilla.domain.support.models import SupportRequest
from ventanilla.domain.tickets.actions.handing_over import take_place
from ventanilla.domain.tickets.models import Attachment, Origin, TicketType
from ventanilla.domain.tickets.status import Priority

TRAY = "/escritorio/peticiones/"
SAID = "No puedo entrar y la caja no factura."


def waiting(email: str, **facts: object) -> SupportRequest:
    request = SupportRequest.objects.create(
        state="waiting", name="Rosa Gil", company="Aurora", email=email, phone="600 555 010", message=SAID,
        language="es", privacy_version="2026-11", asked_at=now(), verified_at=now(), **facts,
    )  # fmt: skip
    store_file("caja.png", io.BytesIO(PNG), len(PNG), owner=request.owner)
    return request


def plan() -> Plan:
    return Plan(type=TicketType.objects.get(name="Avería"), urgency=Priority.HIGH)


def test_a_contacts_request_becomes_their_own_ticket(cast, sign_in):
    request, marta = waiting(cast.pedro.person.email), sign_in(cast.marta)
    listed, page = marta.get(TRAY), marta.get(f"{TRAY}{request.pk}/").content.decode()
    assert "Pedro Sanz, Talleres Aurora" in listed.content.decode()
    assert f"{cast.pedro.person.email} es el correo de Pedro Sanz, de Talleres Aurora." in page
    assert b'data-count="peticiones">1<' in marta.get("/escritorio/").content

    typed = {
        "requester": cast.pedro.pk,
        "type": plan().type.pk,
        "urgency": "high",
        "subject": "",
        "seen": request.version,
    }
    answer = marta.post(f"{TRAY}{request.pk}/incidencia/", typed)

    request.refresh_from_db()
    ticket, [said, note] = request.ticket, request.ticket.messages.order_by("pk")
    assert answer["Location"] == f"/escritorio/incidencias/{ticket.number}/"
    assert (ticket.requester, ticket.is_verified, ticket.origin) == (cast.pedro, True, Origin.OUTSIDE)
    assert ticket.first_response_at is None
    assert ticket.awaits_staff
    assert ticket.privacy_version == "2026-11"
    assert said.contact == cast.pedro
    assert note.is_note
    assert "600 555 010" in note.body
    assert Attachment.objects.get().message == said
    assert not StoredFile.objects.filter(is_draft=True)
    assert Letter.objects.filter(to_address=cast.pedro.person.email, about_id=ticket.number).count() == 1
    assert marta.post(f"{TRAY}{request.pk}/incidencia/", typed).status_code == 422


def test_a_strangers_request_is_unverified_and_writes_to_no_stranger(cast):
    ticket = make_ticket(waiting("rosa@fuera.example"), plan(), by=cast.marta, requester=cast.lucia)

    assert not ticket.is_verified
    assert ticket.messages.earliest("pk").author_name == "Rosa Gil (rosa@fuera.example)"
    assert AccessRequest.objects.get().email == "rosa@fuera.example"
    assert not Letter.objects.filter(to_address="rosa@fuera.example").exists()

    accept_request(
        AccessRequest.objects.get(), by=cast.lucia, name="Rosa", grant=grant_of_preset(Preset.TECHNICAL)
    )
    token = Letter.objects.get(to_address="rosa@fuera.example").secrets[0]
    rosa = take_place(token, name="Rosa Gil", password=PASSWORD)

    ticket.refresh_from_db()
    assert ticket.is_verified, "her company has let her in"
    assert ticket.copies.get().member == rosa


def test_an_address_of_two_companies_is_said_to_be_nobodys(cast, sign_in):
    cast.oscar.person.memberships.create(customer=cast.aurora, rights={})
    page = sign_in(cast.marta).get(f"{TRAY}{waiting(cast.oscar.person.email).pk}/").content.decode()

    assert "no es de un solo contacto" in page
    assert "Clínica Ribera" in page


def test_who_decides_says_what_they_saw_and_the_first_wins(cast, sign_in):
    request, marta = waiting("rosa@fuera.example"), sign_in(cast.marta)
    with pytest.raises(ChangedMeanwhile):
        discard(request, by=cast.marta, reason="Publicidad", seen=request.version + 1)
    assert marta.post(f"{TRAY}{request.pk}/descartar/", {"reason": " "}).status_code == 422

    gone = marta.post(f"{TRAY}{request.pk}/descartar/", {"reason": "Publicidad", "seen": request.version})

    assert gone["Location"] == TRAY
    assert not StoredFile.objects.exists()
    assert "Publicidad" in marta.get(f"{TRAY}?ver=descartadas").content.decode()
    with pytest.raises(IllegalMove):
        make_ticket(request, plan(), by=cast.marta, requester=cast.lucia)


def test_what_nobody_has_confirmed_is_not_the_desks(cast, sign_in):
    request = waiting("rosa@fuera.example")
    SupportRequest.objects.update(state="unverified")

    assert sign_in(cast.marta).get(f"{TRAY}{request.pk}/").status_code == 404
