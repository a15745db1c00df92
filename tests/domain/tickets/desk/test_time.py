"""Time spent on a ticket."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils.timezone import localdate

from tests.domain.tickets.desk.facts import KEY, fresh, lines_of
from tests.threads import all_at_once
from ventanilla.core.errors import AlreadySent, Refused
from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.actions.timing import log_time, remove_time
from ventanilla.domain.tickets.models import TimeEntry


def test_the_ticket_knows_the_sum(cast, vpn_ticket):
    log_time(vpn_ticket, by=cast.marta, minutes=25, note=" Llamada ")
    log_time(vpn_ticket, by=cast.bruno, minutes=90, spent_on=localdate() - timedelta(days=2))

    entry = TimeEntry.objects.order_by("pk").first()
    assert fresh(vpn_ticket).minutes_spent == 115
    assert (entry.note, entry.spent_on, entry.staff) == ("Llamada", localdate(), cast.marta)


@pytest.mark.parametrize("minutes", [1, 24 * 60])
def test_a_minute_and_a_day_are_the_ends(cast, vpn_ticket, minutes):
    log_time(vpn_ticket, by=cast.marta, minutes=minutes)

    assert fresh(vpn_ticket).minutes_spent == minutes


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"minutes": 0}, "minutes"),
        ({"minutes": -5}, "minutes"),
        ({"minutes": 24 * 60 + 1}, "minutes"),
        ({"minutes": 5, "note": "x" * 201}, "note"),
    ],
)
def test_what_cannot_be_is_refused(cast, vpn_ticket, facts, field):
    with pytest.raises(Refused) as no:
        log_time(vpn_ticket, by=cast.marta, **facts)

    assert no.value.field == field
    assert fresh(vpn_ticket).minutes_spent == 0


def test_a_day_that_has_not_come_is_refused(cast, vpn_ticket):
    with pytest.raises(Refused) as no:
        log_time(vpn_ticket, by=cast.marta, minutes=5, spent_on=localdate() + timedelta(days=1))

    assert no.value.field == "spent_on"


def test_today_is_the_days_of_the_house_not_of_greenwich(cast, vpn_ticket):
    with time_machine.travel(datetime(2026, 7, 1, 22, 30, tzinfo=UTC), tick=False):
        entry = log_time(vpn_ticket, by=cast.marta, minutes=5)

    assert entry.spent_on.isoformat() == "2026-07-02"


def test_the_same_form_twice_is_one_entry(cast, vpn_ticket):
    first = log_time(vpn_ticket, by=cast.marta, minutes=25, form_key=KEY)
    second = log_time(vpn_ticket, by=cast.marta, minutes=25, form_key=KEY)

    assert first == second
    assert fresh(vpn_ticket).minutes_spent == 25
    with pytest.raises(AlreadySent):
        log_time(vpn_ticket, by=cast.marta, minutes=30, form_key=KEY)


def test_time_can_be_logged_when_all_is_done(cast, vpn_ticket):
    resolve(vpn_ticket, "Hecho.", by=cast.marta)

    log_time(vpn_ticket, by=cast.marta, minutes=10)

    assert fresh(vpn_ticket).minutes_spent == 10


def test_who_wrote_it_takes_it_back_the_same_day(cast, vpn_ticket):
    entry = log_time(vpn_ticket, by=cast.marta, minutes=25)
    log_time(vpn_ticket, by=cast.marta, minutes=5)

    remove_time(entry, by=cast.marta)
    remove_time(entry, by=cast.marta)

    assert fresh(vpn_ticket).minutes_spent == 5
    assert lines_of(vpn_ticket).count("ticket.time_removed") == 1


def test_nobody_else_takes_it_back_nor_the_author_a_day_later(cast, vpn_ticket):
    entry = log_time(vpn_ticket, by=cast.marta, minutes=25)

    with pytest.raises(Refused):
        remove_time(entry, by=cast.elena)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=1)), pytest.raises(Refused):
        remove_time(entry, by=cast.marta)

    assert fresh(vpn_ticket).minutes_spent == 25


def test_it_makes_nobodys_form_old(cast, vpn_ticket):
    before = fresh(vpn_ticket)

    log_time(vpn_ticket, by=cast.marta, minutes=25)

    after = fresh(vpn_ticket)
    assert (after.version, after.updated_at) == (before.version, before.updated_at)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_all_counted(cast, vpn_ticket):
    all_at_once(6, lambda number: log_time(vpn_ticket, by=cast.marta, minutes=number + 1))

    assert fresh(vpn_ticket).minutes_spent == 21
