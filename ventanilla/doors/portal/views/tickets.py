"""The customer's tickets: the list, a new one, and one of them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from ventanilla.domain.customers.models import Section
from ventanilla.domain.files.kinds import ALLOWED
from ventanilla.domain.tickets.actions.opening import PRIVACY_VERSION, open_ticket
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.policy import (
    may_cancel,
    may_declare_resolved,
    may_open,
    may_rate,
    may_reopen,
    may_reply,
)
from ventanilla.doors.portal import reads
from ventanilla.doors.portal.forms.tickets import NewTicketForm, ReplyForm
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.portal.stepper import steps_of
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.downloads import send_attachment
from ventanilla.doors.shared.forms import Attempt, Files, RatingForm
from ventanilla.doors.shared.threads import Word, thread_of
from ventanilla.doors.shared.tickets import find_ticket, rating_of


@require_safe
@portal_page(Section.SUPPORT)
def ticket_list(request: PortalRequest, group: str = "open") -> HttpResponse:
    actor = request.actor
    visible = Ticket.objects.visible_to(actor)
    page = reads.ticket_lines(
        visible.open() if group == "open" else visible.completed(), request.GET.get("after", "")
    )
    counts = reads.counts_for(actor)
    context = {
        "page": page,
        "group": group,
        "is_first": "after" not in request.GET,
        "counts": counts,
        "may_open": may_open(actor),
        "sections": sidebar(actor, current="support", counts=counts),
    }
    return render(request, "portal/tickets/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Section.SUPPORT)
def new_ticket(request: PortalRequest) -> HttpResponse:
    actor = request.actor
    allow(may_open(actor))
    files = Files(request, actor)
    form = NewTicketForm(request.POST or None, initial=_prefilled(request))
    attempt = Attempt(form)
    files.complain_in(form)
    if form.is_valid() and attempt.to(
        open_ticket, form.request, by=actor, form_key=form.key, files=files.kept
    ):
        return redirect("portal:ticket", attempt.result.number)
    context = {
        "form": form,
        "files": files,
        "file_kinds": ALLOWED,
        "max_file_mb": settings.ENV.max_file_mb,
        "privacy_version": PRIVACY_VERSION,
        "sections": sidebar(actor, current="support", counts=reads.counts_for(actor)),
    }
    return render(request, "portal/tickets/new.html", context, status=attempt.status)


@require_safe
@portal_page(Section.SUPPORT)
def ticket_page(request: PortalRequest, number: int) -> HttpResponse:
    return show_ticket(request, find_ticket(request.actor, number))


@require_safe
@portal_page(Section.SUPPORT)
def download(request: PortalRequest, file_id: str) -> HttpResponseBase:
    return send_attachment(file_id, actor=request.actor)


def show_ticket(
    request: PortalRequest, ticket: Ticket, *, reply: ReplyForm | None = None, files: Files | None = None,
    rating_form: RatingForm | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The page of a ticket, with whatever form came back to be mended."""
    actor = request.actor
    rating = rating_of(ticket)
    thread = thread_of(ticket, actor)
    context: dict[str, Any] = {
        "ticket": ticket,
        "thread": thread,
        "attached": [file for word in thread if isinstance(word, Word) for file in word.files],
        "steps": steps_of(ticket, rating),
        "rating": rating,
        "reply": reply or ReplyForm(),
        "files": files,
        "rating_form": (rating_form or RatingForm()) if may_rate(actor, ticket) else None,
        "may_write": may_reply(actor, ticket),
        "may_declare_resolved": may_declare_resolved(actor, ticket),
        "may_cancel": may_cancel(actor, ticket),
        "may_reopen": may_reopen(actor, ticket),
        "sections": sidebar(actor, current="support", counts=reads.counts_for(actor)),
    }
    return render(request, "portal/tickets/ticket.html", context, status=status)


def _prefilled(request: HttpRequest) -> dict[str, str]:
    """A link can fill in the words; it cannot send them."""
    return {
        name: request.GET[name][:2000] for name in ("subject", "message", "urgency") if name in request.GET
    }
