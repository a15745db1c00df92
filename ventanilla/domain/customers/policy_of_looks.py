"""Who may see what a contact sees, and for how long. Each right is a sentence."""

from __future__ import annotations

from datetime import timedelta

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.people.policy import leads

LOOK_LASTS = timedelta(minutes=30)


def may_look(actor: Actor) -> bool:
    """Whoever arranges the desk's work: they may change customers and their people already."""
    return isinstance(actor, StaffMember) and leads(actor) and actor.is_here


def may_look_as(actor: Actor, member: Membership) -> bool:
    """Only as somebody who could come in now: as who is suspended or invited there is nothing to see."""
    could_come_in = member.is_active and member.person.is_active and member.customer.is_active
    return may_look(actor) and could_come_in
