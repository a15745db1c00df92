"""A new customer, and its people: each gets a letter with a link to choose a password."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.customers import letters
from ventanilla.domain.customers.actions.facts import Company, fit
from ventanilla.domain.customers.findable import index_later
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.customers.presets import PRESETS, Preset
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.actions.invitations import invitation_for
from ventanilla.domain.people.actions.staff import refuse_name
from ventanilla.domain.people.models import Person


@transaction.atomic
def add_customer(company: Company, *, by: Actor) -> Customer:
    """Raises Refused for a missing name, a code that is taken or is none, and a tax id that is none or another's."""
    take_turns("customers")
    customer = Customer.objects.create(**fit(company))
    index_later(customer)
    record(by, "customer.added", customer, at=now(), code=customer.code, name=customer.name)
    return customer


@transaction.atomic
def add_contact(
    customer: Customer,
    *,
    by: Actor,
    name: str,
    email: str,
    preset: Preset,
    job_title: str = "",
    phone: str = "",
) -> Membership:
    """Make somebody a contact of the customer, and invite them. A person of another customer gets one more place, and who
    was removed gets theirs back.

    Raises Refused for no name, what is no address, who is a contact already, and who works at the provider: its answers
    are for the desk, who may know.
    """
    refuse_name(name)
    take_turns("people")
    at, person = now(), _person_of(name, email, phone)
    _refuse_known(customer, person)
    facts = {"job_title": " ".join(job_title.split())[:80], "phone": phone.strip()[:30], **PRESETS[preset]}
    back = {"is_active": True, "removed_at": None, "suspended_at": None, "invited_at": None}
    # Who was removed comes back to their own place.
    member, _new = Membership.objects.update_or_create(
        person=person, customer=customer, defaults={**facts, **back}
    )
    token = "" if person.has_usable_password() else invitation_for(person, at=at)
    letters.invited(member, by, token=token)
    index_later(member)
    record(by, "contact.added", member, at=at, preset=preset.value)
    return member


@transaction.atomic
def invite_again(member: Membership, *, by: Actor) -> None:
    """The letter once more, with a new link. Raises Refused for who has chosen a password already, or is shut out."""
    if not Membership.objects.alive().filter(pk=member.pk).exists():
        raise Refused(_("%(name)s ya no tiene acceso.") % {"name": member.actor_name})
    if member.person.has_usable_password():
        raise Refused(_("%(name)s ya eligió su contraseña.") % {"name": member.actor_name})
    at = now()
    letters.invited(member, by, token=invitation_for(member.person, at=at))
    record(by, "contact.invited_again", member, at=at)


def _person_of(name: str, email: str, phone: str) -> Person:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise Refused(
            _("«%(email)s» no es una dirección de correo.") % {"email": address}, field="email"
        ) from error
    known = Person.objects.filter(email=address).first()
    return known or Person.objects.create_user(address, name=" ".join(name.split()), phone=phone.strip()[:30])


def _refuse_known(customer: Customer, person: Person) -> None:
    if hasattr(person, "staff_member"):
        raise Refused(
            _("%(email)s es de alguien de nuestro equipo.") % {"email": person.email}, field="email"
        )
    if not person.is_active:
        raise Refused(_("%(email)s está dado de baja.") % {"email": person.email}, field="email")
    if Membership.objects.kept().filter(customer=customer, person=person).exists():
        raise Refused(_("%(email)s ya es contacto de este cliente.") % {"email": person.email}, field="email")
