"""A new customer, and its people: each gets a letter with a link to choose a password."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.core.tax_id import tidy, trouble_with
from ventanilla.domain.customers import letters
from ventanilla.domain.customers.findable import index_later
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.customers.presets import PRESETS, Preset
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.actions.invitations import invitation_for
from ventanilla.domain.people.actions.staff import refuse_name
from ventanilla.domain.people.models import Person

_CODE = re.compile(r"[A-Z0-9][A-Z0-9._/-]{0,19}")
_COUNTED = re.compile(r"C(\d{1,9})")


@dataclass(frozen=True, kw_only=True)
class Company:
    """What is asked about a customer."""

    name: str
    code: str = ""
    """Empty: the next free one."""
    legal_name: str = ""
    tax_id: str = ""
    phone: str = ""
    address: str = ""


@transaction.atomic
def add_customer(company: Company, *, by: Actor) -> Customer:
    """Raises Refused for a missing name, a code that is taken or is none, and a tax id that is none or another's."""
    take_turns("customers")
    facts = {name: " ".join(str(value).split()) for name, value in asdict(company).items()}
    facts["code"] = facts["code"].upper() or next_code()
    facts["tax_id"] = tidy(facts["tax_id"])
    _refuse_unfit(facts)
    customer = Customer.objects.create(**facts)
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
    """Make somebody a contact of the customer, and invite them. A person of another customer gets one more place.

    Raises Refused for no name, what is no address, who is a contact already, and who works at the provider: its answers
    are for the desk, who may know.
    """
    refuse_name(name)
    take_turns("people")
    at, person = now(), _person_of(name, email, phone)
    _refuse_known(customer, person)
    member = Membership.objects.create(
        person=person, customer=customer, job_title=" ".join(job_title.split())[:80], **PRESETS[preset]
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


def next_code() -> str:
    """The next of C0001, C0002…, after the highest that there is; others may have codes of another kind."""
    codes = Customer.objects.filter(code__startswith="C").values_list("code", flat=True)
    counted = [int(found[1]) for code in codes if (found := _COUNTED.fullmatch(code))]
    return f"C{max(counted, default=0) + 1:04}"


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
    if Membership.objects.filter(customer=customer, person=person).exists():
        raise Refused(_("%(email)s ya es contacto de este cliente.") % {"email": person.email}, field="email")


def _refuse_unfit(facts: dict[str, str]) -> None:
    if not facts["name"]:
        raise Refused(_("Escribe el nombre del cliente."), field="name")
    for name, value in facts.items():
        most = Customer._meta.get_field(name).max_length  # type: ignore[union-attr]  # texts all of them
        if most is not None and len(value) > most:
            raise Refused(_("Es demasiado largo."), field=name)
    if not _CODE.fullmatch(facts["code"]):
        raise Refused(_("El código lleva letras y cifras, sin espacios, como C0142."), field="code")
    if Customer.objects.filter(code__iexact=facts["code"]).exists():
        raise Refused(_("Ya hay un cliente con el código %(code)s.") % {"code": facts["code"]}, field="code")
    if facts["tax_id"]:
        _refuse_tax_id(facts["tax_id"])


def _refuse_tax_id(number: str) -> None:
    if trouble := trouble_with(number):
        raise Refused(trouble, field="tax_id")
    if twin := Customer.objects.filter(tax_id=number).first():
        told = {"name": twin.name, "code": twin.code}
        raise Refused(_("Ese CIF ya es de %(name)s (%(code)s).") % told, field="tax_id")
