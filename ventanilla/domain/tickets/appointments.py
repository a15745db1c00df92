"""What time does to a ticket: when the clock takes the next step. No queries, no clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from ventanilla.core.worktime import NeverOpen, Worktime
from ventanilla.domain.provider.periods import Periods
from ventanilla.domain.tickets.status import Status

if TYPE_CHECKING:
    from ventanilla.domain.tickets.models.ticket import Ticket


class Step(Enum):
    """What the clock does by itself."""

    REMIND_CUSTOMER = "remind_customer"
    GIVE_UP = "give_up"
    """Resolve what its customer no longer answers."""
    REMIND_RATING = "remind_rating"
    CLOSE = "close"


def wakes_at(ticket: Ticket, periods: Periods, worktime: Worktime) -> datetime | None:
    following = next_step(ticket, periods, worktime)
    return following[1] if following else None


def next_step(ticket: Ticket, periods: Periods, worktime: Worktime) -> tuple[Step, datetime] | None:
    """The next thing that the clock does with it, and when; None when it is people's turn."""
    if ticket.status == Status.AWAITING_CUSTOMER:
        return _of_a_question(ticket, periods, worktime)
    if ticket.status == Status.RESOLVED:
        return _of_a_solution(ticket, periods)
    return None


def _of_a_question(ticket: Ticket, periods: Periods, worktime: Worktime) -> tuple[Step, datetime] | None:
    """Two reminders, and the end; each counted in days on which somebody would have been there to read the answer."""
    days = (periods.first_reminder, periods.second_reminder, periods.give_up)[min(ticket.reminders, 2)]
    try:
        after = worktime.add_days(ticket.status_since, days)
    except NeverOpen:
        return None
    return (Step.GIVE_UP if ticket.reminders >= 2 else Step.REMIND_CUSTOMER), after


def _of_a_solution(ticket: Ticket, periods: Periods) -> tuple[Step, datetime]:
    """The stars are asked for once more while there is time, then it closes."""
    closes = ticket.status_since + timedelta(days=periods.close)
    if not ticket.wants_rating or ticket.reminders or not periods.rating_reminder:
        return Step.CLOSE, closes
    reminds = ticket.status_since + timedelta(days=periods.rating_reminder)
    in_time = periods.rating_reminder < min(periods.close, periods.rating)
    return (Step.REMIND_RATING, reminds) if in_time else (Step.CLOSE, closes)
