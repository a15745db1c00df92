"""Requests from outside: whoever sits at the desk makes a ticket of each, or discards it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from ventanilla.domain.support.actions.deciding import discard, make_ticket
from ventanilla.domain.support.models import SupportRequest
from ventanilla.doors.desk.outside import reads
from ventanilla.doors.desk.outside.forms import DiscardForm, TakeForm
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.downloads import send_file
from ventanilla.doors.shared.forms import Attempt

State = SupportRequest.State
SHELVES = {
    "": (State.WAITING, gettext_lazy("Por atender")),
    "con-incidencia": (State.TAKEN, gettext_lazy("Con incidencia")),
    "descartadas": (State.DISCARDED, gettext_lazy("Descartadas")),
}


@require_safe
@desk_page
def tray(request: DeskRequest) -> HttpResponse:
    shelf = request.GET.get("ver", "")
    state, _label = SHELVES.get(shelf, SHELVES[""])
    page = reads.lines(request.actor, state, request.GET.get("after", ""))
    shelves = [(name, label, one == state) for name, (one, label) in SHELVES.items()]
    whose = reads.whose(line.email for line in page.rows)
    context = {"page": page, "shelf": shelf, "shelves": shelves, "state": state, "whose": whose}
    return render(request, "desk/outside/tray.html", {**context, "rail": rail(current="tickets")})


@require_safe
@desk_page
def support_request(request: DeskRequest, number: int) -> HttpResponse:
    return _page(request, _found(request, number))


@require_POST
@desk_page
def take(request: DeskRequest, number: int) -> HttpResponse:
    found, form = _found(request, number), TakeForm(request.POST)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(
        make_ticket, found, form.plan, by=request.actor, requester=form.cleaned_data["requester"],
        seen=form.cleaned_data["seen"],
    ):  # fmt: skip
        return redirect("desk:ticket", attempt.result.number)
    return _page(request, _found(request, number), form=form, status=attempt.status)


@require_POST
@desk_page
def throw_away(request: DeskRequest, number: int) -> HttpResponse:
    found, form = _found(request, number), DiscardForm(request.POST)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(
        discard, found, by=request.actor, reason=form.cleaned_data["reason"], seen=form.cleaned_data["seen"]
    ):
        messages.success(request, _("Descartada: en un mes se borra."))
        return redirect("desk:support_requests")
    return _page(request, _found(request, number), discarding=form, status=attempt.status)


@require_safe
@desk_page
def file(request: DeskRequest, number: int, file_id: UUID) -> HttpResponseBase:
    return send_file(get_object_or_404(_found(request, number).files(), pk=file_id))


def _found(request: DeskRequest, number: int) -> SupportRequest:
    rows = SupportRequest.objects.visible_to(request.actor).select_related("decided_by__person")
    return get_object_or_404(rows, pk=number)


def _page(
    request: DeskRequest,
    found: SupportRequest,
    *,
    form: TakeForm | None = None,
    discarding: DiscardForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """What was asked, who it may be, and the two forms; what was typed stays, the version is the newest."""
    words = request.GET.get("q", "").replace("\0", "").strip()[:80]
    context: dict[str, Any] = {
        "found": found, "words": words, "files": found.files(), "whose": reads.whose([found.email]).get(found.email),
        "form": form or TakeForm(), "discarding": discarding or DiscardForm(),
        "requesters": reads.requesters(found, words) if found.is_waiting else [], "rail": rail(current="tickets"),
    }  # fmt: skip
    return render(request, "desk/outside/request.html", context, status=status)
