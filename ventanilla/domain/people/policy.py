"""Who of the provider's people may do what to the house itself. Each right is a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import Person, Role, StaffMember

LEADS = frozenset({Role.DISPATCHER, Role.MANAGER, Role.ADMINISTRATOR})
"""Who arranges the desk's work for others."""


def leads(actor: Actor) -> bool:
    return isinstance(actor, StaffMember) and actor.role in LEADS


def may_change_settings(actor: Actor) -> bool:
    return isinstance(actor, StaffMember) and actor.role == Role.ADMINISTRATOR


def refuse_shared(person: Person) -> None:
    """Raises Refused for a person of the demonstration: everybody comes in as them, nobody may change the lock."""
    if person.is_demo:
        raise Refused(_("En la demostración las personas son de todos: su acceso no se cambia."))
