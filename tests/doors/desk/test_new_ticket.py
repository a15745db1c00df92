"""Somebody calls: the desk finds who it is and opens their ticket."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.traces import traces
from ventanilla.domain.customers.models import AccessRequest, Customer
from ventanilla.domain.tickets.models import Ticket, TicketType
from ventanilla.domain.tickets.models.ticket import Origin
from ventanilla.doors.shared.forms import new_key

WHO = "/escritorio/nueva/"


def a_form(**more):
    kind = TicketType.objects.get(name="Avería").pk
    return {
        "type": kind,
        "urgency": "high",
        "message": "Por teléfono: no hay red.",
        "form_key": new_key(),
    } | more


@pytest.mark.parametrize(
    "words", ["Lucía", "ferrer", "aurora", "talleres ferrer", "c0142", "lucia@aurora", "B50987651"]
)
def test_a_contact_is_found_by_name_address_customer_code_or_tax_id(cast, sign_in, words):
    Customer.objects.filter(pk=cast.aurora.pk).update(tax_id="B50987651")

    text = sign_in(cast.marta).get(WHO, {"q": words}).content.decode()

    assert f'href="{WHO}{cast.lucia.pk}/"' in text
    assert "Óscar" not in text


def test_who_is_no_contact_any_more_is_not_offered(cast, sign_in):
    cast.lucia.is_active = False
    cast.lucia.save()
    browser = sign_in(cast.marta)

    assert "Lucía Ferrer" not in browser.get(WHO, {"q": "aurora"}).content.decode()
    assert browser.get(f"{WHO}{cast.lucia.pk}/").status_code == 404
    assert browser.post(f"{WHO}{cast.lucia.pk}/", a_form()).status_code == 404


def test_nobody_is_offered_before_one_has_typed(cast, sign_in):
    assert "Lucía" not in sign_in(cast.marta).get(WHO).content.decode()


def test_the_ticket_is_the_callers_and_they_are_told(cast, sign_in):
    with traces() as left:
        answer = sign_in(cast.marta).post(
            f"{WHO}{cast.lucia.pk}/", a_form(upload=SimpleUploadedFile("captura.txt", b"hola"))
        )

    ticket = Ticket.objects.get()
    assert answer["Location"] == f"/escritorio/incidencias/{ticket.number}/"
    assert (ticket.requester, ticket.origin, ticket.priority) == (cast.lucia, Origin.PHONE, "high")
    assert ticket.messages.get().attachments.get().file.name == "captura.txt"
    assert ("received", "lucia") in left.letters


def test_colleagues_are_copied_and_strangers_asked_for(cast, sign_in):
    sign_in(cast.marta).post(
        f"{WHO}{cast.lucia.pk}/",
        a_form(copies=[cast.pedro.pk], addresses="nueva@aurora.example; otra@aurora.example"),
    )

    copies = Ticket.objects.get().copies
    assert [copy.member for copy in copies.filter(request=None)] == [cast.pedro]
    assert set(AccessRequest.objects.values_list("email", flat=True)) == {
        "nueva@aurora.example",
        "otra@aurora.example",
    }


def test_nobody_of_another_customer_can_be_copied(cast, sign_in):
    answer = sign_in(cast.marta).post(f"{WHO}{cast.lucia.pk}/", a_form(copies=[cast.oscar.pk]))

    assert answer.status_code == 422
    assert not Ticket.objects.exists()
    assert "Óscar" not in answer.content.decode()


def test_pressed_twice_it_is_one_ticket(cast, sign_in):
    browser, form = sign_in(cast.marta), a_form()

    first, second = (browser.post(f"{WHO}{cast.lucia.pk}/", form) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert Ticket.objects.count() == 1


def test_what_was_typed_stays_when_something_is_missing(cast, sign_in):
    answer = sign_in(cast.marta).post(
        f"{WHO}{cast.lucia.pk}/", a_form(message="", subject="Sin red", addresses="esto no es una dirección")
    )

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Escribe qué le pasa" in text
    assert "Sin red" in text
    assert "esto no es una dirección" in text
