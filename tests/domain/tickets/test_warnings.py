"""Who is told that a promise is about to be broken, when, and how often."""

from __future__ import annotations

import pytest
import time_machine

from tests.cast import a_ticket
from ventanilla.domain.calendars.actions import create_calendar
from ventanilla.domain.calendars.facts import CalendarFacts
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.levels.actions import LevelFacts, agree_terms, change_level, the_default_level
from ventanilla.domain.levels.words import Metric, Priority
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.models import Role, StaffMember
from ventanilla.domain.tickets.actions.talking import reply
from ventanilla.domain.tickets.actions.warning import give_warnings
from ventanilla.domain.tickets.actions.working import ask_customer, assign
from ventanilla.domain.tickets.models import Ticket

TUESDAY = "2026-11-24 09:00+01:00"
MINUTE = 60


@pytest.fixture
def wall():
    with time_machine.travel(TUESDAY, tick=False) as found:
        yield found


@pytest.fixture
def promised(cast, wall):
    """Only the first answer, within 100 open minutes; nobody but Marta has the ticket."""
    targets = {Metric.FIRST_RESPONSE: dict.fromkeys(Priority, 100)}
    facts = LevelFacts(name="General", calendar=None, targets=targets)
    change_level(the_default_level(), facts, by=cast.ivan)
    StaffMember.objects.filter(pk=cast.elena.pk).update(role=Role.DISPATCHER)
    ticket = a_ticket(cast.lucia)
    assign(ticket, by=cast.elena, assignee=cast.marta)
    Letter.objects.all().delete()
    return ticket


def told() -> list[tuple[str, str]]:
    """(percent, whom), in the order in which they were written."""
    keys = Letter.objects.filter(key__contains=":warned:").order_by("pk").values_list("key", "to_name")
    return [(key.split(":")[4], name) for key, name in keys]


def test_first_who_has_it_then_who_shares_out_then_who_answers_for_it(cast, promised, wall):
    wall.shift(74 * MINUTE)
    give_warnings.call()
    assert told() == []

    for minutes in (1, 15, 10):
        wall.shift(minutes * MINUTE)
        give_warnings.call()
        give_warnings.call()

    marta, elena, ivan = "Marta Solís", "Elena Vera", "Iván Cobo"
    assert sorted(told()) == sorted(
        [("75", marta), ("90", marta), ("90", elena), ("100", marta), ("100", elena), ("100", ivan)]
    )
    assert Ticket.objects.get().warns_at is None


def test_of_what_nobody_has_who_shares_out_hears_first(cast, promised, wall):
    assign(promised, by=cast.elena, assignee=None)
    Letter.objects.all().delete()
    wall.shift(75 * MINUTE)

    give_warnings.call()

    assert told() == [("75", "Elena Vera")]


def test_of_what_passed_together_only_the_last_is_told(cast, promised, wall):
    wall.shift(95 * MINUTE)

    give_warnings.call()

    assert {percent for percent, _name in told()} == {"90"}
    assert Ticket.objects.get().warned == {"first_response": 90}
    line = Entry.objects.about("ticket", promised.pk).get(verb="ticket.warned")
    assert (line.details["metric"], line.details["percent"]) == ("first_response", 90)


def test_what_is_answered_in_time_warns_nobody(cast, promised, wall):
    wall.shift(70 * MINUTE)
    reply(promised, "Lo miramos.", by=cast.marta)
    wall.shift(60 * MINUTE)

    give_warnings.call()

    assert told() == []


def test_a_pause_puts_the_warning_off(cast, wall, promised):
    targets = {Metric.RESOLUTION: dict.fromkeys(Priority, 100)}
    facts = LevelFacts(name="General", calendar=None, targets=targets)
    change_level(the_default_level(), facts, by=cast.ivan)
    wall.shift(10 * MINUTE)
    ask_customer(promised, "¿Qué pone?", by=cast.marta)
    Letter.objects.all().delete()
    wall.shift(120 * MINUTE)
    give_warnings.call()
    assert told() == []

    reply(promised, "Error 5.", by=cast.lucia)
    wall.shift(65 * MINUTE)
    give_warnings.call()

    assert told() == [("75", "Marta Solís")]


def test_out_of_hours_a_warning_waits_until_somebody_is_there(cast, promised, wall):
    evenings = CalendarFacts(
        name="Tardes", zone="Europe/Madrid", week=dict.fromkeys(range(5), ((18 * 60, 22 * 60),))
    )
    terms = create_calendar(evenings, by=cast.ivan)
    agree_terms(cast.pedro.customer, level=None, calendar=terms, by=cast.ivan)
    late = a_ticket(cast.pedro)
    assign(late, by=cast.elena, assignee=cast.marta)
    Ticket.objects.exclude(pk=late.pk).update(warns_at=None)
    Letter.objects.all().delete()
    wall.move_to("2026-11-24 19:20+01:00")
    give_warnings.call()
    assert told() == []

    wall.move_to("2026-11-25 08:30+01:00")
    give_warnings.call()

    assert sorted(told()) == [("100", "Elena Vera"), ("100", "Iván Cobo"), ("100", "Marta Solís")]


def test_a_promise_around_the_clock_warns_at_night(cast, promised, wall):
    targets = {Metric.FIRST_RESPONSE: dict.fromkeys(Priority, 100)}
    facts = LevelFacts(name="General", calendar=None, targets=targets, around_the_clock=list(Priority))
    change_level(the_default_level(), facts, by=cast.ivan)
    wall.move_to("2026-11-24 23:00+01:00")
    night = a_ticket(cast.pedro)
    assign(night, by=cast.elena, assignee=cast.marta)
    Letter.objects.all().delete()
    wall.shift(80 * MINUTE)

    give_warnings.call()

    assert ("75", "Marta Solís") in told()
    assert Letter.objects.filter(key__startswith=f"ticket:{night.pk}:warned:").count() == 1
