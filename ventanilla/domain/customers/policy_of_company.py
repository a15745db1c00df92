"""Who may see and change the facts of a company. Each right is a sentence."""

from __future__ import annotations

from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.policy import leads


def may_keep_customers(actor: Actor) -> bool:
    """Add, change, import, deactivate, and decide what they ask for: who arranges the desk's work. All of it see them."""
    return leads(actor)


def may_ask_for_changes(actor: Actor) -> bool:
    """Of the own company. The facts stay as they are until the desk accepts."""
    return isinstance(actor, Membership) and actor.may_manage(Section.COMPANY)
