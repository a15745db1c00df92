"""Who else of the same company hears of a ticket; and who asked for it in vain."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.domain.tickets.verbs import qualified
from tests.traces import traces
from ventanilla.core.errors import Refused
from ventanilla.domain.customers.models import AccessRequest, Membership
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Person
from ventanilla.domain.tickets.actions.copying import MOST_COPIES, copy_address, copy_contact, stop_copying
from ventanilla.domain.tickets.actions.finishing import cancel, close, declare_resolved, reopen, resolve
from ventanilla.domain.tickets.actions.opening import open_ticket
from ventanilla.domain.tickets.actions.rating import rate
from ventanilla.domain.tickets.actions.talking import reply
from ventanilla.domain.tickets.actions.working import ask_customer, plan, set_pending, start
from ventanilla.domain.tickets.models import Copy, Ticket
from ventanilla.domain.tickets.policy import may_copy

STRANGER = "ana@aurora-pruebas.example"


@pytest.fixture
def copied(cast, vpn_ticket) -> Copy:
    """Pedro, in Lucía's."""
    return copy_contact(vpn_ticket, cast.pedro, by=cast.lucia)


def test_who_is_copied_sees_the_ticket_and_is_told_once(cast, vpn_ticket):
    before = Ticket.objects.visible_to(again(cast.pedro)).count()

    with traces() as left:
        first = copy_contact(vpn_ticket, cast.pedro, by=cast.lucia)
        second = copy_contact(vpn_ticket, cast.pedro, by=cast.marta)

    assert first == second
    assert (before, Ticket.objects.visible_to(again(cast.pedro)).count()) == (0, 1)
    assert left.lines == ["ticket.copied"]
    assert left.letters == [("copied", "pedro")]


def again(member: Membership) -> Membership:
    """As the next request reads them."""
    return Membership.objects.select_related("person", "customer").get(pk=member.pk)


EVENTS = [
    lambda ticket, cast: qualified(ticket, cast),
    lambda ticket, cast: start(ticket, by=cast.marta),
    lambda ticket, cast: plan(
        ticket, by=cast.marta, at_time=now() + timedelta(days=1), technician=cast.marta
    ),
    lambda ticket, cast: set_pending(ticket, "Falta una pieza.", by=cast.marta),
    lambda ticket, cast: ask_customer(ticket, "¿Cuál?", by=cast.marta),
    lambda ticket, cast: reply(ticket, "Lo miramos.", by=cast.marta),
    lambda ticket, cast: resolve(ticket, "Hecho.", by=cast.marta),
    lambda ticket, cast: cancel(ticket, "Repetida.", by=cast.marta),
]


@pytest.mark.parametrize("happens", EVENTS)
def test_who_is_copied_gets_what_the_requester_gets_each_their_own(cast, vpn_ticket, copied, happens):
    with traces() as left:
        happens(vpn_ticket, cast)

    events = {event for event, _who in left.letters if event != "assigned"}
    assert [who for event, who in left.letters if event in events] == ["lucia", "pedro"]


def test_the_end_and_the_return_are_told_to_who_is_copied(cast, vpn_ticket, copied):
    start(vpn_ticket, by=cast.marta)

    with traces() as left:
        declare_resolved(vpn_ticket, by=cast.lucia)
        reopen(vpn_ticket, "", by=cast.lucia)
        resolve(vpn_ticket, "Hecho.", by=cast.marta)
        close(vpn_ticket, by=cast.lucia)

    to_pedro = [event for event, who in left.letters if who == "pedro"]
    assert to_pedro == ["closed", "reopened", "resolved", "resolved"]


def test_who_is_copied_and_writes_is_not_told_what_they_wrote(cast, vpn_ticket, copied):
    with traces() as left:
        reply(vpn_ticket, "Yo también lo veo.", by=cast.pedro)

    assert left.letters == [("message", "lucia")]


def test_only_the_requester_gets_stars(cast, vpn_ticket, copied):
    resolve(vpn_ticket, "Hecho.", by=cast.marta)

    of = {letter.to_name: letter for letter in Letter.objects.filter(key__contains=":resolved:")}
    assert "/valorar/" in of["Lucía Ferrer"].html
    assert "/valorar/" not in of["Pedro Sanz"].html + of["Pedro Sanz"].text
    assert of["Pedro Sanz"].secrets == []
    assert of["Pedro Sanz"].headline == "La incidencia está resuelta"
    with pytest.raises(Refused):
        rate(vpn_ticket, by=cast.pedro, stars=1)


def test_their_letters_say_why_they_come(cast, vpn_ticket, copied):
    start(vpn_ticket, by=cast.marta)

    mine, theirs = Letter.objects.filter(key__contains=":in_progress:").order_by("id")
    assert "porque la incidencia es tuya" in mine.text
    assert "porque estás en copia" in theirs.text


def test_at_the_opening_both_are_told_and_the_copy_knows_whose_it_is(cast, a_request):
    with traces() as left:
        open_ticket(a_request, by=cast.lucia, copies=[cast.pedro, cast.pedro])

    assert left.letters == [("received", "lucia"), ("received", "pedro")]
    assert "Lucía Ferrer ha abierto la incidencia" in Letter.objects.get(to_name="Pedro Sanz").text
    assert Copy.objects.count() == 1


@pytest.mark.parametrize("who", ["lucia", "oscar", "teo", "gone"])
def test_who_cannot_be_copied_is_refused_beside_the_field(cast, vpn_ticket, a_request, who):
    """The requester, somebody of another company, who may not see tickets, and who has left."""
    Membership.objects.filter(pk=cast.nuria.pk).update(is_active=False)
    member = {"gone": cast.nuria}.get(who) or getattr(cast, who)

    for verb in (
        lambda: copy_contact(vpn_ticket, member, by=cast.marta),
        lambda: open_ticket(a_request, by=cast.lucia, copies=[member]),
    ):
        with traces() as left, pytest.raises(Refused) as refusal:
            verb()

        assert refusal.value.field == "copies"
        assert (left.lines, left.letters) == ([], [])
    assert not Copy.objects.exists()
    assert Ticket.objects.count() == 1


@pytest.mark.parametrize("lost", [
    lambda cast: Membership.objects.filter(pk=cast.pedro.pk).update(is_active=False),
    lambda cast: Membership.objects.filter(pk=cast.pedro.pk).update(rights={}),
    lambda cast: Person.objects.filter(pk=cast.pedro.person_id).update(is_active=False),
])  # fmt: skip
def test_a_copy_that_loses_its_place_gets_nothing_more(cast, vpn_ticket, copied, lost):
    lost(cast)

    with traces() as left:
        start(vpn_ticket, by=cast.marta)

    assert left.letters == [("in_progress", "lucia")]


def test_a_requester_who_may_no_longer_see_tickets_gets_no_letters_of_them(cast, vpn_ticket, copied):
    Membership.objects.filter(pk=cast.lucia.pk).update(rights={})

    with traces() as left:
        resolve(vpn_ticket, "Hecho.", by=cast.marta)

    assert left.letters == [("resolved", "pedro")]


def test_a_copy_that_went_with_another_customers_ticket_gets_nothing(cast, vpn_ticket, copied):
    """However the row came to be there."""
    Ticket.objects.update(customer=cast.ribera, requester=cast.oscar)

    with traces() as left:
        start(vpn_ticket, by=cast.marta)

    assert left.letters == [("in_progress", "oscar")]
    assert not Ticket.objects.visible_to(again(cast.pedro)).exists()


def test_whoever_may_copy_may_stop_it_and_who_is_copied_may_leave(cast, vpn_ticket):
    for by in (cast.lucia, cast.marta, cast.nuria):
        copy = copy_contact(vpn_ticket, cast.nuria, by=cast.lucia)
        stop_copying(vpn_ticket, copy, by=by)
        stop_copying(vpn_ticket, copy, by=by)

    assert not Copy.objects.exists()
    assert Entry.objects.filter(verb="ticket.copy_stopped").count() == 3


def test_who_may_only_look_does_not_change_the_copies_of_others(cast, vpn_ticket, copied):
    copy_contact(vpn_ticket, cast.nuria, by=cast.lucia)

    assert not may_copy(cast.nuria, vpn_ticket)
    with pytest.raises(Refused):
        stop_copying(vpn_ticket, copied, by=cast.nuria)
    with pytest.raises(Refused):
        copy_contact(vpn_ticket, cast.teo, by=cast.nuria)


def test_what_is_over_keeps_its_copies(cast, vpn_ticket):
    cancel(vpn_ticket, "", by=cast.lucia)

    with pytest.raises(Refused):
        copy_contact(vpn_ticket, cast.pedro, by=cast.lucia)
    with pytest.raises(Refused):
        copy_address(vpn_ticket, STRANGER, by=cast.lucia)
    assert not AccessRequest.objects.exists()


def test_a_ticket_has_only_so_many_copies(cast, vpn_ticket, a_request):
    for number in range(MOST_COPIES):
        copy_address(vpn_ticket, f"uno{number}@aurora-pruebas.example", by=cast.marta)

    with pytest.raises(Refused):
        copy_contact(vpn_ticket, cast.pedro, by=cast.marta)
    with pytest.raises(Refused):
        open_ticket(a_request, by=cast.lucia, addresses=[f"{n}@x.example" for n in range(MOST_COPIES + 1)])
