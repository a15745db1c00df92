"""The desk and who is on the telephone: somebody known, and somebody whom nobody knows."""

from __future__ import annotations

import re

import pytest
from django.utils.timezone import now

from ventanilla.core.errors import ChangedMeanwhile, IllegalMove, Refused
from ventanilla.domain.customers.models import AccessRequest, CallerCode, Membership
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.actions.links import hashed
from ventanilla.domain.support.actions.asking import behind_link
from ventanilla.domain.support.actions.calling import find_company
from ventanilla.domain.support.actions.deciding import Plan, make_ticket
from ventanilla.domain.support.models import SupportRequest
from ventanilla.domain.tickets.models import Ticket, TicketType
from ventanilla.domain.tickets.status import Priority
from ventanilla.doors.desk.callers.unknown_forms import CallForm

AT = "/escritorio/llamadas/"
CANARY = "canario: la caja fuerte está detrás del cuadro"


@pytest.fixture
def typed() -> dict[str, object]:
    return {
        "name": "Eva Marco", "email": "eva@fuera.example", "phone": "600 555 033", "subject": "Servidor caído",
        "message": CANARY, "type": TicketType.objects.get(name="Avería").pk, "urgency": "high", "form_key": "una-llamada",
    }  # fmt: skip


def test_the_code_of_the_portal_is_typed_at_the_desk(cast, sign_in):
    pedro, marta = sign_in(cast.pedro), sign_in(cast.marta)
    assert "/codigo/" in pedro.get("/inicio/").text
    assert not re.search(r"\d{3} \d{3}</code>", pedro.get("/codigo/").text)
    assert not CallerCode.objects.exists()
    code = re.search(r"<code>(\d{3} \d{3})</code>", pedro.post("/codigo/").text)[1]

    assert marta.post(f"{AT}{cast.lucia.pk}/", {"code": code}).status_code == 422
    answer = marta.post(f"{AT}{cast.pedro.pk}/", {"code": code}, follow=True)

    assert "Verificado: Pedro Sanz" in answer.text
    assert "Marta Solís lo comprobó" in answer.text
    assert "Verificado: Pedro Sanz" in marta.get(f"/escritorio/clientes/{cast.aurora.pk}/").text


def test_a_call_waits_for_the_company_which_reads_who_and_what_for(cast, sign_in, typed):
    marta, lucia, oscar = sign_in(cast.marta), sign_in(cast.lucia), sign_in(cast.oscar)
    assert "Talleres Aurora" in marta.get(f"{AT}desconocido/?q=aurora").text

    answers = [marta.post(f"{AT}desconocido/{cast.aurora.pk}/", typed) for _twice in range(2)]

    ticket, asked = Ticket.objects.get(), AccessRequest.objects.get()
    page, where = f"/escritorio/incidencias/{ticket.pk}/", f"/contactos/solicitudes/{asked.pk}/"
    assert {answer["Location"] for answer in answers} == {page}
    at_desk = marta.get(page).text
    assert "Eva Marco no está entre los contactos de Talleres Aurora." in at_desk
    assert "A nadie: está sin verificar" in at_desk
    assert f"#{ticket.pk}" in marta.get("/escritorio/?cola=sin-verificar").text
    for seen in (lucia.get("/inicio/"), lucia.get("/contactos/"), lucia.get(where)):
        assert "Servidor caído" in seen.text
        assert CANARY not in seen.text
    assert lucia.get(f"/incidencias/{ticket.pk}/").status_code == 404
    assert "Servidor caído" not in lucia.get("/incidencias/").text
    for press in (oscar.get(where), oscar.post(where, {"decision": "reject"})):
        assert press.status_code == 404
    assert sign_in(cast.pedro).post(where, {"decision": "reject"}).status_code == 403
    assert AccessRequest.objects.get().is_waiting


def test_a_manager_decides_by_a_press_seen_as_it_is(cast, sign_in, typed):
    sign_in(cast.marta).post(f"{AT}desconocido/{cast.aurora.pk}/", typed)
    lucia, asked = sign_in(cast.lucia), AccessRequest.objects.get()
    where = f"/contactos/solicitudes/{asked.pk}/"

    assert lucia.post(where, {"decision": "reject", "seen": 7}).status_code == 409
    answers = [lucia.post(where, {"decision": "reject", "seen": asked.version}) for _twice in range(2)]

    assert {answer.status_code for answer in answers} == {302}
    assert AccessRequest.objects.get().state == "rejected"
    assert (
        "En cuarentena" in sign_in(cast.marta).get(f"/escritorio/incidencias/{Ticket.objects.get().pk}/").text
    )


def test_a_caller_whose_company_nobody_finds_waits_in_the_tray_until_it_is_known(cast, sign_in, typed):
    marta = sign_in(cast.marta)
    told = {name: typed[name] for name in ("name", "phone", "message", "form_key")} | {"company": "Aurora"}
    for _twice in range(2):
        marta.post(f"{AT}desconocido/sin-empresa/", told)
    request = SupportRequest.objects.get()
    assert "Por teléfono: sin confirmar" in marta.get("/escritorio/peticiones/").text
    page = marta.get(f"/escritorio/peticiones/{request.pk}/").text
    assert f"{AT}desconocido/?peticion={request.pk}" in page
    assert "data-submit-once" in page

    there = f"{AT}desconocido/{cast.aurora.pk}/?peticion={request.pk}"
    assert CANARY in marta.get(there).text
    fresh = {**typed, "seen": request.version, "form_key": "otra-llamada"}
    assert marta.post(there, {**fresh, "email": ""}).status_code == 422
    answer = marta.post(there, fresh)

    ticket = Ticket.objects.get()
    request.refresh_from_db()
    assert answer["Location"] == f"/escritorio/incidencias/{ticket.pk}/"
    assert (request.ticket, request.state, ticket.is_withheld) == (ticket, "taken", True)
    assert not Letter.objects.filter(to_address=typed["email"]).exists()
    assert marta.post(there, fresh).status_code == 422


def test_a_call_proves_no_address(cast):
    """Whoever says to be Pedro gets no ticket of Pedro's, and Pedro's link shows nothing of the call."""
    email = cast.pedro.person.email
    call = SupportRequest.objects.create(
        state="waiting", name="Pedro", company="Aurora", email=email, message=CANARY, language="es", asked_at=now(),
        taken_by=cast.marta,
    )  # fmt: skip
    SupportRequest.objects.create(
        name="Pedro", company="Aurora", email=email, message="Mía", language="es", asked_at=now(),
        token_hash=hashed("a-link-that-was-sent"),
    )  # fmt: skip
    kind = TicketType.objects.get(name="Avería")

    assert [one.message for one in behind_link("a-link-that-was-sent")] == ["Mía"]
    with pytest.raises(Refused):
        make_ticket(call, Plan(type=kind, urgency=Priority.HIGH), by=cast.marta, requester=cast.pedro)


def test_two_who_find_the_company_at_once_make_one_ticket(cast, typed):
    call = SupportRequest.objects.create(
        state="waiting", name="Eva", company="Aurora", message=CANARY, language="es", asked_at=now(), taken_by=cast.marta
    )  # fmt: skip
    form = CallForm(typed)
    assert form.is_valid(), form.errors
    with pytest.raises(ChangedMeanwhile):
        find_company(call, cast.aurora, form.caller, form.request, by=cast.bruno, seen=9)
    find_company(call, cast.aurora, form.caller, form.request, by=cast.bruno, seen=1)
    with pytest.raises(IllegalMove):
        find_company(call, cast.aurora, form.caller, form.request, by=cast.marta, seen=1)
    assert Ticket.objects.count() == Membership.objects.filter(person__email=typed["email"]).count() == 1
