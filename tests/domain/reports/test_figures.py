"""Each figure against a count by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.domain.reports.made import NOW, made, november, on, rate, solved
from ventanilla.domain.levels.words import Metric
from ventanilla.domain.people.models import Team
from ventanilla.domain.reports.flow import Kept, flow
from ventanilla.domain.reports.groups import By, groups
from ventanilla.domain.reports.lengths import Spread, until_first_answer, until_resolved
from ventanilla.domain.reports.load import Load, load
from ventanilla.domain.reports.open_now import open_now
from ventanilla.domain.reports.satisfaction import last_comments, stars
from ventanilla.domain.tickets.models import TicketType, TimeEntry

HOUR = timedelta(hours=1)


def test_open_ones_are_counted_by_status_and_by_age_whenever_they_came(cast):
    for came in (NOW - HOUR, NOW - timedelta(days=1), NOW - timedelta(days=3), NOW - timedelta(days=100)):
        made(cast.lucia, came)
    made(cast.lucia, NOW - timedelta(days=8), status="planned")
    solved(cast.lucia, on(2), HOUR)

    found = open_now(november(cast))

    assert found.total == 5
    assert {status: number for status, number in found.by_status.items() if number} == {
        "awaiting_support": 4, "planned": 1,
    }  # fmt: skip
    assert found.by_age == {"1": 1, "3": 1, "7": 1, "30": 1, "more": 1}


def test_what_is_overdue_is_open(cast):
    for due in (NOW - HOUR, NOW + HOUR, None):
        made(cast.lucia, on(2), due_at=due)
    solved(cast.lucia, on(2), HOUR)

    assert open_now(november(cast)).late == 1


def test_what_came_in_and_what_was_resolved_stand_on_their_own_days(cast):
    made(cast.lucia, on(2))
    made(cast.lucia, on(2, 23, 59))
    solved(cast.lucia, on(30, month=10), timedelta(days=5))
    solved(cast.lucia, on(3), HOUR)

    found = flow(november(cast))

    by_day = {part.period.first.day: (part.came, part.resolved) for part in found.parts}
    assert len(by_day) == 20
    assert {day: numbers for day, numbers in by_day.items() if any(numbers)} == {
        2: (2, 0),
        3: (1, 1),
        4: (0, 1),
    }
    assert (found.came, found.resolved) == (3, 2)


def test_midnight_is_that_of_the_house(cast):
    made(cast.lucia, on(1, 0))
    made(cast.lucia, on(31, 23, 59, month=10))
    made(cast.lucia, on(20, 23, 59))
    made(cast.lucia, on(21, 0))

    assert flow(november(cast)).came == 2


def test_the_days_on_which_the_clocks_change_are_whole(cast):
    made(cast.lucia, on(25, 0, month=10))
    made(cast.lucia, on(25, 23, 30, month=10))
    made(cast.lucia, on(26, 0, month=10))
    long_day = november(cast, first=date(2026, 10, 25), last=date(2026, 10, 25))

    found = flow(long_day)

    assert [part.came for part in found.parts] == [2]


def test_a_promise_is_kept_when_it_was_done_by_the_due_time(cast):
    due = on(2, 12)
    made(cast.lucia, on(2), answer_due_at=due, first_response_at=due)
    made(cast.lucia, on(2), answer_due_at=due, first_response_at=due + timedelta(seconds=1))
    made(cast.lucia, on(2), answer_due_at=due)
    made(cast.lucia, on(2), answer_due_at=NOW)
    made(cast.lucia, on(2), first_response_at=due)
    made(cast.lucia, on(2), status="cancelled")
    made(cast.lucia, on(31, month=10), answer_due_at=due, first_response_at=due)

    kept = flow(november(cast)).kept

    assert kept[Metric.FIRST_RESPONSE] == Kept(met=1, missed=2, running=1)
    assert kept[Metric.FIRST_RESPONSE].percent == 33
    assert kept[Metric.RESOLUTION] == Kept()
    assert kept[Metric.RESOLUTION].percent is None


@pytest.mark.parametrize(
    ("metric", "due", "done"),
    [
        (Metric.RESOLUTION, "resolution_due_at", "resolved_at"),
        (Metric.QUALIFICATION, "qualification_due_at", "qualified_at"),
    ],
)
def test_each_promise_looks_at_its_own_columns(cast, metric, due, done):
    made(cast.lucia, on(2), **{due: on(3), done: on(2, 10)})
    made(cast.lucia, on(2), **{due: on(3), done: on(4)})

    assert flow(november(cast)).kept[metric] == Kept(met=1, missed=1)


def test_a_hundred_percent_is_said_of_all_only():
    assert Kept(met=999, missed=1).percent == 99


def test_first_answers_by_how_long_they_took(cast):
    for minutes in (1, 15, 16, 60, 121, 241):
        made(cast.lucia, on(2), first_response_at=on(2) + timedelta(minutes=minutes))
    made(cast.lucia, on(2))

    waits = flow(november(cast)).waits

    assert waits == {"15": 2, "30": 1, "60": 1, "120": 0, "240": 1, "more": 1}


@pytest.mark.parametrize(
    ("hours", "median", "ninetieth"),
    [([], None, None), ([5], 5, 5), ([1, 9], 1, 9), ([9, 1, 5], 5, 9), (list(range(20, 0, -1)), 10, 18)],
)
def test_percentiles_are_lengths_that_happened(cast, hours, median, ninetieth):
    for one in hours:
        solved(cast.lucia, on(1), HOUR * one, first_response_at=on(1) + HOUR * one)

    expected = Spread(len(hours), *(HOUR * one if one else None for one in (median, ninetieth)))

    assert until_resolved(november(cast)) == expected
    assert until_first_answer(november(cast)) == expected


def test_equal_lengths_are_as_good_as_others(cast):
    for _one in range(4):
        solved(cast.lucia, on(1), HOUR)

    assert until_resolved(november(cast)) == Spread(4, HOUR, HOUR)


def test_stars_count_when_they_were_given(cast):
    for number, given in ((5, on(10)), (5, on(11)), (1, on(12)), (2, on(30, month=10))):
        rate(solved(cast.lucia, on(1), HOUR), number, given, f"{number} estrellas" if number != 5 else "")

    found = stars(november(cast))

    assert found.by_stars == {5: 2, 4: 0, 3: 0, 2: 0, 1: 1}
    assert found.average == pytest.approx(11 / 3)
    assert [(one.stars, one.words) for one in last_comments(november(cast))] == [(1, "1 estrellas")]


def test_nobody_has_said_anything(cast):
    assert stars(november(cast)).average is None
    assert last_comments(november(cast)) == []


def test_the_load_of_each_and_of_nobody(cast):
    theirs = made(cast.lucia, on(2), assignee=cast.marta)
    made(cast.lucia, on(2))
    solved(cast.lucia, on(2), HOUR, assignee=cast.bruno)
    for minutes, day in ((30, date(2026, 11, 2)), (15, date(2026, 11, 20)), (99, date(2026, 11, 21))):
        TimeEntry.objects.create(
            ticket=theirs, staff=cast.bruno, minutes=minutes, spent_on=day, created_at=NOW
        )
    scope = november(cast)

    found = load(scope, open_now(scope))

    assert found == [
        Load(cast.marta.pk, "Marta Solís", 1, 0, 0), Load(cast.bruno.pk, "Bruno Gil", 0, 1, 45), Load(0, "", 1, 0, 0),
    ]  # fmt: skip


def test_each_customer_has_its_own_numbers(cast):
    made(cast.lucia, on(2), answer_due_at=on(3), first_response_at=on(2, 10))
    made(cast.lucia, on(2, month=10))
    rate(solved(cast.oscar, on(2), HOUR), 4, on(3))

    aurora, ribera = groups(november(cast), By.CUSTOMER)

    assert (aurora.name, aurora.came, aurora.resolved, aurora.open) == ("Talleres Aurora", 1, 0, 2)
    assert aurora.answered == Kept(met=1)
    assert (aurora.ratings, aurora.stars) == (0, None)
    assert (ribera.name, ribera.came, ribera.resolved, ribera.open, ribera.stars) == (
        "Clínica Ribera",
        1,
        1,
        0,
        4,
    )


def test_months_follow_one_another_also_where_nothing_happened(cast):
    made(cast.lucia, on(30, month=9))
    solved(cast.lucia, on(30, month=9), timedelta(days=40))

    found = groups(november(cast, first=date(2026, 9, 15)), By.MONTH)

    assert [(one.key, one.came, one.resolved, one.open) for one in found] == [
        (date(2026, 9, 1), 2, 0, None), (date(2026, 10, 1), 0, 0, None), (date(2026, 11, 1), 0, 1, None),
    ]  # fmt: skip


def test_what_has_none_is_a_group_too(cast):
    team = Team.objects.create(name="Sistemas")
    made(cast.lucia, on(2), team=team)
    made(cast.lucia, on(2))

    assert {(one.key, one.name, one.came) for one in groups(november(cast), By.TEAM)} == {
        (team.pk, "Sistemas", 1), (0, "", 1),
    }  # fmt: skip


@pytest.mark.parametrize("which", ["customer", "team", "type", "application", "assignee", "priority"])
def test_every_filter_leaves_the_others_out(cast, which):
    team = Team.objects.create(name="Sistemas")
    wanted = made(cast.oscar, on(2), team=team, assignee=cast.marta, priority="low",
                  type=TicketType.objects.create(name="Otro"), application=None)  # fmt: skip
    made(cast.lucia, on(2), priority="high")
    value = {"application": 0, "priority": "low"}.get(which) if which in ("application", "priority") else None
    value = getattr(wanted, f"{which}_id") if value is None else value

    scope = november(cast, **{which: value})

    assert (flow(scope).came, open_now(scope).total) == (1, 1)
    assert scope.behind("entradas").get() == wanted


def test_the_next_answers_are_kept_where_each_of_them_was(cast):
    soon, past = NOW + HOUR, NOW - HOUR
    for in_time, late, due in (
        (2, 0, None),
        (2, 1, None),
        (0, 0, soon),
        (1, 0, soon),
        (1, 0, past),
        (0, 0, past),
        (0, 0, None),
    ):
        made(cast.lucia, on(2), updates_in_time=in_time, updates_late=late, update_due_at=due)
    made(cast.lucia, on(2), updates_in_time=1, status="cancelled")

    found = flow(november(cast)).kept[Metric.NEXT_UPDATE]

    assert found == Kept(met=2, missed=3, running=1)
    for outcome, number in (("met", 2), ("missed", 3), ("running", 1)):
        assert november(cast).behind(f"next_update-{outcome}").count() == number
