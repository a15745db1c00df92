"""Words of the desk on tickets."""

from __future__ import annotations

import pytest
from django.db import connection

from tests.cast import a_ticket
from tests.domain.tickets.desk.facts import fresh, last_line, lines_of
from tests.threads import all_at_once
from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.tickets.actions.tagging import add_tags, remove_tags, set_tags, tag_names, tags_of
from ventanilla.domain.tickets.models import Tag, Ticket


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (["#VPN"], ["vpn"]),
        (["  Jornada   intensiva "], ["jornada intensiva"]),
        (["vpn", "VPN", "#vpn"], ["vpn"]),
        (["red, wifi,, #Casa"], ["casa", "red", "wifi"]),
        (["Ñandú", "N\u0303andú"], ["ñandú"]),
        (["", " ", "#", ","], []),
    ],
)
def test_they_are_kept_in_one_way_however_they_are_typed(typed, kept):
    assert tag_names(typed) == kept


def test_a_ticket_has_exactly_the_tags_that_were_set(cast, vpn_ticket):
    set_tags(vpn_ticket, ["red", "vpn"], by=cast.marta)

    kept = set_tags(vpn_ticket, ["#VPN", "casa"], by=cast.marta)

    assert kept == tags_of(vpn_ticket) == ["casa", "vpn"]
    assert last_line(vpn_ticket) == {"added": ["casa"], "removed": ["red"]}


def test_what_is_on_no_ticket_is_forgotten(cast, vpn_ticket):
    other = a_ticket(cast.pedro)
    set_tags(vpn_ticket, ["red", "vpn"], by=cast.marta)
    set_tags(other, ["vpn"], by=cast.marta)

    set_tags(vpn_ticket, [], by=cast.marta)

    assert list(Tag.objects.values_list("name", flat=True)) == ["vpn"]


def test_the_same_again_changes_nothing(cast, vpn_ticket):
    set_tags(vpn_ticket, ["vpn"], by=cast.marta)
    before = fresh(vpn_ticket).version

    set_tags(vpn_ticket, ["VPN"], by=cast.marta)

    assert fresh(vpn_ticket).version == before
    assert lines_of(vpn_ticket).count("ticket.tagged") == 1


def test_some_are_added_and_some_are_taken_away(cast, vpn_ticket):
    set_tags(vpn_ticket, ["red"], by=cast.marta)

    assert add_tags(vpn_ticket, ["vpn", "red"], by=cast.marta) == ["red", "vpn"]
    assert remove_tags(vpn_ticket, ["#Red", "otra"], by=cast.marta) == ["vpn"]


def test_a_ticket_has_twelve_at_most(cast, vpn_ticket):
    set_tags(vpn_ticket, [f"t{number}" for number in range(12)], by=cast.marta)

    with pytest.raises(Refused, match="12") as no:
        add_tags(vpn_ticket, ["uno-más"], by=cast.marta)

    assert no.value.field == "tags"
    assert not Tag.objects.filter(name="uno-más").exists()


def test_a_tag_has_forty_characters_at_most(cast, vpn_ticket):
    set_tags(vpn_ticket, ["x" * 40], by=cast.marta)

    with pytest.raises(Refused, match="40"):
        set_tags(vpn_ticket, ["x" * 41], by=cast.marta)


def test_it_does_not_move_up_in_the_lists_but_takes_a_step(cast, vpn_ticket):
    before = fresh(vpn_ticket)

    set_tags(vpn_ticket, ["vpn"], by=cast.marta, seen=before.version)

    after = fresh(vpn_ticket)
    assert (after.updated_at, after.version) == (before.updated_at, before.version + 1)
    with pytest.raises(ChangedMeanwhile):
        set_tags(vpn_ticket, [], by=cast.marta, seen=before.version)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="one writer at a time")
def test_a_tag_that_one_takes_off_while_another_puts_it_on_is_there_afterwards(cast):
    """Round by round: half take the word off their ticket, the other half put it on theirs."""
    tickets = [a_ticket(cast.lucia, subject=f"{number}") for number in range(4)]

    for turn in range(6):

        def act(number: int, turn: int = turn) -> list[str]:
            words = ["vpn", "red"] if (number + turn) % 2 else []
            return set_tags(tickets[number], words, by=cast.marta)

        wanted = all_at_once(4, act)

        assert [tags_of(ticket) for ticket in tickets] == wanted
    assert set(Tag.objects.values_list("name", flat=True)) == {"vpn", "red"}
    assert Ticket.objects.filter(tags__tag__name="vpn").count() == 2
