"""Asking that somebody becomes a contact. Whoever manages the customer's accesses decides; until then nothing is theirs."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.customers import letters
from ventanilla.domain.customers.models import AccessRequest, Customer, Membership
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor

MOST_WAITING = 20
"""Requests of one customer that may wait at once: its access managers must not drown in mail."""


@transaction.atomic
def ask_access(customer: Customer, email: str, *, by: Actor) -> AccessRequest:
    """The request that waits for this address, a new one or the one there is. Its access managers hear of it once.

    It says the same whoever the address belongs to elsewhere. Raises Refused for what is no address, one that was
    rejected before, and when too many wait.
    """
    email = _address(email)
    requests = AccessRequest.objects.filter(customer=customer)
    waiting = requests.filter(email=email, state=AccessRequest.State.WAITING).first()
    if waiting:
        return waiting
    _refuse_rejected(customer, email)
    if requests.filter(state=AccessRequest.State.WAITING).count() >= MOST_WAITING:
        raise Refused(
            _(
                "Hay demasiadas direcciones por aceptar. Pide a quien gestiona los accesos que decida primero."
            ),
            field="addresses",
        )
    at = now()
    facts = {"asked_by": by if isinstance(by, Membership) else None, "asked_at": at}
    request, is_new = AccessRequest.objects.get_or_create(
        customer=customer, email=email, state=AccessRequest.State.WAITING, defaults=facts
    )
    if is_new:
        letters.access_asked(request, by)
        record(by, "access.asked", request, at=at)
    return request


def _address(typed: str) -> str:
    email = typed.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise Refused(
            _("«%(email)s» no es una dirección de correo.") % {"email": typed.strip()}, field="addresses"
        ) from error
    return email


def _refuse_rejected(customer: Customer, email: str) -> None:
    rejected = AccessRequest.objects.filter(
        customer=customer, email=email, state=AccessRequest.State.REJECTED
    )
    if rejected.exists():
        raise Refused(
            _("Quien gestiona los accesos de la empresa no aceptó «%(email)s».") % {"email": email},
            field="addresses",
        )
