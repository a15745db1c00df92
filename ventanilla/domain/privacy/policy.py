"""Who looks after the data of people, and of whom nothing may go."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.actors import SYSTEM, Actor
from ventanilla.domain.people.models import Person
from ventanilla.domain.people.policy import may_change_settings, refuse_shared
from ventanilla.domain.privacy.models import Erasure, Hold
from ventanilla.domain.privacy.subject import is_erased


def may_look_after(actor: Actor) -> bool:
    """Administrators; and the console, which is whoever runs the machine."""
    return actor is SYSTEM or may_change_settings(actor)


def refuse_stranger(actor: Actor) -> None:
    """Raises Refused for whom the data of people do not concern: a second wall behind the doors."""
    if not may_look_after(actor):
        raise Refused(_("Solo un administrador se ocupa de los datos de las personas."))


def holds_on(person: Person) -> list[Hold]:
    """What keeps their data here: a hold on them, or on a company of theirs."""
    companies = Membership.objects.filter(person=person).values("customer")
    standing = Hold.objects.standing().select_related("customer")
    return [*standing.filter(person=person), *standing.filter(customer__in=companies)]


def refuse_to_erase(person: Person) -> None:
    """Raises Refused, in this order: for who is gone already, who works here, who alone lets others in, and who is held."""
    refuse_shared(person)
    if is_erased(person) or Erasure.objects.filter(person=person, state=Erasure.State.WAITING).exists():
        raise Refused(_("Los datos de esta persona ya están borrados o se están borrando."))
    if hasattr(person, "staff_member") and person.staff_member.is_active:
        raise Refused(
            _("%(name)s trabaja aquí: dale antes de baja en Ajustes → Personas.") % {"name": person.name}
        )
    for place in (
        Membership.objects.alive().filter(person=person, is_access_manager=True).select_related("customer")
    ):
        others = Membership.objects.alive().filter(customer=place.customer_id, is_access_manager=True)
        if not others.exclude(pk=place.pk).exists():
            raise Refused(
                _(
                    "%(name)s es la única persona que gestiona los accesos de %(company)s: nombrad antes a otra."
                )
                % {"name": person.name, "company": place.customer.name}
            )
    for hold in holds_on(person):
        raise Refused(_("Hay un bloqueo: %(reason)s") % {"reason": hold.reason})
