"""A new ticket."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ventanilla.core.text import number_in
from ventanilla.core.times import by_when
from ventanilla.domain.customers.models import Common, Section, section_is_on
from ventanilla.domain.devices.models import Device
from ventanilla.domain.files.kinds import ALLOWED
from ventanilla.domain.knowledge.findable import proposed
from ventanilla.domain.tickets.actions.opening import open_ticket
from ventanilla.domain.tickets.models import Application, Ticket, TicketType
from ventanilla.domain.tickets.policy import may_open
from ventanilla.doors.portal import reads
from ventanilla.doors.portal.forms.tickets import NewTicketForm
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.portal.views.drafts import NEW_TICKET
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.drafts import forget, kept_draft
from ventanilla.doors.shared.forms import Attempt, Files

PREFILLED = {
    "tipo": "type", "aplicacion": "application", "urgencia": "urgency", "asunto": "subject", "mensaje": "message",
}  # fmt: skip
"""What a link can fill in (it cannot send): name in the address → field."""


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Section.SUPPORT)
def new_ticket(request: PortalRequest) -> HttpResponse:
    me = request.actor
    allow(may_open(me))
    device, files = _device(request), Files(request, me)
    colleagues = reads.colleagues_of(me)
    draft = None if request.method == "POST" else kept_draft(me, NEW_TICKET)
    form = NewTicketForm(
        request.POST or None,
        initial=_filled_in(request, draft.text if draft else ""),
        colleagues=colleagues,
        for_others=me.sees_whole_company,
    )
    attempt = Attempt(form)
    files.complain_in(form)
    if form.is_valid() and attempt.to(
        open_ticket, form.request(device), by=me, form_key=form.key, files=files.kept, **form.people
    ):
        forget(request, me, NEW_TICKET)
        messages.success(request, _received(attempt.result))
        return redirect("portal:ticket", attempt.result.number)
    context = {
        "form": form,
        "device": device,
        "files": files,
        "draft": draft or kept_draft(me, NEW_TICKET),
        "proposes": section_is_on(me.customer, Common.QUESTIONS),
        "proposed": proposed(str(form["subject"].value() or ""), to=me),
        "file_kinds": ALLOWED,
        "max_file_mb": settings.ENV.max_file_mb,
        "sections": sidebar(me, current="support", counts=reads.counts_for(me)),
    }
    return render(request, "portal/tickets/new.html", context, status=attempt.status)


def _device(request: PortalRequest) -> Device | None:
    """Which one it is about (`equipo`). 404 for what is not theirs to see."""
    number = number_in(request.GET.get("equipo", ""))
    return get_object_or_404(Device.objects.visible_to(request.actor), pk=number) if number else None


def _received(ticket: Ticket) -> str:
    """What happens next, and until when."""
    if not ticket.answer_due_at or ticket.first_response_at:
        return _("Hemos recibido tu incidencia #%(number)s.") % {"number": ticket.number}
    when = by_when(localtime(ticket.answer_due_at), localtime())
    told = {"number": ticket.number, "when": when}
    return _("Hemos recibido tu incidencia #%(number)s. Te respondemos %(when)s.") % told


def _filled_in(request: PortalRequest, kept: str) -> dict[str, object]:
    """What the link says; what was being written here stays, below it."""
    told: dict[str, object] = {
        field: request.GET[name][:2000] for name, field in PREFILLED.items() if name in request.GET
    }
    for field, kind in (("type", TicketType), ("application", Application)):
        if field in told:
            told[field] = _called(kind.objects.offered(), str(told[field]))
    words = [str(one) for one in (told.get("message"), kept) if one]
    return told | {"message": "\n\n".join(dict.fromkeys(words))}


def _called(offered: QuerySet[Any], name: str) -> int | None:
    """By number or by name; a link that is out of date chooses nothing."""
    named = Q(pk=number_in(name)) if number_in(name) else Q(name__iexact=name)
    found: int | None = (
        offered.filter(named).values_list("pk", flat=True).first() if "\0" not in name else None
    )
    return found
