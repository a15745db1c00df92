"""What both sides hear of: the customer's people, and who attends."""

from __future__ import annotations

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.letters.post import tell_assignee, tell_customer, tell_staff
from ventanilla.domain.tickets.models import Message, Ticket


def new_message(ticket: Ticket, message: Message) -> None:
    """To everybody in it but its author: who asked, who is copied, who attends, who watches."""
    key, author = f"message:{message.pk}", message.contact or message.staff
    tell_customer(ticket, "new_message", key=key, but=author, message=message, automatic=False)
    listeners = [*_attending(ticket), *_watchers(ticket)]
    tell_staff(ticket, "staff_new_message", listeners, key=key, but=author, message=message)


def declared_resolved(ticket: Ticket, by: Actor) -> None:
    tell_customer(ticket, "declared_resolved", key=f"resolved:{ticket.round}", by=by)
    tell_assignee(ticket, "staff_declared_resolved", key=f"resolved:{ticket.round}", by=by, but=by)


def reopened(ticket: Ticket, by: Actor, reason: str) -> None:
    tell_customer(ticket, "reopened", key=f"reopened:{ticket.round}", by=by, reason=reason)
    tell_assignee(ticket, "staff_reopened", key=f"reopened:{ticket.round}", by=by, but=by, reason=reason)


def closed(ticket: Ticket, by: Actor) -> None:
    """By somebody, or by the clock."""
    tell_customer(ticket, "closed", key=f"closed:{ticket.round}", by=by)
    tell_assignee(ticket, "staff_closed", key=f"closed:{ticket.round}", by=by, but=by)


def cancelled(ticket: Ticket, by: Actor, reason: str) -> None:
    tell_customer(ticket, "cancelled", key=f"cancelled:{ticket.round}", by=by, reason=reason)
    tell_assignee(ticket, "staff_cancelled", key=f"cancelled:{ticket.round}", by=by, but=by, reason=reason)


def _attending(ticket: Ticket) -> list[StaffMember]:
    return [ticket.assignee] if ticket.assignee else []


def _watchers(ticket: Ticket) -> list[StaffMember]:
    return [watch.staff for watch in ticket.watches.select_related("staff__person").order_by("pk")]
