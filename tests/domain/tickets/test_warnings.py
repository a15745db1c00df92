"""Who is told that a promise is about to be broken, when, and how often."""

from __future__ import annotations

import pytest
import time_machine

from tests.cast import a_ticket
from ventanilla.domain.calendars.actions import create_calendar
from ventanilla.domain.calendars.facts import CalendarFacts
from ventanilla.domain.calendars.models import Calendar, Season
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.levels.actions import LevelFacts, agree_terms, change_level, the_default_level
from ventanilla.domain.levels.words import Metric, Priority
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.people.actions.staff import change_hours
from ventanilla.domain.people.models import Role, StaffMember
from ventanilla.domain.provider.actions import change_rules
from ventanilla.domain.tickets.actions.finishing import cancel
from ventanilla.domain.tickets.actions.reappointing import keep_up_with_the_rules
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


def mornings(cast) -> Calendar:
    """From 8:00 to 14:00; the house opens at 8:30, and again from 15:30 to 18:30."""
    week = dict.fromkeys(range(5), ((8 * 60, 14 * 60),))
    return create_calendar(CalendarFacts(name="Mañanas", zone="Europe/Madrid", week=week), by=cast.ivan)


def never(cast) -> Calendar:
    calendar = mornings(cast)
    Season.objects.create(calendar=calendar, name="Todo el año", first="01-01", last="12-31", week={})
    change_rules()
    return calendar


def works(member: StaffMember, calendar: Calendar | None, cast) -> None:
    change_hours(StaffMember.objects.get(pk=member.pk), calendar, by=cast.ivan)


def a_clock_passes_by() -> None:
    keep_up_with_the_rules.call()
    give_warnings.call()


@pytest.fixture
def in_the_afternoon(cast, promised, wall):
    """Opened at 13:00, it is Marta's, who is there in the mornings; 75 % at 15:45, 90 % at 16:00, late at 16:10."""
    works(cast.marta, mornings(cast), cast)
    wall.move_to("2026-11-24 13:00+01:00")
    ticket = a_ticket(cast.pedro)
    assign(ticket, by=cast.elena, assignee=cast.marta)
    cancel(promised, "Repetida.", by=cast.marta)
    Letter.objects.all().delete()
    return ticket


def test_each_is_told_in_their_own_hours_and_once(cast, in_the_afternoon, wall):
    marta, elena, ivan = "Marta Solís", "Elena Vera", "Iván Cobo"
    heard = []
    for moment in ("24 15:50", "24 16:05", "24 18:00", "25 07:58", "25 08:00", "25 08:30", "25 10:00"):
        wall.move_to(f"2026-11-{moment}+01:00")
        a_clock_passes_by()
        a_clock_passes_by()
        heard.append((moment, sorted(told())))

    assert heard[0] == ("24 15:50", [])  # Marta has gone home, and 75 % is for her alone
    assert heard[1] == ("24 16:05", [("90", elena)])
    late = sorted([("90", elena), ("100", elena), ("100", ivan)])
    assert heard[2:4] == [("24 18:00", late), ("25 07:58", late)]
    assert heard[4:] == [(moment, sorted([*late, ("100", marta)])) for moment, _told in heard[4:]]
    lines = Entry.objects.about("ticket", in_the_afternoon.pk).filter(verb="ticket.warned").order_by("pk")
    assert [line.details["told"] for line in lines] == [[elena], [elena, ivan], [marta]]


def test_what_is_answered_before_they_come_is_not_told_to_them(cast, in_the_afternoon, wall):
    wall.move_to("2026-11-24 15:50+01:00")
    a_clock_passes_by()
    reply(in_the_afternoon, "Lo miramos.", by=cast.bruno)

    wall.move_to("2026-11-25 08:10+01:00")
    a_clock_passes_by()

    assert told() == []


def test_who_gets_it_meanwhile_and_is_there_is_told_at_once(cast, in_the_afternoon, wall):
    wall.move_to("2026-11-24 15:50+01:00")
    a_clock_passes_by()

    assign(in_the_afternoon, by=cast.elena, assignee=cast.bruno)
    a_clock_passes_by()

    assert told() == [("75", "Bruno Gil")]


def test_hours_that_change_while_a_warning_waits_count_for_it(cast, in_the_afternoon, wall):
    wall.move_to("2026-11-24 15:50+01:00")
    a_clock_passes_by()

    works(cast.marta, None, cast)
    a_clock_passes_by()

    assert told() == [("75", "Marta Solís")]


def test_around_the_clock_counts_for_who_is_there_in_the_mornings_too(cast, in_the_afternoon, wall):
    targets = {Metric.FIRST_RESPONSE: dict.fromkeys(Priority, 100)}
    facts = LevelFacts(name="General", calendar=None, targets=targets, around_the_clock=list(Priority))
    change_level(the_default_level(), facts, by=cast.ivan)
    wall.move_to("2026-11-24 14:20+01:00")

    a_clock_passes_by()

    assert told() == [("75", "Marta Solís")]


def test_in_place_of_who_never_comes_the_next_in_line_is_told(cast, promised, wall):
    works(cast.marta, never(cast), cast)
    wall.shift(76 * MINUTE)

    a_clock_passes_by()

    assert told() == [("75", "Elena Vera")]


def test_where_nobody_ever_comes_the_warning_is_not_lost(cast, promised, wall):
    calendar = never(cast)
    for one in (cast.marta, cast.elena, cast.ivan):
        works(one, calendar, cast)
    wall.shift(101 * MINUTE)

    a_clock_passes_by()

    assert sorted(told()) == [("100", "Elena Vera"), ("100", "Iván Cobo"), ("100", "Marta Solís")]
    assert Ticket.objects.get().warns_at is None
