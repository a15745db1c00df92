"""Every verb of a ticket, ready to be called, and what it may do from each status."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils.timezone import now

from tests.cast import Cast
from ventanilla.domain.tickets.actions.finishing import cancel, close, declare_resolved, reopen, resolve
from ventanilla.domain.tickets.actions.rating import rate
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.working import ask_customer, plan, qualify, set_pending, start
from ventanilla.domain.tickets.models import Application, Ticket, TicketType
from ventanilla.domain.tickets.status import OPEN, Priority, Status

Verb = Callable[[Ticket, Cast], Any]
IN_TWO_DAYS = timedelta(days=2)


def qualified(ticket: Ticket, cast: Cast, **otherwise: Any) -> Ticket:
    facts = {
        "type": TicketType.objects.get(name="Internet"),
        "application": Application.objects.get(name="Correo"),
        "priority": Priority.LOW,
        "assignee": cast.marta,
    }
    return qualify(ticket, by=cast.marta, **{**facts, **otherwise})


VERBS: dict[str, Verb] = {
    "qualify": qualified,
    "start": lambda ticket, cast: start(ticket, by=cast.marta),
    "ask": lambda ticket, cast: ask_customer(ticket, "¿Qué modelo es?", by=cast.marta),
    "plan": lambda ticket, cast: plan(
        ticket, by=cast.marta, at_time=now() + IN_TWO_DAYS, technician=cast.bruno
    ),
    "pending": lambda ticket, cast: set_pending(ticket, "Falta una pieza.", by=cast.marta),
    "resolve": lambda ticket, cast: resolve(ticket, "Cambiado el cable.", by=cast.marta),
    "declare": lambda ticket, cast: declare_resolved(ticket, by=cast.lucia),
    "cancel": lambda ticket, cast: cancel(ticket, "Repetida.", by=cast.marta),
    "withdraw": lambda ticket, cast: cancel(ticket, "", by=cast.lucia),
    "reopen": lambda ticket, cast: reopen(ticket, "Sigue igual.", by=cast.marta),
    "insist": lambda ticket, cast: reopen(ticket, "", by=cast.lucia),
    "reply": lambda ticket, cast: reply(ticket, "Lo miramos.", by=cast.marta),
    "answer": lambda ticket, cast: reply(ticket, "Es la de arriba.", by=cast.lucia),
    "note": lambda ticket, cast: add_note(ticket, "Canario interno.", by=cast.marta),
    "close": lambda ticket, cast: close(ticket, by=cast.marta),
    "confirm": lambda ticket, cast: close(ticket, by=cast.lucia),
    "rate": lambda ticket, cast: rate(ticket, by=cast.lucia, stars=4),
}

_FROM_OPEN = {
    "ask": Status.AWAITING_CUSTOMER,
    "plan": Status.PLANNED,
    "pending": Status.PENDING,
    "resolve": Status.RESOLVED,
    "declare": Status.RESOLVED,
    "cancel": Status.CANCELLED,
    "withdraw": Status.CANCELLED,
}
_ELSEWHERE = {
    Status.AWAITING_CUSTOMER: {"answer": Status.IN_PROGRESS},
    Status.RESOLVED: {
        "answer": Status.IN_PROGRESS,
        "reopen": Status.IN_PROGRESS,
        "insist": Status.IN_PROGRESS,
        "close": Status.CLOSED,
        "confirm": Status.CLOSED,
    },
    Status.CANCELLED: {"reopen": Status.AWAITING_SUPPORT},
}
_LEAVE_IT = {
    Status.RESOLVED: {"reply", "note", "rate"},
    Status.CLOSED: {"note", "rate"},
    Status.CANCELLED: {"note"},
}


GOES_ON_ELSEWHERE = {("answer", Status.CLOSED)}
"""Neither done nor refused: another ticket follows (see `test_follow_ups`)."""


def outcome(verb: str, before: Status) -> Status | None:
    """The status after the verb on a ticket that Marta has; None when it is refused."""
    if there := _ELSEWHERE.get(before, {}).get(verb):
        return there
    if before not in OPEN:
        return before if verb in _LEAVE_IT[before] else None
    if verb == "start":
        return None if before == Status.IN_PROGRESS else Status.IN_PROGRESS
    if verb in ("reopen", "insist", "close", "confirm", "rate"):
        return None
    return _FROM_OPEN.get(verb, before)


LETTERS = {
    "qualify": [("qualified", "lucia")],
    "start": [("in_progress", "lucia")],
    "ask": [("message", "lucia")],
    "plan": [("assigned", "bruno"), ("planned", "lucia")],
    "pending": [("message", "lucia")],
    "resolve": [("resolved", "lucia")],
    "declare": [("resolved", "lucia"), ("resolved", "marta")],
    "cancel": [("cancelled", "lucia")],
    "withdraw": [("cancelled", "lucia"), ("cancelled", "marta")],
    "reopen": [("reopened", "lucia")],
    "insist": [("reopened", "lucia"), ("reopened", "marta")],
    "close": [("closed", "lucia")],
    "confirm": [("closed", "lucia"), ("closed", "marta")],
    "reply": [("message", "lucia")],
    "answer": [("message", "marta")],
    "note": [],
    "rate": [("rated", "marta")],
}
"""Who hears of it, when Lucía asked and Marta attends. Who does something is not told by mail that they did."""

LINES = {
    "qualify": "ticket.qualified", "start": "ticket.started", "ask": "ticket.asked", "plan": "ticket.planned",
    "pending": "ticket.pending", "resolve": "ticket.resolved", "declare": "ticket.declared_resolved",
    "cancel": "ticket.cancelled", "withdraw": "ticket.cancelled", "reopen": "ticket.reopened",
    "insist": "ticket.reopened", "reply": "ticket.replied", "answer": "ticket.replied", "note": "ticket.noted",
    "rate": "ticket.rated", "close": "ticket.closed", "confirm": "ticket.closed",
}  # fmt: skip
