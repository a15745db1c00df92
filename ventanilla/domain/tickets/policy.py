"""Who may do what with a ticket that they can see. Each right is a sentence."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.timezone import now

from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.policy import leads
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import Status


def may_open(actor: Actor) -> bool:
    """For themself; staff opens for whoever calls."""
    return actor.works_the_desk or (isinstance(actor, Membership) and actor.may_manage(Section.SUPPORT))


def may_open_for(actor: Actor, requester: Membership) -> bool:
    """Staff for any contact; a contact for themself, or for a colleague when they see the whole company's."""
    if isinstance(actor, Membership) and requester.pk != actor.pk:
        return may_open(actor) and actor.sees_whole_company and requester.customer_id == actor.customer_id
    return may_open(actor)


def may_write(actor: Actor, ticket: Ticket) -> bool:
    """Say something in it: staff always, a contact who may manage support and whose ticket it is to see."""
    return actor.works_the_desk or (isinstance(actor, Membership) and actor.may_manage(Section.SUPPORT))


def may_reply(actor: Actor, ticket: Ticket) -> bool:
    """A customer may also write into what is closed: it goes on in a new ticket (see `goes_on_elsewhere`)."""
    if actor.works_the_desk:
        return not ticket.is_over
    return ticket.status != Status.CANCELLED and may_write(actor, ticket)


def goes_on_elsewhere(ticket: Ticket) -> bool:
    """What its customer writes now opens a linked ticket: it is closed, or was resolved too long ago."""
    return ticket.status == Status.CLOSED or (ticket.status == Status.RESOLVED and not still_hears(ticket))


def still_hears(ticket: Ticket) -> bool:
    """A resolved ticket hears its customer, and comes back, for some days."""
    since = now() - timedelta(days=the_house().periods.reopen)
    return ticket.status == Status.RESOLVED and ticket.status_since >= since


def may_declare_resolved(actor: Actor, ticket: Ticket) -> bool:
    return ticket.is_open and may_write(actor, ticket)


def may_cancel(actor: Actor, ticket: Ticket) -> bool:
    return ticket.is_open and may_write(actor, ticket)


def may_close(actor: Actor, ticket: Ticket) -> bool:
    """The desk, or the customer who confirms that it is done."""
    return ticket.status == Status.RESOLVED and may_write(actor, ticket)


def may_reopen(actor: Actor, ticket: Ticket) -> bool:
    """Staff whenever there is something to come back to; the customer while it still hears them."""
    if ticket.merged_into_id:
        return False
    if actor.works_the_desk:
        return ticket.status in (Status.RESOLVED, Status.CANCELLED)
    return still_hears(ticket) and may_write(actor, ticket)


def may_copy(actor: Actor, ticket: Ticket) -> bool:
    """Say who else hears of it, and who no longer does."""
    return not ticket.is_over and may_write(actor, ticket)


def may_rate(actor: Actor, ticket: Ticket) -> bool:
    """Only the person who asked, once there is something to judge and while it is fresh."""
    asked = isinstance(actor, Membership) and ticket.requester_id == actor.pk
    return asked and ticket.status in (Status.RESOLVED, Status.CLOSED) and not rating_has_ended(ticket)


def may_share_views(actor: Actor) -> bool:
    """Everybody keeps their own; what all find in their rail is for those who lead."""
    return leads(actor)


def may_edit_canned(actor: Actor) -> bool:
    """Everybody sends them; what is said in everybody's name is for those who lead."""
    return leads(actor)


def rating_since(at: datetime) -> datetime:
    """What was resolved before can no longer be rated."""
    return at - timedelta(days=the_house().periods.rating)


def rating_has_ended(ticket: Ticket) -> bool:
    """The stars it has, or has not, are its last ones."""
    return ticket.resolved_at is not None and ticket.resolved_at < rating_since(now())
