"""Counts look at a thousand rows at most, many of them in one statement."""

from __future__ import annotations

from tests.cast import a_ticket
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.shared import counts
from ventanilla.doors.shared.counts import count_words, how_many


def test_several_counts_come_in_one_statement(cast, django_assert_num_queries):
    for by in (cast.lucia, cast.pedro, cast.oscar):
        a_ticket(by)
    company = Ticket.objects.visible_to(cast.lucia)

    with django_assert_num_queries(1):
        found = Membership.objects.filter(pk=cast.lucia.pk).values_list(
            how_many(company.open()), how_many(company.completed()), how_many(Ticket.objects.all())
        )[0]

    assert found == (2, 0, 3)


def test_a_count_stops_when_it_has_seen_enough(cast, monkeypatch):
    monkeypatch.setattr(counts, "MOST", 2)
    for _ in range(3):
        a_ticket(cast.lucia)

    found = Membership.objects.filter(pk=cast.lucia.pk).values_list(how_many(Ticket.objects.all()))[0]

    assert found == (2,)


def test_beyond_a_thousand_it_says_so():
    assert [count_words(number) for number in (0, 999, 1000, 5000)] == ["0", "999", "999+", "999+"]
