"""Asking that somebody becomes a contact. Whoever manages the customer's accesses decides; until then nothing is theirs."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.email_address import an_address
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
    email = an_address(email, field="addresses")
    waiting = AccessRequest.objects.filter(
        customer=customer, email=email, state=AccessRequest.State.WAITING
    ).first()
    if waiting:
        return waiting
    refuse_rejected(customer, email, field="addresses")
    refuse_crowd(customer, field="addresses")
    at = now()
    facts = {"asked_by": by if isinstance(by, Membership) else None, "asked_at": at}
    request, is_new = AccessRequest.objects.get_or_create(
        customer=customer, email=email, state=AccessRequest.State.WAITING, defaults=facts
    )
    if is_new:
        letters.access_asked(request, by)
        record(by, "access.asked", request, at=at)
    return request


def refuse_crowd(customer: Customer, *, field: str) -> None:
    """Raises Refused when too many wait to be let in."""
    waiting = AccessRequest.objects.filter(customer=customer, state=AccessRequest.State.WAITING)
    if waiting.count() >= MOST_WAITING:
        raise Refused(
            _(
                "Hay demasiadas direcciones por aceptar. Pide a quien gestiona los accesos que decida primero."
            ),
            field=field,
        )


def refuse_rejected(customer: Customer, email: str, *, field: str) -> None:
    """Raises Refused for an address that the company did not want."""
    rejected = AccessRequest.objects.filter(
        customer=customer, email=email, state=AccessRequest.State.REJECTED
    )
    if rejected.exists():
        raise Refused(
            _("Quien gestiona los accesos de la empresa no aceptó «%(email)s».") % {"email": email},
            field=field,
        )
