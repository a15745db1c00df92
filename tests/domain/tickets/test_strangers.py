"""Somebody unknown calls: nothing of it reaches the company before it has let them in, and nothing reaches them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
import time_machine

from tests.cast import PASSWORD
from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, Refused
from ventanilla.domain.customers.actions.callers import Caller
from ventanilla.domain.customers.actions.contacts import invite_contact, move_invitation
from ventanilla.domain.customers.models import AccessRequest, Membership, Stand
from ventanilla.domain.customers.policy import Grant, grant_of
from ventanilla.domain.customers.presets import Preset, grant_of_preset
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Person
from ventanilla.domain.tickets.actions.copying import copy_contact
from ventanilla.domain.tickets.actions.handing_over import take_place
from ventanilla.domain.tickets.actions.moving import move_to_customer
from ventanilla.domain.tickets.actions.opening import Request
from ventanilla.domain.tickets.actions.strangers import let_in, take_call, turn_away
from ventanilla.domain.tickets.actions.strangers_clock import tend_access_requests
from ventanilla.domain.tickets.actions.talking import reply
from ventanilla.domain.tickets.models import Message, Ticket, TicketType
from ventanilla.domain.tickets.status import Priority

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)
EVA = "eva@fuera.example"
CANARY = "canario: la clave del servidor es 1234"


def call(
    cast, *, email: str = EVA, customer=None, message: str = CANARY, key: str | None = "una-llamada"
) -> Ticket:
    kind = TicketType.objects.get(name="Avería")
    request = Request(
        type=kind, application=None, urgency=Priority.HIGH, subject="Servidor caído", message=message
    )
    caller = Caller(name="Eva Marco", email=email, phone="600 555 033", subject=request.title)
    return take_call(customer or cast.aurora, caller, request, by=cast.marta, form_key=key)


def asked() -> AccessRequest:
    return AccessRequest.objects.latest("pk")


def own() -> Grant:
    return grant_of_preset(Preset.OWN)


def come(email: str = EVA) -> Membership:
    letter = Letter.objects.filter(to_address=email, key__startswith="invitation:").latest("pk")
    token = re.search(r"/invitacion/([\w-]{43})/", letter.text)[1]
    return take_place(token, name="Eva Marco", password="otra-frase-bien-larga")


def seen_by(*members: Membership) -> list[int]:
    fresh = Membership.objects.select_related("person", "customer")
    return [
        number
        for one in members
        for number in Ticket.objects.visible_to(fresh.get(pk=one.pk)).values_list("pk", flat=True)
    ]


def test_nothing_is_disclosed_before_anybody_has_decided(cast):
    ticket = call(cast)
    copy_contact(ticket, cast.pedro, by=cast.marta)
    reply(ticket, CANARY, by=cast.marta)

    ticket.refresh_from_db()
    assert (ticket.is_verified, ticket.is_withheld, ticket.customer) == (False, True, cast.aurora)
    assert ticket.requester.stand == Stand.REMOVED
    assert seen_by(cast.lucia, cast.pedro, cast.oscar) == []
    assert not Message.objects.visible_to(cast.lucia).exists()
    assert not Letter.objects.filter(to_address=EVA).exists()
    [letter] = Letter.objects.all()
    assert letter.to_address == cast.lucia.person.email
    assert {"Eva Marco", "Servidor caído"} <= set(re.findall("Eva Marco|Servidor caído", letter.text))
    assert CANARY not in letter.text + letter.html + letter.subject
    assert not Membership.objects.alive().filter(person__email=EVA).exists()


def test_a_call_is_taken_once(cast):
    assert call(cast) == call(cast)

    with pytest.raises(AlreadySent):
        call(cast, message="Otra cosa")
    second = call(cast, key="otra-llamada", message="Sigue caído")
    assert second.caller == Ticket.objects.earliest("pk").caller
    assert Letter.objects.count() == AccessRequest.objects.count() == 1
    assert list(Entry.objects.order_by("id").values_list("verb", flat=True)) == [
        "access.asked",
        "ticket.opened",
        "ticket.opened",
    ]


def test_who_is_let_in_and_comes_has_their_ticket_and_their_company_sees_it(cast):
    ticket = call(cast)

    member = let_in(asked(), by=cast.lucia, name="Eva Marco", grant=own(), seen=1)

    assert let_in(asked(), by=cast.lucia, name="Eva Marco", grant=own(), seen=1) == member  # pressed twice
    ticket.refresh_from_db()
    assert (ticket.is_verified, ticket.is_withheld) == (True, True)
    assert seen_by(cast.lucia) == []
    assert not any(CANARY in letter.text for letter in Letter.objects.all())
    told = Letter.objects.get(to_address=cast.marta.person.email)
    assert "acepta" in told.subject + told.text

    eva = come()

    assert eva == member
    assert grant_of(eva) == own()
    assert seen_by(eva, cast.lucia) == [ticket.pk, ticket.pk]
    assert seen_by(cast.pedro, cast.oscar) == []
    assert CANARY in Letter.objects.get(to_address=EVA, key__contains=":received").text


def test_an_invitation_that_went_to_a_wrong_address_brings_the_ticket_too(cast):
    ticket = call(cast)
    member = let_in(asked(), by=cast.lucia, name="Eva Marco", grant=own())

    move_invitation(member, "eva.marco@fuera.example", by=cast.lucia)

    assert seen_by(come("eva.marco@fuera.example")) == [ticket.pk]


def test_who_is_turned_away_leaves_the_ticket_to_the_desk_for_good(cast):
    ticket = call(cast)

    turn_away(asked(), by=cast.lucia, seen=1)
    turn_away(asked(), by=cast.lucia, seen=1)

    ticket.refresh_from_db()
    assert (ticket.is_verified, ticket.is_withheld) == (False, True)
    assert Letter.objects.filter(to_address=cast.marta.person.email).count() == 1
    assert Entry.objects.filter(verb="ticket.caller_rejected").count() == 1
    with pytest.raises(Refused):
        let_in(asked(), by=cast.lucia, name="Eva", grant=own())
    with pytest.raises(Refused, match="no aceptó"):
        call(cast, key="otra-llamada")

    # Somebody of that address who comes one day is not who called.
    invite_contact(by=cast.lucia, name="Eva Marco", email=EVA, grant=own())
    assert seen_by(come(), cast.lucia) == []
    tend_access_requests.func()
    assert seen_by(cast.lucia) == []


def test_the_company_is_reminded_once_and_after_five_working_days_it_is_over(cast):
    with time_machine.travel(MONDAY, tick=False) as clock:
        ticket = call(cast)
        clock.move_to(datetime(2026, 11, 25, 9, tzinfo=UTC))
        tend_access_requests.func()
        assert Letter.objects.count() == 1
        clock.move_to(datetime(2026, 11, 25, 10, tzinfo=UTC))
        for _twice in range(2):
            tend_access_requests.func()
        assert Letter.objects.filter(to_address=cast.lucia.person.email).count() == 2
        clock.move_to(datetime(2026, 11, 30, 9, 59, tzinfo=UTC))
        tend_access_requests.func()
        assert asked().state == "waiting"
        clock.move_to(datetime(2026, 11, 30, 10, tzinfo=UTC))
        for _twice in range(2):
            tend_access_requests.func()

        assert asked().state == "expired"
        assert Letter.objects.filter(to_address=cast.marta.person.email).count() == 1
        for decide in (
            lambda: let_in(asked(), by=cast.lucia, name="Eva", grant=own()),
            lambda: turn_away(asked(), by=cast.lucia),
        ):
            with pytest.raises(Refused, match="caducado"):
                decide()
        assert seen_by(cast.lucia) == []
        assert call(cast, key="otra-llamada") != ticket  # they may call again


def test_a_company_that_nobody_manages_is_called_back(cast):
    Membership.objects.filter(pk=cast.lucia.pk).update(is_active=False)

    ticket = call(cast)

    letter = Letter.objects.get()
    assert letter.to_address == cast.elena.person.email
    assert "no al que" in ticket.messages.filter(is_note=True).latest("pk").body
    why = {"by": cast.ivan, "customer": cast.aurora, "reason": "Confirmado al llamar a su centralita"}
    invite_contact(name="Eva Marco", email=EVA, grant=grant_of_preset(Preset.MANAGER), **why)
    assert asked().state == "accepted"
    eva = take_place(
        Letter.objects.get(to_address=EVA).secrets[0], name="Eva Marco", password="una-frase-muy-larga"
    )
    assert seen_by(eva) == [ticket.pk]
    assert Ticket.objects.get().is_verified


def test_a_manager_decides_for_their_own_company_and_gives_what_they_have(cast):
    call(cast)
    everything = grant_of_preset(Preset.MANAGER)
    Membership.objects.filter(pk=cast.lucia.pk).update(
        rights={"contacts": "manage", "support": "view"}, scope="own"
    )

    for act in (
        lambda: let_in(asked(), by=cast.oscar, name="Eva", grant=own()),
        lambda: turn_away(asked(), by=cast.oscar),
    ):
        with pytest.raises(AccessRequest.DoesNotExist):
            act()
    with pytest.raises(Refused, match="No puedes dar lo que no tienes"):
        let_in(asked(), by=cast.lucia, name="Eva", grant=everything)
    with pytest.raises(Refused):
        let_in(asked(), by=cast.pedro, name="Eva", grant=own())
    for act in (
        lambda: let_in(asked(), by=cast.lucia, name="Eva", grant=Grant(), seen=7),
        lambda: turn_away(asked(), by=cast.lucia, seen=7),
    ):
        with pytest.raises(ChangedMeanwhile):
            act()
    assert asked().state == "waiting"
    assert not Ticket.objects.get().is_verified


def test_who_is_known_is_not_unknown(cast):
    for email in (cast.pedro.person.email, cast.bruno.person.email, "nada"):
        with pytest.raises(Refused):
            call(cast, email=email)
    cast.aurora.is_active = False
    with pytest.raises(Refused):
        call(cast)
    assert not Ticket.objects.exists()


def test_somebody_of_another_customer_stays_who_they_are_there(cast):
    """Their name elsewhere is not this company's to read, and what they may do there does not change."""
    ticket = call(cast, email=cast.oscar.person.email)

    assert ticket.requester.person == cast.oscar.person
    assert ticket.requester.shown_name == "Eva Marco"
    assert seen_by(cast.oscar, cast.lucia) == []
    assert Membership.objects.places_of(cast.oscar.person_id).count() == 1
    assert Person.objects.get(pk=cast.oscar.person_id).check_password(PASSWORD)


def test_a_withheld_ticket_does_not_move_to_another_company(cast):
    ticket = call(cast)

    with pytest.raises(Refused):
        move_to_customer(ticket, cast.oscar, by=cast.marta)
