"""The times that run in a ticket, as the head shows them: in words, and how much of each is gone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ventanilla.core import times
from ventanilla.domain.tickets.models import Ticket
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


def clocks_of(ticket: Ticket, now: datetime) -> list[Clock]:
    """Whose turn it is, and when an answer or a visit is due."""
    found = [_turn(ticket, now)]
    if ticket.due_at:
        found.append(_due(ticket, ticket.due_at, now))
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


def _due(ticket: Ticket, due: datetime, now: datetime) -> Clock:
    exact = times.exact(localtime(due))
    if due <= now:
        return Clock(_("Venció %(ago)s") % {"ago": times.ago(due, now)}, exact, "danger", "triangle-alert")
    gone = (now - ticket.turn_since) / max(due - ticket.turn_since, timedelta(minutes=1))
    meaning = "warning" if due <= at_risk(now) else "info"
    return Clock(
        _("Vence %(when)s") % {"when": times.until(due, now)}, exact, meaning, gone=round(gone * 20) * 5
    )


def _visit(planned: datetime, now: datetime) -> Clock:
    words = _("Visita: %(day)s") % {"day": times.when(localtime(planned), localtime(now))}
    return Clock(words, times.exact(localtime(planned)), "warning" if planned < now else "info", "calendar")
