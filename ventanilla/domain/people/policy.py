"""Who of the provider's people may do what to the house itself. Each right is a sentence."""

from __future__ import annotations

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import Role, StaffMember

LEADS = frozenset({Role.DISPATCHER, Role.MANAGER, Role.ADMINISTRATOR})
"""Who arranges the desk's work for others."""


def leads(actor: Actor) -> bool:
    return isinstance(actor, StaffMember) and actor.role in LEADS


def may_change_settings(actor: Actor) -> bool:
    return isinstance(actor, StaffMember) and actor.role == Role.ADMINISTRATOR
