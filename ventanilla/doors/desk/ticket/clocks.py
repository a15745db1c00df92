"""The times that run in a ticket, as the head shows them: in words, and how much of each is gone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils.timezone import localtime

from ventanilla.core import times
from ventanilla.core.words import say as _
from ventanilla.domain.levels.words import Metric
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.promises import DUE, begins_of
from ventanilla.domain.tickets.status import Ball, Status, ball_of
from ventanilla.doors.desk.lists.horizons import at_risk


class Clock(NamedTuple):
    words: str
    exact: str
    """The instant itself, for the mouse, the focus and the ear."""
    meaning: str = "quiet"
    picture: str = ""
    gone: int | None = None
    """Percent of the time, drawn as a pie."""
    is_promise: bool = False
    """There is more to be told of it, on a page of its own."""


def clocks_of(ticket: Ticket, now: datetime) -> list[Clock]:
    """Whose turn it is, and when an answer or a visit is due."""
    found = [_turn(ticket, now)]
    found += [_due(ticket, Metric(metric), now) for metric in _shown(ticket)]
    if ticket.status == Status.PLANNED and ticket.planned_at:
        found.append(_visit(ticket.planned_at, now))
    return [one for one in found if one]


def _turn(ticket: Ticket, now: datetime) -> Clock | None:
    ball = ball_of(Status(ticket.status), awaits_staff=ticket.awaits_staff)
    if ball is None:
        return None
    meaning = {
        Ball.STAFF: "info" if ticket.awaits_staff else "quiet",
        Ball.CUSTOMER: "warning",
        Ball.THIRD: "quiet",
    }[ball]
    since = times.exact(localtime(ticket.turn_since))
    told = _("%(whose)s desde hace %(span)s") % {
        "whose": ball.label,
        "span": times.span(now - ticket.turn_since),
    }
    return Clock(told, since, meaning)


def _shown(ticket: Ticket) -> list[str]:
    """What is due first, and the solution: more would be a wall of clocks; the page behind them has all."""
    last = Metric.RESOLUTION.value if ticket.is_open and ticket.resolution_due_at else ""
    return [metric for metric in dict.fromkeys((ticket.due_for, last)) if metric]


def _due(ticket: Ticket, metric: Metric, now: datetime) -> Clock:
    due: datetime = getattr(ticket, DUE[metric])
    exact = times.exact(localtime(due))
    what = {"what": metric.label}
    if due <= now:
        told = _("%(what)s: venció %(ago)s") % {**what, "ago": times.ago(due, now)}
        return Clock(told, exact, "danger", "triangle-alert", is_promise=True)
    began = ticket.turn_since if metric == Metric.NEXT_UPDATE else begins_of(ticket)
    gone = (now - began) / max(due - began, timedelta(minutes=1))
    meaning = "warning" if due <= at_risk(now) else "info"
    is_near = due - now < timedelta(hours=12)
    when = times.until(due, now) if is_near else times.when(localtime(due), localtime(now))
    told = _("%(what)s: vence %(when)s") % {**what, "when": when}
    return Clock(told, exact, meaning, gone=round(gone * 20) * 5, is_promise=True)


def _visit(planned: datetime, now: datetime) -> Clock:
    words = _("Visita: %(day)s") % {"day": times.when(localtime(planned), localtime(now))}
    return Clock(words, times.exact(localtime(planned)), "warning" if planned < now else "info", "calendar")
