"""What a technician does to a ticket: each is one POST, one verb, and back to the ticket."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from ventanilla.domain.tickets.actions.finishing import cancel, reopen, resolve
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.working import ask_customer, plan, qualify, set_pending, start
from ventanilla.doors.desk.forms.tickets import PlanForm, QualifyForm, WordsForm
from ventanilla.doors.desk.views.tickets import back_to, show_ticket
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.forms import Attempt, Files
from ventanilla.doors.shared.tickets import find_ticket
from ventanilla.doors.shared.uploads import take_upload

VERBS: dict[str, Callable[..., Any]] = {
    "reply": reply,
    "note": add_note,
    "ask": ask_customer,
    "pending": set_pending,
    "resolve": resolve,
    "cancel": cancel,
    "reopen": reopen,
}


@require_POST
@desk_page
def say(request: DeskRequest, number: int, what: str) -> HttpResponse:
    """A reply, a note, or a move that needs words: `what` names one of the verbs above."""
    if what not in VERBS:
        raise Http404
    ticket = find_ticket(request.actor, number)
    files = Files(request, request.actor)
    form = WordsForm(request.POST)
    attempt = Attempt(form)
    files.complain_in(form)
    if form.is_valid():
        words = form.cleaned_data["message"]
        if attempt.to(VERBS[what], ticket, words, by=request.actor, files=files.kept, form_key=form.key):
            return back_to(request, number)
    return show_ticket(request, ticket, open_form=what, form=form, files=files, status=422)


@require_POST
@desk_page
def qualification(request: DeskRequest, number: int) -> HttpResponse:
    ticket = find_ticket(request.actor, number)
    form = QualifyForm(request.POST)
    if form.is_valid() and Attempt(form).to(qualify, ticket, by=request.actor, **form.cleaned_data):
        return back_to(request, number)
    return show_ticket(request, ticket, open_form="qualify", form=form, status=422)


@require_POST
@desk_page
def planning(request: DeskRequest, number: int) -> HttpResponse:
    ticket = find_ticket(request.actor, number)
    form = PlanForm(request.POST)
    if form.is_valid():
        date, technician = form.cleaned_data["planned_at"], form.cleaned_data["technician"]
        if Attempt(form).to(plan, ticket, by=request.actor, at_time=date, technician=technician):
            return back_to(request, number)
    return show_ticket(request, ticket, open_form="plan", form=form, status=422)


@require_POST
@desk_page
def starting(request: DeskRequest, number: int) -> HttpResponse:
    start(find_ticket(request.actor, number), by=request.actor)
    return back_to(request, number)


@require_POST
@desk_page
def upload(request: DeskRequest) -> JsonResponse:
    return take_upload(request, actor=request.actor)
