"""What is read from sums is what the tickets say: whatever happens to them, and however often it was summed up."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
import time_machine

from tests.domain.reports.made import MADRID, NOW, made, november, on, rate, solved
from ventanilla.config.cli import figures as figures_command
from ventanilla.domain.people.models import Team
from ventanilla.domain.reports.booked import NOTHING, Booked, what_is_booked
from ventanilla.domain.reports.bookkeeping import keep_the_books
from ventanilla.domain.reports.flow import flow
from ventanilla.domain.reports.groups import By, groups
from ventanilla.domain.reports.lengths import until_first_answer, until_resolved
from ventanilla.domain.reports.load import load
from ventanilla.domain.reports.models import Bookkeeping, Subject, Tally, Touched
from ventanilla.domain.reports.open_now import open_now
from ventanilla.domain.reports.period import Period, Step
from ventanilla.domain.reports.satisfaction import stars
from ventanilla.domain.reports.scope import Scope
from ventanilla.domain.reports.sums import kept_and_fresh
from ventanilla.domain.tickets.models import Rating, Ticket, TicketType, TimeEntry
from ventanilla.domain.tickets.status import Priority

HOUR = timedelta(hours=1)


def figures(scope: Scope) -> list[object]:
    found = open_now(scope)
    return [
        flow(scope), until_first_answer(scope), until_resolved(scope), stars(scope), load(scope, found),
        *(groups(scope, by) for by in By),
    ]  # fmt: skip


def keep(times: int = 2) -> None:
    for _ in range(times):
        keep_the_books.func()


@pytest.fixture
def chance() -> random.Random:
    return random.Random(20261120)


@pytest.fixture
def a_house(cast, chance):
    """Forty tickets of four months."""
    Team.objects.create(name="Sistemas")
    for _ in range(40):
        random_ticket(cast, chance)


def random_ticket(cast, chance: random.Random) -> Ticket:
    ticket = made(chance.choice([cast.lucia, cast.pedro, cast.oscar]), NOW)
    change(ticket, cast, chance)
    return ticket


def change(ticket: Ticket, cast, chance: random.Random) -> None:
    """Everything that counts, by chance; at times late in the evening or just after midnight."""
    came = datetime(2026, 8, 1, tzinfo=MADRID) + timedelta(minutes=chance.choice([
        chance.randrange(111 * 24 * 60), chance.randrange(111) * 24 * 60 - chance.choice([-1, 1]),
    ]))  # fmt: skip

    def later(*, perhaps: float = 0.5) -> datetime | None:
        return came + timedelta(minutes=chance.randrange(1, 20_000)) if chance.random() < perhaps else None

    status = chance.choice(["awaiting_support", "in_progress", "resolved", "closed", "cancelled"])
    is_open, done = status in ("awaiting_support", "in_progress"), status in ("resolved", "closed")
    answered, qualified = later(), later()
    solved_at = later(perhaps=1) if done else None
    Ticket.objects.filter(pk=ticket.pk).update(
        created_at=came, status=status, first_response_at=answered, qualified_at=qualified, resolved_at=solved_at,
        answer_due_at=later() if answered or is_open else None,
        qualification_due_at=later() if qualified or is_open else None,
        updates_in_time=chance.randrange(2), updates_late=chance.choice([0, 0, 1]),
        update_due_at=later() if is_open else None,
        resolution_due_at=later() if done or is_open else None,
        team=chance.choice([None, *Team.objects.all()]), type=chance.choice(TicketType.objects.all()),
        assignee=chance.choice([None, cast.marta, cast.bruno]), priority=chance.choice(Priority.values),
        customer=ticket.requester.customer,
    )  # fmt: skip
    Rating.objects.filter(ticket=ticket).delete()
    TimeEntry.objects.filter(ticket=ticket).delete()
    if solved_at and chance.random() < 0.5:
        rate(ticket, chance.randint(1, 5), solved_at + timedelta(days=chance.randrange(9)))
    for _ in range(chance.randrange(3)):
        day = came.date() + timedelta(days=chance.randrange(5))
        TimeEntry.objects.create(
            ticket=ticket, staff=cast.bruno, minutes=chance.randint(1, 90), spent_on=day, created_at=NOW
        )


def scopes(cast) -> list[Scope]:
    periods = [
        (date(2026, 8, 1), date(2026, 11, 20)),
        (date(2026, 9, 17), date(2026, 11, 3)),
        (date(2026, 11, 1), date(2026, 11, 20)),
    ]
    asked = [
        {}, {"team": Team.objects.first().pk}, {"team": 0}, {"assignee": cast.marta.pk}, {"priority": "high"},
        {"customer": cast.lucia.customer_id}, {"type": TicketType.objects.first().pk, "assignee": 0},
        {"team": 0, "priority": "low"}, {"team": 0, "priority": "low", "assignee": 0},
    ]  # fmt: skip
    return [november(cast, first=first, last=last, **only) for first, last in periods for only in asked]


def assert_the_same(cast, chance: random.Random) -> None:
    booked = what_is_booked()
    assert booked != NOTHING
    for scope in chance.sample(scopes(cast), 6):
        assert figures(replace(scope, booked=booked)) == figures(scope), scope.only


@time_machine.travel(NOW, tick=False)
def test_sums_say_what_the_tickets_say_whatever_happens_to_them(cast, a_house, chance):
    keep()
    assert not Touched.objects.exists()
    assert_the_same(cast, chance)

    for _round in range(3):
        for ticket in chance.sample(list(Ticket.objects.select_related("requester__customer")), 4):
            change(ticket, cast, chance)
        random_ticket(cast, chance)
        assert Touched.objects.exists()
        assert_the_same(cast, chance)
    keep(1)
    assert not Touched.objects.exists()
    assert_the_same(cast, chance)


@time_machine.travel(NOW, tick=False)
def test_what_is_over_is_read_from_sums_alone(cast, a_house):
    keep()
    scope = replace(november(cast), booked=what_is_booked())

    kept, fresh = kept_and_fresh(scope)

    assert kept.exists()
    assert [(one.first, one.last) for one in fresh] == [(NOW.date(), NOW.date())]
    before = flow(scope)
    Tally.objects.filter(subject="").update(came=0)
    assert flow(scope).came < before.came


def test_a_day_that_ends_is_summed_up_once_it_was_watched(cast):
    with time_machine.travel(NOW, tick=False):
        solved(cast.lucia, on(18), HOUR)
        keep()
        solved(cast.lucia, on(20, 8), HOUR)
        assert not Touched.objects.exists()
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        keep(1)
        assert Bookkeeping.objects.get().through == date(2026, 11, 19)
        assert not Tally.objects.filter(day=date(2026, 11, 20)).exists()
        keep(1)
        assert Bookkeeping.objects.get().through == date(2026, 11, 20)
        assert Tally.objects.get(day=date(2026, 11, 20), subject="").came == 1


@time_machine.travel(NOW, tick=False)
def test_only_what_counts_is_noted(cast):
    ticket = solved(cast.lucia, on(3), HOUR)
    keep()

    Ticket.objects.filter(pk=ticket.pk).update(subject="Otra cosa", updated_at=NOW)
    assert not Touched.objects.exists()
    Ticket.objects.filter(pk=ticket.pk).update(resolved_at=on(5))

    assert set(Touched.objects.values_list("at", flat=True)) == {on(3), on(3) + HOUR, on(5)}


@time_machine.travel(NOW, tick=False)
def test_in_another_zone_days_begin_otherwise(cast, settings):
    solved(cast.lucia, on(3, 0, 30), HOUR)
    keep()
    assert Tally.objects.get(subject="").day == date(2026, 11, 3)

    settings.TIME_ZONE = "Atlantic/Canary"
    assert what_is_booked() == NOTHING
    keep()

    assert Tally.objects.filter(subject="", came=1).get().day == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("grain", "touched", "fresh"),
    [
        (Step.DAY, [], [("11-19", "11-20")]),
        (Step.DAY, ["11-03", "09-03"], [("11-03", "11-03"), ("11-19", "11-20")]),
        (Step.DAY, ["08-01"], [("11-19", "11-20")]),
        (Step.MONTH, [], [("09-15", "09-30"), ("11-01", "11-20")]),
        (Step.MONTH, ["10-31"], [("10-01", "10-31"), ("09-15", "09-30"), ("11-01", "11-20")]),
    ],
)
def test_what_is_not_kept_whole_is_read_anew(grain, touched, fresh):
    days = frozenset(date.fromisoformat(f"2026-{day}") for day in touched)
    period = Period(date(2026, 9, 15), date(2026, 11, 20), MADRID)

    split = Booked(date(2026, 1, 1), date(2026, 11, 18), days).split(period, grain)

    assert [(f"{one.first:%m-%d}", f"{one.last:%m-%d}") for one in split.fresh] == fresh


def test_a_short_period_has_no_whole_month():
    period = Period(date(2026, 11, 2), date(2026, 11, 20), MADRID)

    split = Booked(date(2026, 1, 1), date(2026, 11, 18)).split(period, Step.MONTH)

    assert (split.kept, split.fresh) == (None, [period])


@time_machine.travel(NOW, tick=False)
def test_whoever_doubts_compares_and_has_them_made_anew(cast, a_house, capsys):
    assert figures_command.verify() == 0
    keep()
    assert figures_command.verify() == 0
    assert "4 months compared, 0 differ." in capsys.readouterr().out

    Tally.objects.filter(subject=Subject.CUSTOMER, day=date(2026, 9, 1)).update(came=999)
    assert figures_command.verify() == 1
    assert "2026-09: " in capsys.readouterr().out

    figures_command.recount()
    assert what_is_booked() == NOTHING
    keep()
    assert figures_command.verify() == 0
