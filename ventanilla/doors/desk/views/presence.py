"""Who has a ticket open, and until where they have read it. What browsers say by themselves, every few seconds."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from ventanilla.domain.tickets.actions.reading import mark_read
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.presence import look, look_away
from ventanilla.doors.desk.ticket.onlookers import as_told
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.gather import instant


@require_POST
@desk_page
def looking(request: DeskRequest, number: int) -> HttpResponse:
    """I have it open (`typing`: and am writing in it), or no longer (`leaving`). Answers who else has, and the version."""
    ticket = get_object_or_404(Ticket.objects.visible_to(request.actor).only("number", "version"), pk=number)
    if request.POST.get("leaving"):
        look_away(ticket, by=request.actor)
        return HttpResponse(status=204)
    others = look(ticket, by=request.actor, typing=bool(request.POST.get("typing")))
    return JsonResponse({**as_told(others), "version": ticket.version})


@require_POST
@desk_page
def reading(request: DeskRequest, number: int) -> HttpResponse:
    """I have read what the page shows, which was made at `until`."""
    ticket = get_object_or_404(Ticket.objects.visible_to(request.actor), pk=number)
    try:
        until = min(instant(request.POST.get("until", "")), now())
    except ValueError:
        return HttpResponse(status=422)
    mark_read(ticket, by=request.actor, until=until)
    return HttpResponse(status=204)
