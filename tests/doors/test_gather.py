"""Many small readings in one statement: whichever way it is written, the same rows come."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.db.models.expressions import RawSQL
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from tests.cast import a_ticket
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.tickets.models import Message, Ticket
from ventanilla.doors.shared.gather import Gathering, facts, gather, instant
from ventanilla.doors.shared.statements import Statement


def readings(number, verb, since):
    messages = Message.objects.filter(ticket=number, created_at__gte=since)
    entries = Entry.objects.filter(thing_id=number, verb=verb)
    return {
        "messages": (messages, {"id": "pk", "at": "created_at", "who": F("contact_id")}),
        "entries": (entries, {"id": "pk", "details": "details"}),
    }


@pytest.fixture
def gathering():
    return Gathering(readings)


@pytest.fixture
def asked(vpn_ticket):
    return {"number": vpn_ticket.pk, "verb": "ticket.opened", "since": now() - timedelta(hours=1)}


def test_what_is_written_once_finds_what_is_written_anew(gathering, asked):
    assert gathering(**asked) == gather(**readings(**asked))
    assert len(gathering(**asked)["messages"]) == 1


def test_each_call_puts_its_own_values_in_their_places(gathering, asked, cast):
    other = a_ticket(cast.oscar)
    gathering(**asked)

    found = gathering(**{**asked, "number": other.pk})

    assert [row["who"] for row in found["messages"]] == [cast.oscar.pk]
    assert gathering(**{**asked, "since": now() + timedelta(hours=1)})["messages"] == []


def test_keys_that_are_sought_are_put_in_as_values_are(vpn_ticket, cast):
    other = a_ticket(cast.oscar)
    statement = Statement(lambda keys: Ticket.objects.filter(pk__among=keys).values_list("number"))
    asked = [RawSQL("SELECT %s + %s", [one.pk, 0]) for one in (vpn_ticket, other)]

    found = [statement(keys=keys) for keys in asked]

    assert found == [[(vpn_ticket.pk,)], [(other.pk,)]]
    assert len(statement.written) == 1
    assert statement(keys=RawSQL("SELECT 0 WHERE 1 = 0", [])) == []


def test_it_is_one_statement(gathering, asked):
    with CaptureQueriesContext(connection) as captured:
        gathering(**asked)

    assert len(captured) == 1


def test_instants_and_facts_come_as_they_are(gathering, asked, vpn_ticket):
    found = gathering(**asked)

    [message], [entry] = found["messages"], found["entries"]
    assert instant(message["at"]) == Message.objects.get().created_at
    assert facts(entry["details"]) == Entry.objects.get(verb="ticket.opened").details


def test_a_value_that_would_go_unseen_into_the_statement_is_a_bug(asked):
    hidden = Gathering(lambda number: {"one": (Ticket.objects.filter(subject=f"#{number}"), {"id": "pk"})})

    with pytest.raises(AssertionError, match="as part of something else"):
        hidden(number=7)


def test_instances_come_with_what_they_were_asked_with(vpn_ticket, cast, django_assert_num_queries):
    statement = Statement(
        lambda number: Ticket.objects.select_related("customer", "assignee").filter(pk=number)
    )
    statement(number=0)

    with django_assert_num_queries(1):
        [found] = statement(number=vpn_ticket.pk)
        assert (found, found.customer, found.assignee) == (vpn_ticket, cast.aurora, None)

    assert found.created_at == vpn_ticket.created_at


def test_columns_come_as_django_brings_them(vpn_ticket):
    rows = Ticket.objects.values_list("number", "created_at", "is_verified")

    assert Statement(lambda number: rows.filter(pk=number))(number=vpn_ticket.pk) == list(rows)
