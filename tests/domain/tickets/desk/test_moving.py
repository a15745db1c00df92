"""A ticket goes to the customer whose it is. The tenant wall moves with it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import a_ticket
from tests.domain.tickets.desk.facts import KEY, a_file, fresh, last_line
from tests.traces import traces
from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.customers.models import Membership, Scope
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter, LetterState
from ventanilla.domain.tickets.actions.copying import copy_address, copy_contact
from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.actions.linking import link_tickets
from ventanilla.domain.tickets.actions.merging import merge
from ventanilla.domain.tickets.actions.moving import move_to_customer
from ventanilla.domain.tickets.actions.opening import Request, open_ticket
from ventanilla.domain.tickets.actions.rating import rate, ticket_to_rate
from ventanilla.domain.tickets.actions.splitting import split
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.models import Attachment, Message, Rating, Reading, Ticket, TicketLink
from ventanilla.domain.tickets.status import Priority


def again(member: Membership) -> Membership:
    """As the next request reads them."""
    return Membership.objects.select_related("person", "customer").get(pk=member.pk)


@pytest.fixture
def old_people(cast, vpn_ticket) -> list[Membership]:
    """Lucía asked, Pedro is copied, both have spoken and attached something."""
    copy_contact(vpn_ticket, cast.pedro, by=cast.lucia)
    reply(vpn_ticket, "Lo adjunto.", by=cast.lucia, files=[a_file()])
    add_note(vpn_ticket, "Canario.", by=cast.marta, files=[a_file()])
    return [cast.lucia, cast.pedro]


def test_the_old_customers_people_see_nothing_of_it_any_more(cast, vpn_ticket, old_people):
    move_to_customer(vpn_ticket, cast.oscar, by=cast.marta)

    for one in map(again, old_people):
        assert not Ticket.objects.visible_to(one).exists()
        assert Ticket.objects.visible_to(one).open().count() == 0
        assert not Message.objects.visible_to(one).exists()
        assert not Attachment.objects.visible_to(one).exists()
        assert not TicketLink.objects.visible_to(one).exists()


def test_the_new_customers_people_see_it_whole_but_for_the_notes(cast, vpn_ticket, old_people):
    move_to_customer(vpn_ticket, cast.oscar, by=cast.marta)

    oscar = again(cast.oscar)
    assert list(Ticket.objects.visible_to(oscar)) == [vpn_ticket]
    assert Message.objects.visible_to(oscar).count() == 2
    assert not Message.objects.visible_to(oscar).filter(is_note=True).exists()
    assert Attachment.objects.visible_to(oscar).count() == 1


def test_the_new_requester_is_told_as_if_they_had_just_asked(cast, vpn_ticket, old_people):
    with traces() as left:
        move_to_customer(vpn_ticket, cast.oscar, by=cast.marta)
        reply(vpn_ticket, "Ya está en su sitio.", by=cast.marta)

    assert left.letters == [("message", "oscar"), ("received", "oscar")]
    assert left.lines == ["ticket.moved_away", "ticket.moved", "ticket.replied"]


def test_what_is_completed_moves_without_a_word(cast, vpn_ticket):
    resolve(vpn_ticket, "Hecho.", by=cast.marta)

    with traces() as left:
        move_to_customer(vpn_ticket, cast.oscar, by=cast.marta)

    assert left.letters == []
    assert fresh(vpn_ticket).wants_rating


def test_both_customers_have_a_line_of_it(cast, vpn_ticket):
    move_to_customer(vpn_ticket, cast.oscar, by=cast.marta)

    lines = (
        Entry.objects.about("ticket", vpn_ticket.pk).filter(verb__startswith="ticket.moved").order_by("id")
    )
    assert [(line.verb, line.customer_number) for line in lines] == [
        ("ticket.moved_away", cast.aurora.pk),
        ("ticket.moved", cast.ribera.pk),
    ]


def test_copies_and_those_who_wait_to_be_accepted_stay_behind(cast, vpn_ticket, old_people):
    copy_address(vpn_ticket, "nadie@aurora-pruebas.example", by=cast.lucia)
    Reading.objects.create(ticket=vpn_ticket, person=cast.pedro.person, read_at=vpn_ticket.created_at)
    Reading.objects.create(ticket=vpn_ticket, person=cast.marta.person, read_at=vpn_ticket.created_at)

    move_to_customer(vpn_ticket, cast.oscar, by=cast.marta)

    assert not vpn_ticket.copies.exists()
    assert [one.person for one in vpn_ticket.readings.all()] == [cast.marta.person]


def test_letters_that_have_not_left_yet_stay_here(cast, vpn_ticket, old_people):
    Letter.objects.about("ticket", vpn_ticket.pk).update(state=LetterState.QUEUED)
    elsewhere = a_ticket(cast.lucia)
    Letter.objects.about("ticket", elsewhere.pk).update(state=LetterState.QUEUED)

    move_to_customer(vpn_ticket, cast.oscar, by=cast.marta)

    old = Letter.objects.about("ticket", vpn_ticket.pk).exclude(to_address=cast.oscar.person.email)
    assert set(old.values_list("state", flat=True)) == {LetterState.HELD}
    assert Letter.objects.about("ticket", elsewhere.pk).get().state == LetterState.QUEUED


def test_stars_and_star_links_of_the_old_requester_are_dead(cast, vpn_ticket):
    resolve(vpn_ticket, "Hecho.", by=cast.marta)
    letter = Letter.objects.get(key__contains=":resolved:", to_address=cast.lucia.person.email)
    rate(vpn_ticket, by=cast.lucia, stars=1, comment="Canario de Aurora.")

    move_to_customer(vpn_ticket, cast.oscar, by=cast.marta)

    assert ticket_to_rate(letter.secrets[0]) is None
    assert not Rating.objects.exists()
    assert vpn_ticket.past_ratings.count() == 1
    with pytest.raises(Refused):
        rate(vpn_ticket, by=cast.lucia, stars=5)
    rate(vpn_ticket, by=cast.oscar, stars=5)


def test_no_number_of_anothers_ticket_is_left_beside_it(cast, vpn_ticket):
    asked = reply(vpn_ticket, "Otra cosa.", by=cast.lucia)
    part = split(vpn_ticket, [asked], "Otra cosa", by=cast.marta)
    related, of_oscar = a_ticket(cast.pedro), a_ticket(cast.oscar)
    link_tickets(vpn_ticket, related, by=cast.marta)
    link_tickets(vpn_ticket, of_oscar, by=cast.marta)

    move_to_customer(vpn_ticket, cast.oscar, by=cast.marta)

    kept = TicketLink.objects.get()
    assert {kept.one, kept.other} == {vpn_ticket, of_oscar}
    assert last_line(vpn_ticket)["unlinked"] == [part.pk, related.pk]


def test_the_form_that_opened_it_is_forgotten(cast, vpn_ticket):
    request = Request(
        type=vpn_ticket.type, application=None, urgency=Priority.LOW, message="No va.", subject="No va"
    )  # fmt: skip
    mine = open_ticket(request, by=cast.lucia, form_key=KEY)

    move_to_customer(mine, cast.oscar, by=cast.marta)

    assert (fresh(mine).form_key, fresh(mine).form_digest) == (None, "")
    assert open_ticket(request, by=cast.lucia, form_key=KEY) != mine


def test_the_requesters_own_other_place_counts_as_another_customer(cast, vpn_ticket):
    """Lucía is a contact of Ribera too: the ticket leaves Aurora with her."""
    at_ribera = Membership.objects.create(
        person=cast.lucia.person, customer=cast.ribera, rights={"support": "manage"}, scope=Scope.OWN
    )

    move_to_customer(vpn_ticket, at_ribera, by=cast.marta)

    assert not Ticket.objects.visible_to(again(cast.lucia)).exists()
    assert Ticket.objects.visible_to(again(at_ribera)).get() == vpn_ticket


def test_within_the_same_customer_it_is_refused(cast, vpn_ticket):
    with pytest.raises(Refused, match="Ya es de ese cliente") as no:
        move_to_customer(vpn_ticket, cast.pedro, by=cast.marta)

    assert no.value.field == "requester"


@pytest.mark.parametrize("gone", ["membership", "person", "customer", "right"])
def test_only_to_a_contact_who_could_have_asked(cast, vpn_ticket, gone):
    oscar = again(cast.oscar)
    if gone == "right":
        oscar.rights = {"invoices": "view"}
    else:
        thing = oscar if gone == "membership" else getattr(oscar, gone)
        thing.is_active = False

    with pytest.raises(Refused, match="no tiene acceso"):
        move_to_customer(vpn_ticket, oscar, by=cast.marta)


def test_what_was_merged_or_holds_what_was_does_not_move(cast, vpn_ticket):
    source = a_ticket(cast.pedro)
    merge(source, vpn_ticket, by=cast.marta)

    with pytest.raises(Refused, match="se unió"):
        move_to_customer(source, cast.oscar, by=cast.marta)
    with pytest.raises(Refused, match="se le unieron"):
        move_to_customer(vpn_ticket, cast.oscar, by=cast.marta)


def test_who_saw_an_older_version_decides_again(cast, vpn_ticket):
    seen = fresh(vpn_ticket).version
    reply(vpn_ticket, "Más.", by=cast.lucia)

    with pytest.raises(ChangedMeanwhile):
        move_to_customer(vpn_ticket, cast.oscar, by=cast.marta, seen=seen)


def test_it_moves_in_a_bounded_number_of_statements(cast, vpn_ticket, old_people):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        move_to_customer(vpn_ticket, cast.oscar, by=cast.marta)

    assert len(asked) <= 40
