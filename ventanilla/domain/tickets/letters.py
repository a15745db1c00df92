"""Every letter about a ticket, one function each. Written once per event and recipient; notes never come here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.mail.outbox import Draft, write_letters
from ventanilla.domain.mail.threads import Thread, root_of
from ventanilla.domain.people.actions.links import make_link
from ventanilla.domain.people.letters import recipient
from ventanilla.domain.people.models import Link, Person, Role, StaffMember
from ventanilla.domain.tickets.models import Message, Rating, Ticket

LOW_STARS = 2
"""As many or fewer: somebody responsible should know."""


def received(ticket: Ticket, message: Message) -> None:
    _tell_requester(ticket, "received", key="received", message=message)


def qualified(ticket: Ticket) -> None:
    _tell_requester(ticket, "qualified", key="qualified")


def in_progress(ticket: Ticket) -> None:
    _tell_requester(ticket, "in_progress", key=f"in_progress:{ticket.round}")


def planned(ticket: Ticket) -> None:
    assert ticket.planned_at is not None
    _tell_requester(ticket, "planned", key=f"planned:{ticket.round}:{ticket.planned_at.isoformat()}")


def pending(ticket: Ticket, message: Message) -> None:
    _tell_requester(ticket, "pending", key=f"message:{message.pk}", message=message)


def awaiting_customer(ticket: Ticket, question: Message) -> None:
    _tell_requester(ticket, "awaiting_customer", key=f"message:{question.pk}", message=question)


def new_message(ticket: Ticket, message: Message) -> None:
    """To everybody in it but its author."""
    if message.contact_id != ticket.requester_id:
        _tell_requester(ticket, "new_message", key=f"message:{message.pk}", message=message, automatic=False)
    _tell_assignee(
        ticket, "staff_new_message", key=f"message:{message.pk}", message=message, but=message.staff_id
    )


def resolved(ticket: Ticket, solution: Message) -> None:
    """With five links to one page, where the stars wait to be confirmed."""
    token = make_link(
        Link.Purpose.RATE, ticket.requester.person, subject_id=ticket.pk, at=solution.created_at
    )
    _tell_requester(
        ticket, "resolved", key=f"resolved:{ticket.round}", message=solution, token=token, secrets=[token]
    )  # fmt: skip


def declared_resolved(ticket: Ticket, by: Actor) -> None:
    _tell_requester(ticket, "declared_resolved", key=f"resolved:{ticket.round}", by=by)
    _tell_assignee(ticket, "staff_declared_resolved", key=f"resolved:{ticket.round}", by=by)


def reopened(ticket: Ticket, by: Actor, reason: str) -> None:
    _tell_requester(ticket, "reopened", key=f"reopened:{ticket.round}", by=by, reason=reason)
    _tell_assignee(
        ticket, "staff_reopened", key=f"reopened:{ticket.round}", by=by, but=_staff_id(by), reason=reason
    )


def cancelled(ticket: Ticket, by: Actor, reason: str) -> None:
    _tell_requester(ticket, "cancelled", key=f"cancelled:{ticket.round}", by=by, reason=reason)
    _tell_assignee(
        ticket, "staff_cancelled", key=f"cancelled:{ticket.round}", by=by, but=_staff_id(by), reason=reason
    )


def rated(ticket: Ticket, rating: Rating) -> None:
    """To who attended it; with one or two stars also to those responsible, once each."""
    told = [ticket.assignee] if ticket.assignee and _is_here(ticket.assignee) else []
    if rating.stars <= LOW_STARS:
        told += [one for one in _responsible() if one.pk != ticket.assignee_id]
    key = f"rated:{ticket.round}:{rating.stars}"
    write_letters([_draft(ticket, "staff_rated", member.person, key, rating=rating) for member in told])


def _tell_requester(ticket: Ticket, name: str, *, key: str, **context: Any) -> None:
    member = ticket.requester
    if member.is_active and member.person.is_active and ticket.customer.is_active:
        write_letters([_draft(ticket, name, member.person, key, **context)])


def _tell_assignee(ticket: Ticket, name: str, *, key: str, but: int | None = None, **context: Any) -> None:
    member = ticket.assignee
    if member and _is_here(member) and member.pk != but:
        write_letters([_draft(ticket, name, member.person, key, **context)])


def _draft(
    ticket: Ticket,
    name: str,
    person: Person,
    key: str,
    *,
    automatic: bool = True,
    secrets: Sequence[str] = (),
    **context: Any,
) -> Draft:
    return Draft(
        key=f"ticket:{ticket.pk}:{key}:{person.pk}",
        to=recipient(person),
        template=f"tickets/mail/{name}",
        context={"ticket": ticket, "person": person, **context},
        thread=Thread(root=root_of("ticket", ticket.pk)),
        about=("ticket", ticket.pk),
        automatic=automatic,
        secrets=secrets,
    )


def _is_here(member: StaffMember) -> bool:
    return member.is_active and member.person.is_active


def _responsible() -> list[StaffMember]:
    """Those who run the service; where nobody has that role, the administrators."""
    of_rank = StaffMember.objects.filter(role__in=[Role.MANAGER, Role.ADMINISTRATOR]).select_related("person")
    here = [member for member in of_rank if _is_here(member)]
    return [member for member in here if member.role == Role.MANAGER] or here


def _staff_id(by: Actor) -> int | None:
    return by.pk if isinstance(by, StaffMember) else None
