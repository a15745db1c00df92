"""The provider's own people."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.actions.passwords import refuse_weak
from ventanilla.domain.people.models import Person, Role, StaffMember


@transaction.atomic
def hire(*, by: Actor, email: str, name: str, role: Role, password: str | None = None) -> StaffMember:
    """Give a person of the provider a login. Without a password they ask for one by mail.

    Raises Refused for a name or an address that is not one, an address that is taken, and a weak password.
    """
    _refuse_name(name)
    _refuse_address(email)
    if password is not None:
        refuse_weak(password, Person(email=email, name=name))
    person = Person.objects.create_user(email, password, name=name.strip())
    member = StaffMember.objects.create(person=person, role=role)
    record(by, "staff.hired", member, at=now(), role=role.value)
    return member


def _refuse_name(name: str) -> None:
    if not 0 < len(name.strip()) <= 120:
        raise Refused(_("Escribe el nombre, de 120 caracteres como mucho."), field="name")


def _refuse_address(email: str) -> None:
    try:
        validate_email(email)
        MaxLengthValidator(254)(email)
    except ValidationError as error:
        raise Refused(
            _("«%(email)s» no es una dirección de correo.") % {"email": email}, field="email"
        ) from error
    if Person.objects.filter(email=email.strip().lower()).exists():
        raise Refused(_("Ya hay una persona con el correo %(email)s.") % {"email": email}, field="email")
