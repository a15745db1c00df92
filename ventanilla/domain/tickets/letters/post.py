"""Who hears of a ticket, and how what is told becomes a letter to each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.mail.bells import Bell, Topic
from ventanilla.domain.mail.outbox import Draft, write_letters
from ventanilla.domain.mail.threads import Thread, root_of
from ventanilla.domain.people.letters import recipient
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Ticket

TOPICS_OF_STAFF = {
    "staff_mentioned": Topic.MENTIONS, "staff_warned": Topic.WARNINGS, "staff_rated": Topic.RATINGS,
    "staff_call_back": Topic.CUSTOMERS, "staff_stranger": Topic.CUSTOMERS,
}  # fmt: skip
"""Of letters to colleagues that are about something else than the course of a ticket."""


def hears(ticket: Ticket, member: Membership) -> bool:
    """They can come in, and may still see tickets: a letter tells nobody what the page would refuse them."""
    may_enter = member.is_active and member.person.is_active and ticket.customer.is_active
    return may_enter and not ticket.is_withheld and _may_see(member)


def copied_to(ticket: Ticket) -> list[Membership]:
    """The contacts who are copied and still hear of it. Who only waits to become one gets nothing."""
    copies = ticket.copies.filter(member__customer=ticket.customer_id, member__is_active=True)
    found = copies.select_related("member__person").order_by("pk")
    told = [copy.member for copy in found if copy.member and hears(ticket, copy.member)]
    ticket.heard_by = told  # for whoever is told next in the same verb (see `hearing`)
    return told


def tell_customer(ticket: Ticket, name: str, *, key: str, but: Actor | None = None, **context: Any) -> None:
    """The same letter to the requester and to who is copied, each in their own words."""
    tell_contacts(ticket, name, [ticket.requester, *copied_to(ticket)], key=key, but=but, **context)


def tell_contacts(
    ticket: Ticket,
    name: str,
    members: Iterable[Membership],
    *,
    key: str,
    but: Actor | None = None,
    by: Actor | None = None,
    **context: Any,
) -> None:
    """To these contacts of its customer, as far as they still hear of it."""
    write_letters(
        [
            draft(
                ticket, name, member, key, by=by,
                is_mine=member.pk == ticket.requester_id, is_me=member == by, **context,
            )
            for member in members
            if member != but and hears(ticket, member)
        ]
    )  # fmt: skip


def tell_staff(
    ticket: Ticket,
    name: str,
    members: Iterable[StaffMember],
    *,
    key: str,
    but: Actor | None = None,
    **context: Any,
) -> None:
    """To these colleagues, but whoever did it, and as far as they are still here; each once."""
    told = {member.pk: member for member in members if member.is_here and member != but}
    write_letters([draft(ticket, name, one, key, **context) for one in told.values()])


def tell_assignee(ticket: Ticket, name: str, *, key: str, but: Actor | None = None, **context: Any) -> None:
    tell_staff(ticket, name, [ticket.assignee] if ticket.assignee else [], key=key, but=but, **context)


def draft(
    ticket: Ticket,
    name: str,
    reader: Membership | StaffMember,
    key: str,
    *,
    automatic: bool = True,
    secrets: Sequence[str] = (),
    not_before: datetime | None = None,
    **context: Any,
) -> Draft:
    person = reader.person
    return Draft(
        key=f"{key_of(ticket, key)}:{person.pk}",
        to=recipient(person),
        template=f"tickets/mail/{name}",
        context={"ticket": ticket, "person": person, **context},
        thread=Thread(root=root_of("ticket", ticket.pk)),
        about=("ticket", ticket.pk),
        automatic=automatic,
        secrets=secrets,
        not_before=not_before,
        bell=bell_of(ticket, name, reader, is_own=context.get("by") == reader),
    )


def bell_of(ticket: Ticket, name: str, reader: Membership | StaffMember, *, is_own: bool) -> Bell:
    if isinstance(reader, Membership):
        topic = Topic.TICKETS if reader.pk == ticket.requester_id else Topic.COPIED
    else:
        usual = Topic.ASSIGNED if reader.pk == ticket.assignee_id else Topic.WATCHED
        topic = TOPICS_OF_STAFF.get(name, usual)
    return Bell(
        reader=reader,
        topic=topic,
        thing="ticket",
        number=ticket.pk,
        label=f"#{ticket.number} · {ticket.subject}",
        is_own=is_own,
    )


def key_of(ticket: Ticket, event: str) -> str:
    """What the keys of all letters about this event begin with; the recipient follows after a colon."""
    return f"ticket:{ticket.pk}:{event}"


def _may_see(member: Membership) -> bool:
    return member.may_view(Section.SUPPORT)
