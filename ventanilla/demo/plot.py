"""What becomes of a ticket: a whole life, or one that has got as far as today. Local times, without a zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import log
from random import Random
from typing import NamedTuple

from ventanilla.demo import papers, smalltalk
from ventanilla.demo.office_hours import OFFICE_DAY, ZONE, earlier, later, whole_half_hour
from ventanilla.demo.pen import Pen
from ventanilla.domain.tickets.visits import AN_HOUR

MINUTES_TO_RESOLVE = {"high": 170, "medium": 540, "low": 1500}
"""Median, in office minutes."""
CLOSES_AFTER_DAYS = 14
ASKS_AGAIN_AFTER_DAYS = 3
"""As `provider.Periods` has it: the clock that runs in a demonstration finds nothing to catch up with."""
NEEDED_MINUTES = 180
"""What has ended was opened so long ago at least, in office minutes: else it could not have ended, on a Sunday."""
BY_PHONE = 0.05
LONGEST_WAIT = 90
"""Office minutes: what is urgent is answered within 120."""
STARS = (5,) * 10 + (4,) * 7 + (3,) * 2 + (2, 1)


def whole_life(pen: Pen, opened_at: datetime, now: datetime, *, always_rated: bool) -> None:
    """From the opening to the end. When that would be after `now`, everything went faster."""
    if pen.rng.random() < 0.03:
        _cancelled(pen, opened_at, now)
        return
    wanted = MINUTES_TO_RESOLVE[pen.cast.priority] * pen.rng.lognormvariate(0, 0.85)
    state = pen.rng.getstate()
    while True:
        _work(pen, opened_at, wanted)
        if pen.events[-1].at.replace(tzinfo=None) < now - timedelta(minutes=5):
            break
        pen.events.clear()
        pen.rng.setstate(state)
        wanted /= 2
    _aftermath(pen, now, always_rated=always_rated)


def _work(pen: Pen, opened_at: datetime, wanted: float) -> None:
    """The office minutes from opening to solution are `wanted`; waiting for others comes on top."""
    rng, cast = pen.rng, pen.cast
    if rng.random() < BY_PHONE:
        pen.phoned(opened_at)
    else:
        pen.opened(opened_at, papers.customer_papers(rng) if rng.random() < 0.06 else ())
    at = later(opened_at, min(wanted * 0.08, rng.uniform(4, 55)))
    pen.qualified(at)
    at = later(at, wanted * 0.1)
    pen.started(at)
    at = later(at, wanted * 0.06 + 1)
    pen.answered(at, cast.course.reply)
    at = later(at, wanted * 0.1)
    if rng.random() < 0.4:
        pen.noted(at, rng.choice(cast.family.notes or smalltalk.NOTES))
    at = _waiting(pen, at, wanted)
    if rng.random() < 0.3:
        at = later(at, wanted * 0.15)
        _said(pen, at, rng.choice(smalltalk.NUDGES))
        at = later(at, wanted * 0.1)
        pen.answered(
            at, rng.choice(smalltalk.PROGRESS), papers.staff_papers(rng) if rng.random() < 0.06 else ()
        )
    at = later(at, wanted * 0.4)
    if rng.random() < 0.06:
        pen.declared_resolved(at)
        return
    pen.resolved(at, cast.course.solution)
    if rng.random() < 0.05:
        _second_round(pen, at, wanted)


def _waiting(pen: Pen, at: datetime, wanted: float) -> datetime:
    """For the customer, for a supplier, for the day of the visit: at most one of them, often none."""
    rng, family, scale = pen.rng, pen.cast.family, min(1.0, wanted / 500)
    chance = rng.random()
    if family.visit and chance < 0.3:
        day = whole_half_hour(later(at, rng.uniform(300, 1900) * scale))
        pen.planned(at, day)
        pen.started(day)
        return day
    if family.waits_for and chance < 0.45:
        pen.pending(at, family.waits_for)
        at = later(at, rng.uniform(500, 2600) * scale)
        pen.started(at)
        return at
    if pen.cast.ask and chance < 0.8:
        pen.asked(at, pen.cast.ask.question)
        at = later(at, 240 * scale * rng.lognormvariate(0, 0.9))
        _said(pen, at, pen.cast.ask.answer)
    return at


def _said(pen: Pen, at: datetime, text: str) -> None:
    """Who writes «te lo adjunto» attaches something."""
    pen.said(at, text, papers.customer_papers(pen.rng) if "adjunt" in text.lower() else ())


def _second_round(pen: Pen, at: datetime, wanted: float) -> None:
    at = later(at, pen.rng.uniform(60, 900) * min(1.0, wanted / 500))
    pen.said(at, pen.rng.choice(smalltalk.BACK_AGAIN))
    at = later(at, wanted * 0.1)
    pen.answered(at, pen.rng.choice(smalltalk.SECOND_TRY))
    pen.resolved(later(at, wanted * 0.4), pen.rng.choice(smalltalk.SECOND_SOLUTION))


def _aftermath(pen: Pen, now: datetime, *, always_rated: bool) -> None:
    """Stars, perhaps after a reminder, and closing two weeks later, as far as `now` has come."""
    rng = pen.rng
    resolved_at = pen.events[-1].at.replace(tzinfo=None)
    rated_at = _awake(resolved_at + timedelta(minutes=rng.lognormvariate(log(200), 1.1)))
    is_rated = rng.random() < 0.58
    stars, talks, late = rng.choice(STARS), rng.random(), timedelta(minutes=rng.uniform(0, 5))
    asks_at = _days_after(resolved_at, ASKS_AGAIN_AFTER_DAYS) + late
    closes_at = _days_after(resolved_at, CLOSES_AFTER_DAYS) + late
    rates = always_rated or (is_rated and rated_at < min(now, closes_at))
    if rates:
        rated_at = min(rated_at, now - timedelta(minutes=2), closes_at - timedelta(minutes=1))
        rated_at = max(rated_at, resolved_at + timedelta(seconds=30))
    if asks_at < now and not (rates and rated_at <= asks_at):
        pen.asked_for_stars(asks_at)
    if rates:
        pen.rated(rated_at, stars, _comment(stars, talks, rng))
    if closes_at < now:
        pen.closed(closes_at)


def _days_after(moment: datetime, days: int) -> datetime:
    """Days of 24 hours, as the clock counts them, also where the summer begins or ends in between."""
    instant = moment.replace(tzinfo=ZONE).astimezone(UTC) + timedelta(days=days)
    return instant.astimezone(ZONE).replace(tzinfo=None)


def _awake(moment: datetime) -> datetime:
    """Nobody gives stars at four in the morning."""
    return moment + timedelta(hours=8 - moment.hour) if moment.hour < 7 else moment


def _comment(stars: int, talks: float, rng: Random) -> str:
    if stars <= 2:
        return rng.choice(smalltalk.COMPLAINT)
    if talks > 0.3:
        return ""
    return rng.choice(smalltalk.PRAISE if stars == 5 else smalltalk.FINE)


def _cancelled(pen: Pen, opened_at: datetime, now: datetime) -> None:
    rng = pen.rng
    pen.opened(opened_at)
    by_staff = rng.random() < 0.3
    if by_staff:
        pen.qualified(min(later(opened_at, 20), now - timedelta(minutes=5)))
    at = min(later(opened_at, rng.uniform(25, 200)), now - timedelta(minutes=3))
    words = smalltalk.CANCELLED_BY_STAFF if by_staff else smalltalk.CANCELLED_BY_CUSTOMER
    pen.cancelled(at, rng.choice(words), by_staff=by_staff)


def so_far(
    pen: Pen, state: str, now: datetime, *, age: float, in_days: float = 0, lasts: int = AN_HOUR
) -> None:
    """A ticket opened `age` office minutes before `now` that stands at `state` (`new`, or a status).

    `in_days` is when the visit is, for those that have one, and `lasts` how many minutes it takes.
    """
    ago = _Ago(now, age)
    attached = papers.customer_papers(pen.rng) if pen.rng.random() < 0.3 else ()
    if pen.caller:
        pen.phoned(ago(1))
    else:
        pen.opened(ago(1), attached)
    if state == "new":
        return
    pen.qualified(ago(0.9), unassigned=state == "awaiting_support")
    if state == "awaiting_support":
        return
    pen.started(ago(0.8))
    pen.answered(ago(0.75), pen.cast.course.reply)
    if pen.rng.random() < 0.6:
        pen.noted(ago(0.65), pen.rng.choice(pen.cast.family.notes or smalltalk.NOTES))
    _NOW_AT[state](pen, ago, _visit(now, in_days, lasts))


class _Ago:
    """Calling it with 1 gives the opening, with 0 the present."""

    def __init__(self, now: datetime, age: float) -> None:
        self.now, self.age = now, age

    def __call__(self, share: float) -> datetime:
        return earlier(self.now, self.age * share)


class _Visit(NamedTuple):
    at: datetime
    minutes: int


def _visit(now: datetime, in_days: float, minutes: int) -> _Visit:
    return _Visit(whole_half_hour(later(now, in_days * OFFICE_DAY)), minutes)


def _in_progress(pen: Pen, ago: _Ago, visit: _Visit) -> None:
    """Whoever is waiting for an answer has not waited so long that it would be late."""
    share = min(0.4, LONGEST_WAIT / ago.age)
    if pen.rng.random() < 0.5:
        _said(pen, ago(share), pen.rng.choice(smalltalk.NUDGES))
        if pen.rng.random() < 0.5:
            pen.answered(ago(share / 2), pen.rng.choice(smalltalk.PROGRESS))


def _visit_under_way(pen: Pen, ago: _Ago, visit: _Visit) -> None:
    pen.planned(ago(0.6), *visit)
    pen.started(ago(0.59))
    pen.said(
        ago(0.3), "Hemos hecho los tres pasos y ha impreso dos órdenes, pero a la tercera ha vuelto el aviso."
    )


def _pending(pen: Pen, ago: _Ago, visit: _Visit) -> None:
    pen.pending(ago(0.5), pen.cast.family.waits_for or "Pendiente de respuesta del fabricante.")


def _planned(pen: Pen, ago: _Ago, visit: _Visit) -> None:
    pen.planned(ago(0.5), *visit)


def _awaiting_customer(pen: Pen, ago: _Ago, visit: _Visit) -> None:
    pen.asked(
        ago(0.4), pen.cast.ask.question if pen.cast.ask else "¿Cuándo te viene bien que nos conectemos?"
    )


def _resolved(pen: Pen, ago: _Ago, visit: _Visit) -> None:
    pen.resolved(ago(0.5), pen.cast.course.solution)


_NOW_AT = {
    "in_progress": _in_progress,
    "visit_under_way": _visit_under_way,
    "pending": _pending,
    "planned": _planned,
    "awaiting_customer": _awaiting_customer,
    "resolved": _resolved,
}
