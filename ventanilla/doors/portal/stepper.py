"""The five stations of a ticket, as its customer sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ventanilla.domain.tickets.models import Rating, Ticket
from ventanilla.domain.tickets.status import Status
from ventanilla.domain.tickets.wording import status_word


@dataclass(frozen=True, slots=True)
class Step:
    label: str
    state: str
    """`done`, `now` or `todo`."""
    at: datetime | None = None
    since: bool = False
    """True when `at` is the beginning of what goes on now."""


def steps_of(ticket: Ticket, rating: Rating | None) -> list[Step]:
    """Where the ticket stands. A cancelled one ends where it was."""
    if ticket.status == Status.CANCELLED:
        return [*_beginning(ticket), Step(status_word(Status.CANCELLED), "done", ticket.closed_at)]
    return [*_beginning(ticket), _middle(ticket), *_end(ticket, rating)]


def _beginning(ticket: Ticket) -> list[Step]:
    """Received and qualified; taken up without being qualified, somebody has judged it all the same."""
    waits = ticket.status == Status.AWAITING_SUPPORT
    untouched = waits and not ticket.qualified_at
    received = Step(_("Recibido"), "now" if untouched else "done", ticket.created_at)
    if ticket.status == Status.CANCELLED and not ticket.qualified_at:
        return [received]
    state = "todo" if untouched else "now" if waits else "done"
    return [received, Step(_("Cualificado"), state, ticket.qualified_at)]


def _middle(ticket: Ticket) -> Step:
    """The station in the middle wears the name of whatever goes on."""
    if not ticket.is_open:
        return Step(status_word(Status.IN_PROGRESS), "done", ticket.started_at)
    if ticket.status == Status.AWAITING_SUPPORT:
        return Step(status_word(Status.IN_PROGRESS), "todo")
    return Step(ticket.label, "now", ticket.status_since, since=True)


def _end(ticket: Ticket, rating: Rating | None) -> list[Step]:
    solved = status_word(Status.RESOLVED)
    if ticket.is_open:
        return [Step(solved, "todo"), Step(_("Valorado"), "todo")]
    if rating:
        return [Step(solved, "done", ticket.resolved_at), Step(_("Valorado"), "done", rating.rated_at)]
    return [Step(solved, "now", ticket.resolved_at), Step(_("Valorado"), "todo")]
