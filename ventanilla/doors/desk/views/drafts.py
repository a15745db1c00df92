"""What a technician is writing, kept while they write it."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.drafts import take_draft
from ventanilla.doors.shared.tickets import find_ticket


def place_of(number: int) -> str:
    """One draft for all tabs of the composer: what is in the box, and whom it was for."""
    return f"ticket-{number}"


@require_POST
@desk_page
def of_ticket(request: DeskRequest, number: int) -> HttpResponse:
    find_ticket(request.actor, number)
    return take_draft(request, actor=request.actor, place=place_of(number))
