"""What a customer is writing, kept while they write it."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from ventanilla.domain.customers.models import Section
from ventanilla.domain.tickets.policy import may_open, may_write
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.drafts import take_draft
from ventanilla.doors.shared.tickets import find_ticket

NEW_TICKET = "new-ticket"


def reply_place(number: int) -> str:
    """Where the draft of an answer is kept."""
    return f"reply-{number}"


@require_POST
@portal_page(Section.SUPPORT)
def of_new_ticket(request: PortalRequest) -> HttpResponse:
    allow(may_open(request.actor))
    return take_draft(request, actor=request.actor, place=NEW_TICKET)


@require_POST
@portal_page(Section.SUPPORT)
def of_reply(request: PortalRequest, number: int) -> HttpResponse:
    ticket = find_ticket(request.actor, number)
    allow(may_write(request.actor, ticket))
    return take_draft(request, actor=request.actor, place=reply_place(number))
