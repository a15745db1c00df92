"""Sugerencias at the desk: what customers propose, and answering them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ventanilla.domain.knowledge.models import State, Suggestion
from ventanilla.domain.knowledge.policy import may_answer
from ventanilla.doors.desk.knowledge import reads
from ventanilla.doors.desk.knowledge.forms import AnswerForm
from ventanilla.doors.desk.knowledge.views import editing, show
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.forms import Attempt

STATES = {
    "recibidas": State.RECEIVED, "en-estudio": State.CONSIDERED, "planificadas": State.PLANNED, "hechas": State.DONE,
    "descartadas": State.DECLINED,
}  # fmt: skip
"""As they stand in the address."""


@require_safe
@desk_page
def suggestions(request: DeskRequest) -> HttpResponse:
    view = request.GET.get("ver", "")
    state = STATES.get(view, "")
    page = reads.suggestion_lines(request.actor, state, request.GET.get("after", ""))
    context = {
        "page": page, "view": view if state else "", "waiting": reads.waiting(request.actor), "states": STATES,
        "state_words": dict(State.choices),
    }  # fmt: skip
    return show(request, "suggestions", context)


@editing
@desk_page
def suggestion(request: DeskRequest, number: int) -> HttpResponseBase:
    found = _find(request, number)
    form = AnswerForm(request.POST if request.method == "POST" else None, suggestion=found)
    attempt = Attempt(form)
    if request.method == "POST":
        allow(may_answer(request.actor))
        if form.is_valid() and attempt.to(form.save, found, request.actor):
            messages.success(request, _("Guardado."))
            return redirect("desk:suggestion", number)
        attempt.see_anew(found)
    context = {"one": found, "form": form, "state_words": dict(State.choices)}
    return show(request, "suggestion", context, attempt.status)


def _find(request: DeskRequest, number: int) -> Suggestion:
    rows = Suggestion.objects.visible_to(request.actor)
    return get_object_or_404(
        rows.select_related("customer", "author__person", "answered_by__person"), pk=number
    )
