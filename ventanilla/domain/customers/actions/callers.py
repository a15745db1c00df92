"""Somebody whom nobody knows is on the telephone, and says which company they are of. The company says whether it is so.

This is the half that knows nothing of tickets; the whole is `tickets.actions.strangers`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.email_address import an_address
from ventanilla.core.errors import Refused
from ventanilla.core.worktime import NeverOpen
from ventanilla.domain.calendars.known import the_worktime
from ventanilla.domain.customers import letters_of_calls as letters
from ventanilla.domain.customers.actions.access import refuse_crowd, refuse_rejected
from ventanilla.domain.customers.actions.contacts import person_of
from ventanilla.domain.customers.models import AccessRequest, Customer, Membership
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.people.actions.staff import refuse_name
from ventanilla.domain.people.models import StaffMember

State = AccessRequest.State
REMINDED_AFTER, EXPIRES_AFTER = 2, 5
"""Days of the provider's calendar on which it is open."""


@dataclass(frozen=True, kw_only=True)
class Caller:
    """Who somebody says to be, and what for, in one line."""

    name: str
    email: str
    phone: str
    subject: str


@transaction.atomic
def ask_for_caller(
    customer: Customer, caller: Caller, *, by: StaffMember
) -> tuple[AccessRequest, Membership]:
    """The request that waits for them, a new one or the one there is; and the place that they do not have yet: a row that
    is in no list and opens nothing. Every access manager hears of it once. Nothing goes to the caller.

    Raises Refused for no name, no address, somebody who is a contact or works at the provider, an address that was
    rejected, a company that is none any more, and when too many wait.
    """
    refuse_name(caller.name)
    address = an_address(caller.email)
    if not customer.is_active:
        raise Refused(_("%(name)s ya no es cliente.") % {"name": customer.name})
    take_turns("people")
    at = now()
    place = _place_for(customer, address, caller.name, at)
    request = AccessRequest.objects.filter(customer=customer, email=address, state=State.WAITING).first()
    if request is None:
        refuse_rejected(customer, address, field="email")
        refuse_crowd(customer, field="email")
        request = AccessRequest(customer=customer, email=address, asked_at=at)
    if not request.is_caller:
        _begin(request, caller, by, at)
        letters.caller_asked(request)
        record(by, "access.asked", request, at=at)
    return request, place


@transaction.atomic
def remind_of_caller(number: int) -> bool:
    """The same letter once more to the access managers; False when it is not due (any more)."""
    at = now()
    request = _held(number)
    if request is None or request.remind_at is None or request.remind_at > at:
        return False
    request.remind_at = None
    request.save(update_fields=["remind_at"])
    letters.caller_asked(request, is_reminder=True)
    record(SYSTEM, "access.reminded", request, at=at)
    return True


@transaction.atomic
def expire_request(number: int) -> AccessRequest | None:
    """Nobody decided in time: nothing becomes of it. None when it is not due (any more)."""
    at = now()
    request = _held(number)
    if request is None or request.expires_at is None or request.expires_at > at:
        return None
    request.state, request.decided_at = State.EXPIRED, at
    request.version += 1
    request.save(update_fields=["state", "decided_at", "version"])
    record(SYSTEM, "access.expired", request, at=at)
    return request


def has_access_manager(customer: Customer) -> bool:
    """Somebody of the company can decide who enters."""
    return Membership.objects.alive().filter(customer=customer, is_access_manager=True).exists()


def _begin(request: AccessRequest, caller: Caller, by: StaffMember, at: datetime) -> None:
    request.name, request.phone = " ".join(caller.name.split()), caller.phone.strip()[:30]
    request.subject, request.taken_by = caller.subject, by
    request.remind_at, request.expires_at = _days_on(at, REMINDED_AFTER), _days_on(at, EXPIRES_AFTER)
    if request.pk:
        request.version += 1
    request.save()


def _days_on(at: datetime, days: int) -> datetime:
    try:
        return the_worktime().add_days(at, days)
    except NeverOpen:  # whoever never opens is to be told all the same
        return at + timedelta(days=days)


def _place_for(customer: Customer, address: str, name: str, at: datetime) -> Membership:
    """As if they had been a contact once: what they ask for has somebody to belong to, who sees nothing of it."""
    person = person_of(address, name)
    if hasattr(person, "staff_member"):
        raise Refused(_("%(email)s es de alguien de nuestro equipo.") % {"email": address}, field="email")
    found = (
        Membership.objects.select_related("person", "customer")
        .filter(person=person, customer=customer)
        .first()
    )
    if found and found.removed_at is None:
        raise Refused(
            _(
                "%(email)s ya es contacto de este cliente: verifica quién llama y abre la incidencia a su nombre."
            )
            % {"email": address},
            field="email",
        )
    return found or Membership.objects.create(
        person=person, customer=customer, invited_as=" ".join(name.split()), invited_at=at, removed_at=at,
        is_active=False,
    )  # fmt: skip


def _held(number: int) -> AccessRequest | None:
    """With the company held, as whoever decides holds it; None when it does not wait any more."""
    customer = AccessRequest.objects.filter(pk=number).values("customer")
    list(Customer.objects.select_for_update(no_key=True).filter(pk__in=customer).values_list("pk"))
    return AccessRequest.objects.select_related("customer").filter(pk=number, state=State.WAITING).first()
