"""Correo: what left the house, what waits, and what could not be delivered."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from ventanilla.domain.mail import channel
from ventanilla.domain.mail.actions import may_go_again, send_again
from ventanilla.domain.mail.models import Letter, LetterState
from ventanilla.doors.desk.mail import letter_counts, letter_lines
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.desk.ticket.words import desk_words
from ventanilla.doors.shared.access import DeskRequest, desk_page

PREVIEW_POLICY = "default-src 'none'; style-src 'nonce-{nonce}'; frame-ancestors 'self'; sandbox"


@require_safe
@desk_page
def letters(request: DeskRequest) -> HttpResponse:
    state = request.GET.get("estado", "")
    chosen = state if state in LetterState.values else ""
    page = letter_lines(chosen, request.GET.get("after", ""))
    context = {
        **desk_words(),
        "page": page,
        "state": chosen,
        "states": letter_counts(),
        "paused": channel.trouble(),
        "rail": rail(current="mail"),
    }
    return render(request, "desk/letters.html", context)


@require_safe
@desk_page
def letter(request: DeskRequest, number: int) -> HttpResponse:
    found = get_object_or_404(Letter, pk=number)
    return render(
        request,
        "desk/letter.html",
        {"letter": found, "may_go_again": may_go_again(found), "rail": rail(current="mail")},
    )


@require_safe
@desk_page
def letter_view(request: DeskRequest, number: int) -> HttpResponse:
    """The letter as its reader would see it: alone in a sandbox, its one style block let in by a nonce."""
    found = get_object_or_404(Letter, pk=number)
    nonce = str(request.csp_nonce)  # type: ignore[attr-defined]
    answer = HttpResponse(found.preview_html().replace("<style", f'<style nonce="{nonce}"'))
    answer["Content-Security-Policy"] = PREVIEW_POLICY.format(nonce=nonce)
    return answer


@require_POST
@desk_page
def retry(request: DeskRequest, number: int) -> HttpResponse:
    send_again(get_object_or_404(Letter, pk=number), by=request.actor)
    return redirect("desk:letter", number)
