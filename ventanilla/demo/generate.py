"""The demonstration's story: the same for the same seed and moment. Pure: no database, no clock, no settings."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from ventanilla.demo import plot, ties
from ventanilla.demo.casting import cast_for
from ventanilla.demo.customers import CUSTOMERS
from ventanilla.demo.deskwork import with_desk_work
from ventanilla.demo.office_hours import HOLIDAYS, ZONE, earlier
from ventanilla.demo.pen import Pen
from ventanilla.demo.scenes import scenes_now
from ventanilla.demo.staff import STAFF
from ventanilla.demo.story import CustomerStory, Demo, TicketStory

DAYS = 730
WEEK = (1.3, 1.1, 1.0, 1.0, 0.8, 0.08, 0.04)
"""Tickets by day of the week, beside an average working day."""
MONTHS = (1.1, 1.0, 1.0, 0.95, 1.0, 1.05, 0.9, 0.4, 1.2, 1.1, 1.1, 0.85)
SEASONS = {
    "school": {7: 0.2, 8: 0.2, 9: 2.0, 10: 1.3},
    "farm": {6: 1.5, 7: 1.9, 8: 3.0, 9: 1.6, 1: 0.7, 2: 0.6},
    "advice": {1: 1.7, 4: 1.6, 7: 1.6, 10: 1.5},
    "shops": {1: 1.4, 7: 1.3, 12: 1.7},
    "winery": {9: 1.7, 10: 1.5, 12: 1.5},
    "hotel": {1: 1.4, 2: 1.4, 8: 3.0},
}
"""What a trade's own calendar does to the month."""
ALWAYS_RATED = {
    "lucia@aurora.example",
    "pedro@aurora.example",
    "nuria@aurora.example",
    "oscar@ribera.example",
}
"""The accounts on the login page have rated all their old tickets: what waits for them is in `scenes.py`."""


def generate(seed: int, now: datetime) -> Demo:
    """Two years of Norte Sistemas up to `now` (an instant with its zone)."""
    local = now.astimezone(ZONE).replace(tzinfo=None)
    tickets = scenes_now(local, _dice(seed, "scenes"))
    for customer in CUSTOMERS:
        tickets += _history_of(customer, local, _dice(seed, customer.code))
    tickets = ties.follow_ups(tickets, local, _dice(seed, "follow-ups"))
    tickets = ties.related(tickets, _dice(seed, "kin"))
    at_the_desk = _dice(seed, "desk")
    tickets = [with_desk_work(ticket, at_the_desk, now) for ticket in tickets]
    return Demo(
        staff=STAFF, customers=CUSTOMERS, tickets=tuple(sorted(tickets, key=lambda ticket: ticket.opened_at))
    )


def _dice(seed: int, what: str) -> Random:
    """Each part has its own: a change of one leaves the others as they were."""
    return Random(f"{seed} {what}")  # noqa: S311 - a story, not a secret


def _history_of(customer: CustomerStory, now: datetime, rng: Random) -> list[TicketStory]:
    days = [now.date() - timedelta(days=DAYS - count) for count in range(DAYS)]
    weights = [_busyness(day, customer.sector) * (0.8 + 0.4 * count / DAYS) for count, day in enumerate(days)]
    drawn = rng.choices(days, weights, k=customer.tickets_in_two_years)
    return [
        _past_ticket(f"{customer.code}/{count}", customer, day, now, rng)
        for count, day in enumerate(sorted(drawn))
    ]


def _past_ticket(key: str, customer: CustomerStory, day: date, now: datetime, rng: Random) -> TicketStory:
    opened_at = min(datetime.combine(day, _time_of_day(rng)), earlier(now, plot.NEEDED_MINUTES))
    pen = Pen(key=key, cast=cast_for(customer, opened_at, rng), rng=rng)
    plot.whole_life(pen, opened_at, now, always_rated=pen.cast.requester.email in ALWAYS_RATED)
    return pen.ticket()


def _busyness(day: date, sector: str) -> float:
    if (day.month, day.day) in HOLIDAYS:
        return 0.03
    return WEEK[day.weekday()] * MONTHS[day.month - 1] * SEASONS.get(sector, {}).get(day.month, 1.0)


def _time_of_day(rng: Random) -> time:
    """Two humps, before noon and after lunch, and a few who write when the day is over."""
    chance = rng.random()
    if chance < 0.62:
        minutes = rng.triangular(8 * 60, 14 * 60, 9.6 * 60)
    elif chance < 0.9:
        minutes = rng.triangular(15 * 60, 19 * 60, 16.3 * 60)
    else:
        minutes = rng.uniform(7 * 60, 22.5 * 60)
    return time(int(minutes // 60), int(minutes % 60), rng.randint(0, 59))
