"""Who may do what with a ticket that they can see. Each right is a sentence."""

from __future__ import annotations

from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import Status


def may_open(actor: Actor) -> bool:
    return isinstance(actor, Membership) and actor.may_manage(Section.SUPPORT)


def may_write(actor: Actor, ticket: Ticket) -> bool:
    """Say something in it: staff always, a contact who may manage support and whose ticket it is to see."""
    return actor.works_the_desk or (isinstance(actor, Membership) and actor.may_manage(Section.SUPPORT))


def may_reply(actor: Actor, ticket: Ticket) -> bool:
    return not ticket.is_over and may_write(actor, ticket)


def may_declare_resolved(actor: Actor, ticket: Ticket) -> bool:
    return ticket.is_open and may_write(actor, ticket)


def may_cancel(actor: Actor, ticket: Ticket) -> bool:
    return ticket.is_open and may_write(actor, ticket)


def may_reopen(actor: Actor, ticket: Ticket) -> bool:
    if actor.works_the_desk:
        return ticket.status in (Status.RESOLVED, Status.CANCELLED)
    return ticket.status == Status.RESOLVED and may_write(actor, ticket)


def may_rate(actor: Actor, ticket: Ticket) -> bool:
    """Only the person who asked, once there is something to judge."""
    asked = isinstance(actor, Membership) and ticket.requester_id == actor.pk
    return asked and ticket.status in (Status.RESOLVED, Status.CLOSED)
