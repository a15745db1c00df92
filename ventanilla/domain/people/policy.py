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


def is_from_directory(person: Person) -> bool:
    """Their password is the directory's: none of here opens for them, and none is offered."""
    return StaffMember.objects.filter(person=person, from_directory=True).exists()


def refuse_password_of_here(person: Person) -> None:
    """Raises Refused for whose password is the directory's."""
    if is_from_directory(person):
        raise Refused(_("Tu contraseña es la del directorio de tu empresa: se cambia allí."))


def refuse_address_of_the_directory(person: Person) -> None:
    """Raises Refused for who is found in the directory by their address: with another they would come in no more."""
    if is_from_directory(person):
        words = _(
            "El directorio de tu empresa te encuentra por tu correo: para cambiarlo, pide antes una contraseña de aquí."
        )
        raise Refused(words, field="email")


def refuse_shared(person: Person) -> None:
    """Raises Refused for a person of the demonstration: everybody comes in as them, nobody may change the lock."""
    if person.is_demo:
        raise Refused(_("En la demostración las personas son de todos: su acceso no se cambia."))
