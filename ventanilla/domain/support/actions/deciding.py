"""What the desk makes of what was asked from outside: a ticket, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.files.actions import discard_draft
from ventanilla.domain.journal.actions import record
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.live.audiences import DESK
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.support.models import SupportRequest
from ventanilla.domain.tickets.actions.opening import Outsider, Request, open_ticket
from ventanilla.domain.tickets.models import Ticket, TicketType
from ventanilla.domain.tickets.status import Priority


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What kind of ticket it is to be; without a subject, the first line of what was written."""

    type: TicketType
    urgency: Priority
    subject: str = ""


@transaction.atomic
def make_ticket(
    request: SupportRequest, plan: Plan, *, by: StaffMember, requester: Membership, seen: int | None = None
) -> Ticket:
    """A ticket of this contact's company, with its files and a note that says where it comes from.

    Where the confirmed address is the contact's own they wrote it. Where it is another, the ticket is unverified, and the
    address waits in copy until an access manager lets it in: until then it gets nothing. Raises IllegalMove when somebody
    has decided already, ChangedMeanwhile, Refused for a call, whose address nobody has confirmed, and as
    `open_ticket` does.
    """
    request = held_request(request, seen)
    if request.is_call:
        raise Refused(_("Llegó por teléfono: di de qué empresa es y regístrala como llamada."))
    is_theirs = requester.person.email == request.email
    sender = Outsider(
        name=f"{request.name} ({request.email})"[:150], is_requester=is_theirs,
        privacy_version=request.privacy_version, told=_where_from(request),
    )  # fmt: skip
    ticket = open_ticket(
        Request(type=plan.type, application=None, urgency=plan.urgency, subject=plan.subject, message=request.message),
        by=by, requester=requester, files=list(request.files()), sender=sender,
        addresses=() if is_theirs else (request.email,),
    )  # fmt: skip
    become_ticket(request, ticket, by=by)
    return ticket


def become_ticket(request: SupportRequest, ticket: Ticket, *, by: StaffMember) -> None:
    """It is decided: this became of it. In the caller's transaction, which holds it."""
    at = now()
    _decide(request, SupportRequest.State.TAKEN, by, at, ticket=ticket)
    announce("tray", request.pk, [DESK])
    record(by, "support.taken", request, at=at, ticket=ticket.number)


@transaction.atomic
def discard(
    request: SupportRequest, *, by: StaffMember, reason: str, seen: int | None = None
) -> SupportRequest:
    """Nothing becomes of it, its files go, and its sender hears nothing.

    Raises Refused without a reason, IllegalMove when somebody has decided already, ChangedMeanwhile.
    """
    if not reason.strip():
        raise Refused(_("Escribe por qué se descarta."), field="reason")
    request = held_request(request, seen)
    at = now()
    for one in request.files():
        discard_draft(request.owner, str(one.pk))
    _decide(request, SupportRequest.State.DISCARDED, by, at, reason=" ".join(reason.split())[:500])
    announce("tray", request.pk, [DESK])
    record(by, "support.discarded", request, at=at)
    return request


def held_request(request: SupportRequest, seen: int | None) -> SupportRequest:
    """As it is now, until the commit. Raises as `refuse_decided` does."""
    held = SupportRequest.objects.select_for_update().get(pk=request.pk)
    held.refuse_decided(seen)
    return held


def _decide(
    request: SupportRequest, state: SupportRequest.State, by: StaffMember, at: datetime, **facts: object
) -> None:
    told = {"state": state, "decided_by": by, "decided_at": at, "version": request.version + 1, **facts}
    for name, value in told.items():
        setattr(request, name, value)
    request.save(update_fields=list(told))


def _where_from(request: SupportRequest) -> str:
    """The note beside what they wrote: the confirmed address, and what nobody has confirmed."""
    told = " · ".join(filter(None, (request.name, request.company, request.phone)))
    return _("Llegó sin entrar, desde %(email)s (confirmado). Dice ser: %(told)s") % {
        "email": request.email,
        "told": told,
    }
