"""What has changed meanwhile is told in numbers and marks."""

from __future__ import annotations

from tests.cast import a_ticket
from ventanilla.domain.tickets.actions.talking import add_note
from ventanilla.domain.tickets.actions.working import assign

PULSE = "/escritorio/pulso/?cola=todas"


def test_it_tells_the_numbers_and_the_rows_of_this_list(cast, sign_in):
    ticket = a_ticket(cast.lucia)

    told = sign_in(cast.marta).get(PULSE).json()

    assert told["rows"] == [f"{ticket.number}.{ticket.version}"]
    assert told["counts"]["todas"] == told["counts"]["sin-asignar"] == "1"
    assert told["counts"]["mias"] == told["counts"]["sin-leer"] == "0"


def test_a_note_of_a_colleague_is_news(cast, sign_in):
    ticket, browser = a_ticket(cast.lucia), sign_in(cast.marta)
    before = browser.get(PULSE).json()["rows"]

    add_note(ticket, "Mirar el router.", by=cast.bruno)

    assert browser.get(PULSE).json()["rows"] != before


def test_what_becomes_mine_is_counted_as_mine_and_unread(cast, sign_in):
    ticket, browser = a_ticket(cast.lucia), sign_in(cast.marta)

    assign(ticket, by=cast.elena, assignee=cast.marta)

    counts = browser.get(PULSE).json()["counts"]
    assert counts["mias"] == counts["sin-leer"] == "1"
    assert counts["sin-asignar"] == "0"


def test_it_costs_little(cast, sign_in, django_assert_max_num_queries):
    a_ticket(cast.lucia)
    browser = sign_in(cast.marta)
    browser.get(PULSE)

    with django_assert_max_num_queries(5):
        browser.get(PULSE)
