"""What the thread tells of what was done, and to whom."""

from __future__ import annotations

import pytest

from tests.cast import a_ticket
from ventanilla.core.icons import LUCIDE
from ventanilla.domain.journal.actions import record
from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.shared.events import HAPPENINGS, sentence, told_to
from ventanilla.doors.shared.gather import gather
from ventanilla.doors.shared.threads import event_reading, thread_of, word_readings

DETAILS = {
    "type": "Avería", "application": "Correo", "priority": "high", "assignee": "Bruno Gil", "team": "Redes",
    "technician": "Bruno Gil", "planned_at": "2026-11-24T09:00:00+00:00", "stars": 3, "contact": "Pedro <b>Sanz</b>",
    "address": "ana@aurora-pruebas.example", "into": 7, "other": 8, "messages": 2, "added": ["vpn"], "removed": ["red"],
    "minutes": 75, "who": "Elena Vera", "by_itself": False, "metric": "resolution", "percent": 75,
    "device": "<b>Sanz</b>", "told": ["<b>Sanz", "Elena"], "old": "<b>Sanz", "new": "Elena Vera",
}  # fmt: skip
AMONG_OURSELVES = {
    "ticket.assigned", "ticket.prioritised", "ticket.moved", "ticket.linked", "ticket.unlinked", "ticket.watched",
    "ticket.unwatched", "ticket.tagged", "ticket.time_logged", "ticket.time_removed",
    "ticket.due_changed", "ticket.warned", "ticket.device_set",
}  # fmt: skip


@pytest.mark.parametrize("verb", sorted(HAPPENINGS))
def test_every_happening_has_a_picture_and_a_sentence_with_its_facts_escaped(cast, verb):
    told = sentence(verb, "<i>Marta</i>", DETAILS)

    assert HAPPENINGS[verb].picture in LUCIDE
    assert "%(" not in told
    assert "<i>" not in told
    assert "<b>Sanz" not in told


def test_who_takes_a_ticket_is_not_named_twice():
    taken = sentence("ticket.assigned", "Bruno Gil", DETAILS)

    assert str(taken) == "<b>Bruno Gil</b> se la ha asignado (Redes)"
    assert "se la ha" not in sentence("ticket.assigned", "Marta Solís", DETAILS)


def test_what_the_desk_does_among_itself_is_told_to_nobody_else(cast):
    assert set(told_to(cast.marta)) - set(told_to(cast.lucia)) == AMONG_OURSELVES


def lines_of(ticket: Ticket, actor) -> list[str]:
    found = gather(**word_readings(ticket, actor), events=event_reading(ticket, actor))
    return [one.verb for one in thread_of(found) if one.is_event]


def test_the_customers_thread_has_no_line_of_the_desks_own(cast, vpn_ticket):
    at = vpn_ticket.created_at
    for verb in HAPPENINGS:
        record(cast.marta, verb, vpn_ticket, at=at, **DETAILS)

    assert set(lines_of(vpn_ticket, cast.marta)) == set(HAPPENINGS)
    assert set(lines_of(vpn_ticket, cast.lucia)) == set(HAPPENINGS) - AMONG_OURSELVES


def test_a_contact_does_not_read_of_what_happened_at_another_customer(cast):
    ticket = a_ticket(cast.pedro)
    record(cast.pedro, "ticket.copied", ticket, at=ticket.created_at, contact="Lucía Ferrer")
    Ticket.objects.update(customer=cast.ribera, requester=cast.oscar)

    ticket = Ticket.objects.get()

    assert lines_of(ticket, cast.oscar) == []
    assert lines_of(ticket, cast.marta) == ["ticket.copied"]
