"""Somebody calls of whom neither the name nor the company is known: the desk writes it down, until it knows the company."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ventanilla.core.errors import AlreadySent
from ventanilla.domain.customers.actions.callers import Caller
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.live.audiences import DESK
from ventanilla.domain.people.actions.staff import refuse_name
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.support.actions.asking import Asked
from ventanilla.domain.support.actions.deciding import become_ticket, held_request
from ventanilla.domain.support.models import SupportRequest
from ventanilla.domain.tickets.actions.opening import Request
from ventanilla.domain.tickets.actions.strangers import take_call
from ventanilla.domain.tickets.models import Ticket


@transaction.atomic
def note_call(asked: Asked, *, by: StaffMember, form_key: str | None = None) -> SupportRequest:
    """It waits in the tray, with nothing of it confirmed; nobody is written to. The same form once more is the same call.

    Raises Refused for no name, AlreadySent for the same form with other words.
    """
    refuse_name(asked.name)
    take_turns("support")
    known = SupportRequest.objects.filter(form_key=form_key).first() if form_key else None
    if known and known.message != asked.message:
        raise AlreadySent(_("Este formulario ya se envió con otros datos."))
    if known:
        return known
    at = now()
    request = SupportRequest.objects.create(
        state=SupportRequest.State.WAITING, name=" ".join(asked.name.split()), company=asked.company.strip(),
        email=asked.email.strip().lower(), phone=asked.phone.strip(), message=asked.message, language=get_language() or "es",
        asked_at=at, taken_by=by, form_key=form_key,
    )  # fmt: skip
    announce("tray", request.pk, [DESK])
    record(by, "support.called", request, at=at)
    return request


@transaction.atomic
def find_company(
    request: SupportRequest, customer: Customer, caller: Caller, plan: Request, *, by: StaffMember,
    form_key: str | None = None, seen: int | None = None,
) -> Ticket:  # fmt: skip
    """The desk knows the company now: it goes on as any call of somebody unknown. Raises IllegalMove when somebody has
    decided already, ChangedMeanwhile, and as `take_call` does.
    """
    request = held_request(request, seen)
    ticket = take_call(customer, caller, plan, by=by, form_key=form_key)
    become_ticket(request, ticket, by=by)
    return ticket
