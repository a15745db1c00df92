"""What we write to who asked and to who is copied."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.mail.bells import Bell, Topic
from ventanilla.domain.mail.outbox import write_letter
from ventanilla.domain.people.actions.links import make_link
from ventanilla.domain.people.letters import recipient
from ventanilla.domain.people.models import Link
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.tickets.letters.post import copied_to, hears, tell_contacts, tell_customer
from ventanilla.domain.tickets.models import Message, Ticket
from ventanilla.domain.tickets.wording import priority_word


def received(
    ticket: Ticket,
    message: Message,
    *,
    follows: Ticket | None = None,
    copied: Sequence[Membership] | None = None,
) -> None:
    """The number, and by when somebody answers. `follows`: the closed ticket that it continues; `copied`: who is, where
    the caller knows.
    """
    if copied is not None:
        ticket.heard_by = list(copied)
    told = [ticket.requester, *(copied_to(ticket) if copied is None else copied)]
    tell_contacts(
        ticket, "received", told, key="received", message=message, by=message.contact, follows=follows
    )


def qualified(ticket: Ticket) -> None:
    tell_customer(ticket, "qualified", key="qualified", priority_word=priority_word)


def in_progress(ticket: Ticket) -> None:
    tell_customer(ticket, "in_progress", key=f"in_progress:{ticket.round}")


def pending(ticket: Ticket, message: Message) -> None:
    tell_customer(ticket, "pending", key=f"message:{message.pk}", message=message)


def awaiting_customer(ticket: Ticket, question: Message) -> None:
    tell_customer(ticket, "awaiting_customer", key=f"message:{question.pk}", message=question)


def reminder(ticket: Ticket, question: Message | None) -> None:
    """What we are still waiting for; the last one says until when."""
    key = f"reminder:{ticket.status_since.isoformat()}:{ticket.reminders}"
    ends_at = ticket.wakes_at if ticket.reminders > 1 else None
    tell_customer(ticket, "reminder", key=key, message=question, ends_at=ends_at)


def resolved(ticket: Ticket, solution: Message) -> None:
    """To the requester with five links to one page, where the stars wait to be confirmed."""
    key = f"resolved:{ticket.round}"
    tell_contacts(ticket, "resolved", copied_to(ticket), key=key, message=solution, token="")
    if hears(ticket, ticket.requester):
        token = _star_token(ticket, solution.created_at)
        mine = [ticket.requester]
        tell_contacts(ticket, "resolved", mine, key=key, message=solution, token=token, secrets=[token])


def gave_up(ticket: Ticket, message: Message) -> None:
    """Nobody answered: with a button that brings it back."""
    tell_customer(ticket, "gave_up", key=f"gave_up:{message.pk}", message=message)


def unrated(ticket: Ticket, at: datetime) -> None:
    """The stars once more, to the requester alone."""
    if hears(ticket, ticket.requester):
        token = _star_token(ticket, at)
        mine, key = [ticket.requester], f"unrated:{ticket.round}"
        tell_contacts(ticket, "unrated", mine, key=key, token=token, secrets=[token])


def copied(ticket: Ticket, member: Membership, by: Actor) -> None:
    """To who is copied from now on; what was said before is on the page."""
    tell_contacts(ticket, "copied", [member], key="copied", by=by)


def merged(source: Ticket, target: Ticket) -> None:
    """What they asked goes on in another ticket, which they may see from now on."""
    tell_customer(source, "merged", key=f"merged:{target.pk}", target=target)


def _star_token(ticket: Ticket, at: datetime) -> str:
    lives = timedelta(days=the_house().periods.rating)
    return make_link(Link.Purpose.RATE, ticket.requester.person, subject_id=ticket.pk, at=at, lives=lives)


def handed_over(heir: Membership, tickets: Sequence[Ticket], before: Membership, by: Actor) -> None:
    """To who has got the open tickets of somebody who left: all of them in one letter, unless they did it themself."""
    if heir == by:
        return
    write_letter(
        key=f"handed-over:{before.pk}:{before.version}:{tickets[0].pk}",
        to=recipient(heir.person),
        template="tickets/mail/handed_over",
        context={
            "person": heir.person, "customer": heir.customer, "by": by, "before": before, "tickets": tickets[:20],
            "more": max(0, len(tickets) - 20),
        },
        bell=Bell(reader=heir, topic=Topic.TICKETS, thing="tickets", number=0, label=before.shown_name),
    )  # fmt: skip
