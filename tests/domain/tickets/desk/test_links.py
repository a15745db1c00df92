"""Tickets that belong together."""

from __future__ import annotations

import pytest

from tests.cast import a_ticket
from tests.domain.tickets.desk.facts import fresh, last_line, lines_of
from ventanilla.core.errors import Refused
from ventanilla.domain.tickets.actions.linking import link_tickets, unlink
from ventanilla.domain.tickets.models import TicketLink


def linked(actor) -> set[tuple[int, int]]:
    return set(TicketLink.objects.visible_to(actor).values_list("one_id", "other_id"))


def test_a_link_is_one_from_either_end_however_often(cast, vpn_ticket):
    other = a_ticket(cast.pedro)

    first = link_tickets(vpn_ticket, other, by=cast.marta)
    second = link_tickets(other, vpn_ticket, by=cast.bruno)

    assert first == second
    assert lines_of(vpn_ticket) == lines_of(other) == ["ticket.opened", "ticket.linked"]
    assert last_line(vpn_ticket) == {"other": other.pk}
    assert last_line(other) == {"other": vpn_ticket.pk}


def test_a_ticket_is_not_linked_to_itself(cast, vpn_ticket):
    with pytest.raises(Refused, match="la misma"):
        link_tickets(vpn_ticket, vpn_ticket, by=cast.marta)


def test_a_link_is_cut_from_either_end(cast, vpn_ticket):
    other = a_ticket(cast.pedro)
    link_tickets(vpn_ticket, other, by=cast.marta)

    unlink(other, vpn_ticket, by=cast.marta)
    unlink(other, vpn_ticket, by=cast.marta)

    assert not TicketLink.objects.exists()
    assert lines_of(other).count("ticket.unlinked") == 1


def test_what_is_a_fact_is_not_cut(cast, vpn_ticket):
    other = a_ticket(cast.pedro)
    TicketLink.objects.create(one=vpn_ticket, other=other, kind=TicketLink.Kind.FOLLOW_UP)

    unlink(vpn_ticket, other, by=cast.marta)

    assert TicketLink.objects.count() == 1


def test_a_contact_sees_a_link_only_when_they_see_both_ends(cast, vpn_ticket):
    of_pedro, of_oscar = a_ticket(cast.pedro), a_ticket(cast.oscar)
    link_tickets(vpn_ticket, of_pedro, by=cast.marta)
    link_tickets(vpn_ticket, of_oscar, by=cast.marta)

    inside, across = (vpn_ticket.pk, of_pedro.pk), (vpn_ticket.pk, of_oscar.pk)
    assert linked(cast.lucia) == {inside}
    assert linked(cast.pedro) == set()
    assert linked(cast.oscar) == set()
    assert linked(cast.marta) == {inside, across}


def test_it_makes_nobodys_form_old(cast, vpn_ticket):
    before = fresh(vpn_ticket).version

    link_tickets(vpn_ticket, a_ticket(cast.pedro), by=cast.marta)

    assert fresh(vpn_ticket).version == before
