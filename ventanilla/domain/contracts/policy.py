"""Who may do what with services and contracts. Each right is a sentence."""

from __future__ import annotations

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import Role, StaffMember
from ventanilla.domain.people.policy import leads, may_change_settings


def may_keep_contracts(actor: Actor) -> bool:
    """Write contracts, renew and end them: who arranges the desk's work, and who bills it. All of the desk sees them."""
    return leads(actor) or (isinstance(actor, StaffMember) and actor.role == Role.BILLING)


def may_keep_services(actor: Actor) -> bool:
    """The catalogue is part of the settings."""
    return may_change_settings(actor)
