"""What is kept of somebody who may come in."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.models import OwnAddress, Session
from ventanilla.domain.people.models import Device, Factor, Identity, Link, Person, RecoveryCode, StaffMember
from ventanilla.domain.privacy.holdings.base import Holding, Rows, delete
from ventanilla.domain.privacy.subject import Subject
from ventanilla.domain.push.models import Subscription


def _forget(rows: Rows, subject: Subject, with_words: bool) -> None:
    rows.update(
        name=subject.pseudonym, email=subject.no_address, phone="", password=make_password(None), last_login=None,
        is_active=False, has_second_factor=False,
    )  # fmt: skip


def _let_go(rows: Rows, subject: Subject, with_words: bool) -> None:
    for member in rows:
        member.teams.clear()
    rows.update(is_active=False, calendar=None)


HOLDINGS = (
    Holding(
        "sessions", _("Sesiones"), Session, lambda who: Session.objects.filter(person=who.person),
        shown=("came_in_at", "seen_at", "address"), erase=delete,
    ),
    Holding(
        "push", _("Avisos en dispositivos"), Subscription,
        lambda who: Subscription.objects.filter(device__person=who.person),
        shown=("device__browser", "endpoint", "created_at", "sent_at"), erase=delete,
    ),
    Holding(
        "devices", _("Navegadores"), Device, lambda who: Device.objects.filter(person=who.person),
        shown=("browser", "first_seen_at", "last_seen_at"), erase=delete,
    ),
    Holding(
        "factors", _("Segundos pasos"), Factor, lambda who: Factor.objects.filter(person=who.person),
        shown=("kind", "name", "created_at", "used_at"), erase=delete,
    ),
    Holding(
        "identities", _("Cuentas de otros proveedores"), Identity, lambda who: Identity.objects.filter(person=who.person),
        shown=("issuer", "label", "created_at", "used_at"), erase=delete,
    ),
    Holding(
        "own_addresses", _("Correos por confirmar"), OwnAddress, lambda who: OwnAddress.objects.filter(person=who.person),
        shown=("email",), erase=delete,
    ),
    Holding(
        "recovery_codes", _("Códigos de recuperación"), RecoveryCode,
        lambda who: RecoveryCode.objects.filter(person=who.person), erase=delete,
    ),
    Holding(
        "links", _("Enlaces enviados"), Link, lambda who: Link.objects.filter(person=who.person),
        shown=("purpose", "created_at", "expires_at", "used_at"), erase=delete,
    ),
    Holding(
        "staff", _("Puesto en la empresa"), StaffMember, lambda who: StaffMember.objects.filter(person=who.person),
        shown=("role", "is_active"), erase=_let_go,
    ),
    Holding(
        "person", _("Persona"), Person, lambda who: Person.objects.filter(pk=who.person.pk),
        shown=("name", "email", "phone", "language", "created_at", "last_login"), erase=_forget,
    ),
)  # fmt: skip
