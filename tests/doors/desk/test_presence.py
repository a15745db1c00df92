"""Who else is looking or typing, that something happened meanwhile, and what has been read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.doors.desk.reading import address, hidden, page_of
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.models import Presence, Reading, Ticket


@pytest.fixture
def marta(sign_in, cast):
    return sign_in(cast.marta)


@pytest.fixture
def bruno(sign_in, cast):
    return sign_in(cast.bruno)


def look(browser, ticket, **facts):
    return browser.post(address(ticket, "presencia/"), facts)


def test_alone_one_is_told_of_nobody(marta, vpn_ticket):
    assert look(marta, vpn_ticket).json() == {"others": [], "sentence": "", "version": vpn_ticket.version}


def test_a_colleague_who_looks_on_is_shown_to_the_script_and_on_the_page(marta, bruno, vpn_ticket):
    look(bruno, vpn_ticket)

    told = look(marta, vpn_ticket).json()

    assert told["others"] == [{"initials": "BG", "typing": False}]
    assert told["sentence"] == "Bruno Gil la tiene abierta"
    assert "Bruno Gil la tiene abierta" in page_of(marta, vpn_ticket)


def test_who_writes_is_named_before_who_looks(marta, bruno, sign_in, cast, vpn_ticket):
    look(sign_in(cast.elena), vpn_ticket)
    look(bruno, vpn_ticket, typing="1")

    assert look(marta, vpn_ticket).json()["sentence"] == "Bruno Gil está escribiendo…"


def test_several_are_one_sentence(marta, bruno, sign_in, cast, vpn_ticket):
    look(sign_in(cast.elena), vpn_ticket)
    look(bruno, vpn_ticket)

    assert look(marta, vpn_ticket).json()["sentence"] == "Bruno Gil y Elena Vera la tienen abierta"


def test_who_leaves_is_gone_at_once_and_who_is_silent_soon(marta, bruno, vpn_ticket):
    look(bruno, vpn_ticket)
    assert look(bruno, vpn_ticket, leaving="1").status_code == 204
    assert look(marta, vpn_ticket).json()["others"] == []

    look(bruno, vpn_ticket)
    Presence.objects.update(seen_at=now() - timedelta(minutes=1))
    assert look(marta, vpn_ticket).json()["others"] == []


def test_it_tells_that_the_ticket_has_changed(marta, cast, vpn_ticket):
    add_note(vpn_ticket, "Una nota.", by=cast.bruno)

    assert look(marta, vpn_ticket).json()["version"] == Ticket.objects.get().version > vpn_ticket.version


def test_looking_is_no_change_of_the_ticket(marta, vpn_ticket):
    look(marta, vpn_ticket, typing="1")

    assert Ticket.objects.get().version == vpn_ticket.version


def test_what_is_in_sight_is_read_until_the_page_was_made(marta, cast, vpn_ticket):
    page = page_of(marta, vpn_ticket)
    until = page.partition('data-until="')[2].partition('"')[0]
    reply(vpn_ticket, "Esto lo digo después.", by=cast.lucia)

    assert marta.post(address(vpn_ticket, "leida/"), {"until": until}).status_code == 204

    read = Reading.objects.get(person=cast.marta.person)
    assert read.read_at < Ticket.objects.get().customer_spoke_at
    assert "nuevo" in page_of(marta, vpn_ticket)


def test_what_was_read_asks_for_nothing_more(marta, vpn_ticket):
    marta.post(address(vpn_ticket, "leida/"), {"until": now().isoformat()})

    assert "data-read=" not in page_of(marta, vpn_ticket)


@pytest.mark.parametrize("until", ["", "ayer", "2999-01-01T00:00:00+00:00"])
def test_nobody_reads_what_is_yet_to_come(marta, cast, vpn_ticket, until):
    marta.post(address(vpn_ticket, "leida/"), {"until": until})

    assert not Reading.objects.filter(person=cast.marta.person, read_at__gt=now()).exists()


def test_the_page_says_which_version_it_shows(marta, vpn_ticket):
    assert hidden(page_of(marta, vpn_ticket), "version") == str(vpn_ticket.version)
