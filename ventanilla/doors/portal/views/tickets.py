"""One of the customer's tickets."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_POST, require_safe

from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.tickets.actions.reading import mark_read
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.policy import (
    goes_on_elsewhere,
    may_cancel,
    may_close,
    may_copy,
    may_declare_resolved,
    may_rate,
    may_reopen,
    may_reply,
)
from ventanilla.doors.portal.forms.tickets import ReplyForm
from ventanilla.doors.portal.promised import promises_of
from ventanilla.doors.portal.reads import rating_ends
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.portal.sheet import read_sheet
from ventanilla.doors.portal.stepper import steps_of
from ventanilla.doors.portal.views.drafts import reply_place
from ventanilla.doors.shared.access import PortalRequest, portal_page
from ventanilla.doors.shared.forms import Files, RatingForm
from ventanilla.doors.shared.tickets import find_ticket, rating_of


@require_safe
@portal_page(Section.SUPPORT)
def ticket_page(request: PortalRequest, number: int) -> HttpResponse:
    return show_ticket(request, find_ticket(request.actor, number))


@require_POST
@portal_page(Section.SUPPORT)
def read_it(request: PortalRequest, number: int) -> HttpResponse:
    """The page has been before somebody's eyes; `until` is the newest of our words on it."""
    ticket = find_ticket(request.actor, number)
    mark_read(ticket, by=request.actor, until=min(now(), _instant(request.POST.get("until", "")) or now()))
    return HttpResponse(status=204)


def show_ticket(
    request: PortalRequest, ticket: Ticket, *, reply: ReplyForm | None = None, files: Files | None = None,
    rating_form: RatingForm | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The page of a ticket, with whatever form came back to be mended."""
    me = request.actor
    sheet = read_sheet(ticket, me, reply_place(ticket.number))
    rating = rating_of(ticket)
    context: dict[str, Any] = {
        "ticket": ticket,
        "sheet": sheet,
        "steps": steps_of(ticket, rating),
        "promises": promises_of(ticket, now()),
        "rating": rating,
        "rating_ends": rating_ends(ticket.resolved_at) if ticket.resolved_at else None,
        "reply": reply or ReplyForm(),
        "files": files,
        "rating_form": (rating_form or RatingForm()) if may_rate(me, ticket) else None,
        "sections": sidebar(me, current="support", counts=sheet.counts),
        **_rights(me, ticket),
    }
    return render(request, "portal/tickets/ticket.html", context, status=status)


def _rights(me: Membership, ticket: Ticket) -> dict[str, bool]:
    """What is offered; each verb and each view asks again."""
    return {
        "may_write": may_reply(me, ticket),
        "sees_network": me.may_view(Section.NETWORK),
        "goes_on_elsewhere": goes_on_elsewhere(ticket),
        "may_declare_resolved": may_declare_resolved(me, ticket),
        "may_cancel": may_cancel(me, ticket),
        "may_close": may_close(me, ticket),
        "may_reopen": may_reopen(me, ticket),
        "may_copy": may_copy(me, ticket),
    }


def _instant(text: str) -> datetime | None:
    """What is no instant with its zone means now."""
    try:
        at = datetime.fromisoformat(text)
        return at.astimezone(UTC) if at.tzinfo else None
    except (ValueError, OverflowError):
        return None
