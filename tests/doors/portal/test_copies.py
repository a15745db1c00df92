"""Who else of the company hears of a ticket: put there, shown, and taken off at once."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast, a_ticket
from tests.conftest import SignIn
from tests.doors.portal.reading import listed, page_of, read
from ventanilla.domain.customers.models import AccessRequest, Membership, Right, Scope
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.tickets.actions.copying import copy_contact
from ventanilla.domain.tickets.actions.finishing import cancel
from ventanilla.domain.tickets.models import Ticket, TicketType

NEW = reverse("portal:new_ticket")


def add(ticket: Ticket) -> str:
    return reverse("portal:copies", args=[ticket.number])


def stop(ticket: Ticket) -> str:
    return reverse("portal:stop_copy", args=[ticket.number, ticket.copies.get().pk])


def test_a_colleague_is_put_in_copy_and_sees_it(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    answer = sign_in(cast.lucia).post(add(vpn_ticket), {"copies": [cast.pedro.pk]})

    pedro = sign_in(cast.pedro)
    assert answer.status_code == 302
    assert read(pedro, page_of(vpn_ticket)).text.count("Pedro Sanz") > 1
    assert listed(pedro, reverse("portal:tickets")) == ["La VPN se corta"]
    assert Letter.objects.filter(to_address=cast.pedro.person.email).exists()


def test_a_free_address_waits_and_gets_nothing(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    lucia = sign_in(cast.lucia)

    lucia.post(add(vpn_ticket), {"addresses": "nueva@aurora-pruebas.example; otra@aurora-pruebas.example"})

    page = read(lucia, page_of(vpn_ticket)).text
    assert page.count("pendiente de alta: aún no recibe nada") == 2
    assert AccessRequest.objects.filter(asked_by=cast.lucia).count() == 2
    assert not Letter.objects.filter(to_address__startswith="nueva@").exists()


@pytest.mark.parametrize(
    "typed",
    [
        {"addresses": "esto no es un correo"},
        {"copies": ["999999"]},
        {"copies": ["x"]},
        {"addresses": "\0@x.example"},
    ],
)
def test_what_is_wrong_comes_back_and_nothing_half_is_done(
    cast: Cast, sign_in: SignIn, vpn_ticket: Ticket, typed: dict[str, object]
) -> None:
    answer = sign_in(cast.lucia).post(add(vpn_ticket), {"copies": [cast.pedro.pk], **typed})

    assert answer.status_code == 422
    assert not vpn_ticket.copies.exists()


def test_nobody_of_another_company_is_offered_or_taken(
    cast: Cast, sign_in: SignIn, vpn_ticket: Ticket
) -> None:
    lucia = sign_in(cast.lucia)

    page = read(lucia, add(vpn_ticket)).text
    answer = lucia.post(add(vpn_ticket), {"copies": [cast.oscar.pk]})

    assert "Pedro Sanz" in page
    assert "Óscar" not in page
    assert "Teo" not in page, "he may not see tickets"
    assert answer.status_code == 422
    assert not vpn_ticket.copies.exists()


def test_a_copy_ends_at_once(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    copy_contact(vpn_ticket, cast.pedro, by=cast.lucia)
    pedro = sign_in(cast.pedro)
    before = pedro.get(page_of(vpn_ticket)).status_code

    sign_in(cast.lucia).post(stop(vpn_ticket))

    assert (before, pedro.get(page_of(vpn_ticket)).status_code) == (200, 404)
    assert (
        pedro.post(reverse("portal:answer", args=[vpn_ticket.number]), {"message": "¿Y?"}).status_code == 404
    )
    assert listed(pedro, reverse("portal:tickets")) == []


def test_who_is_copied_may_leave(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    copy_contact(vpn_ticket, cast.nuria, by=cast.lucia)

    answer = sign_in(cast.nuria).post(stop(vpn_ticket))

    assert answer.url == reverse("portal:tickets")  # type: ignore[attr-defined]
    assert not vpn_ticket.copies.exists()


def test_who_may_only_look_takes_nobody_else_off(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    copy_contact(vpn_ticket, cast.pedro, by=cast.lucia)
    Membership.objects.filter(pk=cast.nuria.pk).update(scope=Scope.COMPANY, rights={"support": Right.VIEW})

    assert sign_in(cast.nuria).post(stop(vpn_ticket)).status_code == 403
    assert sign_in(cast.nuria).get(add(vpn_ticket)).status_code == 403


def test_a_copy_of_another_ticket_is_not_found_here(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    theirs = a_ticket(cast.lucia)
    copy = copy_contact(theirs, cast.pedro, by=cast.lucia)

    answer = sign_in(cast.lucia).post(reverse("portal:stop_copy", args=[vpn_ticket.number, copy.pk]))

    assert answer.status_code == 404
    assert theirs.copies.exists()


def test_what_is_over_takes_no_copies(cast: Cast, sign_in: SignIn, vpn_ticket: Ticket) -> None:
    cancel(vpn_ticket, "", by=cast.lucia)

    assert sign_in(cast.lucia).get(add(vpn_ticket)).status_code == 403


def what_is_typed(**more: object) -> dict[str, object]:
    kind = TicketType.objects.get(name="Avería")
    return {
        "type": kind.pk,
        "urgency": "high",
        "message": "No escanea.",
        "form_key": "una-clave-larga",
        **more,
    }


def test_a_new_ticket_takes_its_copies_along(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.pedro).post(
        NEW, what_is_typed(copies=[cast.lucia.pk, cast.nuria.pk], addresses="nueva@aurora-pruebas.example")
    )

    ticket = Ticket.objects.get()
    assert set(ticket.copies.values_list("member", flat=True)) == {cast.lucia.pk, cast.nuria.pk, None}


def test_a_manager_opens_for_a_colleague(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.lucia).post(NEW, what_is_typed(requester=cast.pedro.pk), follow=True)

    ticket = Ticket.objects.get()
    assert ticket.requester == cast.pedro
    assert f"Hemos recibido tu incidencia #{ticket.number}. Te respondemos" in answer.content.decode()


def test_who_sees_only_their_own_opens_for_themself(cast: Cast, sign_in: SignIn) -> None:
    pedro = sign_in(cast.pedro)
    asked = "¿Para quién es?" in read(pedro, NEW).text

    pedro.post(NEW, what_is_typed(requester=cast.lucia.pk))

    assert not asked
    assert Ticket.objects.get().requester == cast.pedro


def test_copies_that_are_wrong_keep_all_that_was_typed(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.lucia).post(NEW, what_is_typed(copies=[cast.pedro.pk], addresses="nadie"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "«nadie» no es una dirección de correo." in page
    assert f'value="{cast.pedro.pk}" id="id_copies_' in page.replace("checked ", "")
    assert "No escanea.</textarea>" in page
    assert not Ticket.objects.exists()


def test_who_may_not_see_support_is_refused_and_a_stranger_goes_to_the_login(
    cast: Cast, sign_in: SignIn, client: Client, vpn_ticket: Ticket
) -> None:
    assert sign_in(cast.teo).get(add(vpn_ticket)).status_code == 403
    assert sign_in(cast.oscar).get(add(vpn_ticket)).status_code == 404
    assert client.get(add(vpn_ticket)).status_code == 302
