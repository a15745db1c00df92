"""When the clock looks at a ticket again. No database: a row that is not saved."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ventanilla.core.worktime import Worktime
from ventanilla.domain.provider.house import Periods, house_of
from ventanilla.domain.provider.models import Provider
from ventanilla.domain.tickets.appointments import Step, next_step, wakes_at
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import Ball, Status

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
"""10:00 in Madrid."""


def house(week: dict[str, list[list[int]]] | None = None, **periods: int) -> tuple[Periods, Worktime]:
    known = house_of(Provider(periods=periods, week=week or {}))
    return known.periods, Worktime(known.zone, known.week)


def ticket(status: Status, **facts: object) -> Ticket:
    as_new = {"status_since": TUESDAY, "turn_since": TUESDAY, "priority": "high"}
    return Ticket(status=status, **{**as_new, **facts})


def test_a_question_is_asked_again_twice_and_then_given_up_in_opening_days():
    asked = [ticket(Status.AWAITING_CUSTOMER, reminders=sent) for sent in range(3)]

    assert [next_step(one, *house()) for one in asked] == [
        (Step.REMIND_CUSTOMER, datetime(2026, 11, 27, 9, 0, tzinfo=UTC)),
        (Step.REMIND_CUSTOMER, datetime(2026, 12, 2, 9, 0, tzinfo=UTC)),
        (Step.GIVE_UP, datetime(2026, 12, 7, 9, 0, tzinfo=UTC)),
    ]


def test_a_solution_asks_for_its_stars_once_and_closes():
    unrated = ticket(Status.RESOLVED, wants_rating=True)
    asked = ticket(Status.RESOLVED, wants_rating=True, reminders=1)
    rated = ticket(Status.RESOLVED, wants_rating=False)

    closing = (Step.CLOSE, TUESDAY + timedelta(days=14))
    assert next_step(unrated, *house()) == (Step.REMIND_RATING, TUESDAY + timedelta(days=3))
    assert next_step(asked, *house()) == next_step(rated, *house()) == closing


@pytest.mark.parametrize("periods", [{"rating_reminder": 0}, {"close": 3}, {"rating": 3}, {"close": 1}])
def test_nobody_is_asked_for_stars_that_come_too_late(periods):
    step = next_step(ticket(Status.RESOLVED, wants_rating=True), *house(**periods))

    assert step == (Step.CLOSE, TUESDAY + timedelta(days=periods.get("close", 14)))


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.AWAITING_CUSTOMER, Status.RESOLVED}))
def test_the_clock_leaves_the_rest_to_people(status):
    assert wakes_at(ticket(status), *house()) is None


def test_a_house_that_never_opens_promises_nothing_and_still_closes():
    never = house(week={"0": []})

    assert wakes_at(ticket(Status.AWAITING_CUSTOMER), *never) is None
    assert wakes_at(ticket(Status.RESOLVED), *never) == TUESDAY + timedelta(days=14)


@pytest.mark.parametrize(("status", "awaits_staff", "ball"), [
    (Status.AWAITING_SUPPORT, True, Ball.STAFF), (Status.IN_PROGRESS, True, Ball.STAFF),
    (Status.IN_PROGRESS, False, Ball.STAFF), (Status.PLANNED, False, Ball.STAFF),
    (Status.AWAITING_CUSTOMER, False, Ball.CUSTOMER), (Status.PENDING, False, Ball.THIRD),
    (Status.PENDING, True, Ball.STAFF), (Status.RESOLVED, False, None), (Status.CLOSED, False, None),
    (Status.CANCELLED, False, None),
])  # fmt: skip
def test_somebody_has_the_ball_until_it_is_over(status, awaits_staff, ball):
    assert ticket(status, awaits_staff=awaits_staff).ball == ball
