"""What was promised to the customer: the first answer and the solution. The desk's own clocks never come here."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ventanilla.core import times
from ventanilla.domain.levels.known import the_levels
from ventanilla.domain.levels.words import AGREED, Metric
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.promises import DUE, done_at
from ventanilla.domain.tickets.status import Status


class Promise(NamedTuple):
    label: str
    words: str
    picture: str


def promises_of(ticket: Ticket, now: datetime) -> list[Promise]:
    """Both, as far as they were made: what is kept, what is still to be, and what stands still."""
    return [promise for metric in AGREED if (promise := _promise(ticket, metric, now))]


def _promise(ticket: Ticket, metric: Metric, now: datetime) -> Promise | None:
    label = _("Primera respuesta") if metric == Metric.FIRST_RESPONSE else _("Resolución")
    due, done = getattr(ticket, DUE[metric]), done_at(ticket, metric)
    if due is None:
        return (
            Promise(label, _("en pausa: espera vuestra respuesta"), "pause")
            if _waits(ticket, metric)
            else None
        )
    if done:
        told = times.when(localtime(done), localtime(now))
        return (
            Promise(label, told, "check")
            if done <= due
            else Promise(label, _("%(when)s, con retraso") % {"when": told}, "clock")
        )
    told = times.when(localtime(due), localtime(now))
    if due < now:
        return Promise(label, _("era para %(when)s") % {"when": told}, "triangle-alert")
    return Promise(label, told, "clock")


def _waits(ticket: Ticket, metric: Metric) -> bool:
    """It is promised, and its clock stands still until the customer speaks."""
    if ticket.status != Status.AWAITING_CUSTOMER or done_at(ticket, metric):
        return False
    return the_levels().of(ticket.level_id).target(metric, ticket.priority) is not None
