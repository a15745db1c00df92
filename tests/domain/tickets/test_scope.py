"""Who sees which tickets, messages and files: the one scope that every door starts from."""

from __future__ import annotations

import io

import pytest

from tests.cast import a_ticket
from tests.documents import PNG
from ventanilla.domain.customers.models import Membership, Scope
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.models import Attachment, Message, Ticket


@pytest.fixture
def tickets(cast) -> dict[str, Ticket]:
    return {name: a_ticket(getattr(cast, name)) for name in ("lucia", "pedro", "oscar")}


def seen_by(actor) -> set[str]:
    return {ticket.requester.person.email.split("@")[0] for ticket in Ticket.objects.visible_to(actor)}


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("lucia", {"lucia", "pedro"}),
        ("pedro", {"pedro"}),
        ("nuria", set()),
        ("teo", set()),
        ("oscar", {"oscar"}),
        ("marta", {"lucia", "pedro", "oscar"}),
        ("bruno", {"lucia", "pedro", "oscar"}),
    ],
)
def test_each_sees_what_their_right_and_scope_say(cast, tickets, who, sees):
    assert seen_by(getattr(cast, who)) == sees


def test_the_house_itself_sees_nothing_by_accident(tickets):
    assert not Ticket.objects.visible_to(SYSTEM).exists()


def test_a_right_taken_away_hides_at_once_even_the_own_tickets(cast, tickets):
    cast.lucia.rights = {}

    assert seen_by(cast.lucia) == set()


def test_the_whole_company_is_never_more_than_the_company(cast, tickets):
    cast.pedro.scope = Scope.COMPANY

    assert seen_by(cast.pedro) == {"lucia", "pedro"}


def test_the_same_person_sees_in_each_place_only_that_customer(cast, tickets):
    at_aurora = Membership.objects.create(
        person=cast.oscar.person, customer=cast.aurora, rights={"support": "view"}, scope=Scope.COMPANY
    )

    assert seen_by(at_aurora) == {"lucia", "pedro"}
    assert seen_by(cast.oscar) == {"oscar"}


def test_a_ticket_that_moves_to_another_customer_is_seen_there_and_nowhere_else(cast, tickets):
    Ticket.objects.filter(pk=tickets["pedro"].pk).update(customer=cast.ribera, requester=cast.oscar)

    assert seen_by(cast.lucia) == {"lucia"}
    assert seen_by(cast.pedro) == set()
    assert Ticket.objects.visible_to(cast.oscar).count() == 2


def test_notes_and_their_files_are_for_the_desk(cast, tickets):
    secret, public = (store_file("a.png", io.BytesIO(PNG), len(PNG), owner="staff:1") for _ in range(2))
    add_note(tickets["lucia"], "Canario.", by=cast.marta, files=[secret])
    reply(tickets["lucia"], "Público.", by=cast.marta, files=[public])

    for contact in (cast.lucia, cast.pedro, cast.oscar, cast.nuria):
        assert not Message.objects.visible_to(contact).filter(is_note=True).exists()
    assert [one.file for one in Attachment.objects.visible_to(cast.lucia)] == [public]
    assert not Attachment.objects.visible_to(cast.pedro).exists()
    assert not Attachment.objects.visible_to(cast.oscar).exists()
    assert Attachment.objects.visible_to(cast.bruno).count() == 2


def test_messages_keep_to_the_wall_by_themselves(cast, vpn_ticket):
    add_note(vpn_ticket, "Solo nosotros.", by=cast.marta)

    seen = {
        one: Message.objects.visible_to(getattr(cast, one)).count()
        for one in ("lucia", "pedro", "oscar", "marta")
    }

    assert seen == {"lucia": 1, "pedro": 0, "oscar": 0, "marta": 2}
