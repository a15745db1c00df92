"""What a technician does to a ticket: each is one POST, one verb, and back to the ticket."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import transaction
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ventanilla.core.text import number_in
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.actions.finishing import cancel, close, reopen, resolve
from ventanilla.domain.tickets.actions.sending import send_canned
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.timing import log_time
from ventanilla.domain.tickets.actions.working import ask_customer, assign, plan, qualify, set_pending, start
from ventanilla.domain.tickets.models import CannedReply, Ticket
from ventanilla.doors.desk.forms.tickets import PlanForm, QualifyForm, WordsForm
from ventanilla.doors.desk.lists.asked import query_from
from ventanilla.doors.desk.ticket.returned import Returned, seen_version
from ventanilla.doors.desk.views.drafts import place_of
from ventanilla.doors.desk.views.queue import back_to
from ventanilla.doors.desk.views.tickets import come_back
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.drafts import forget
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
PRESSED: dict[str, Callable[..., Any]] = {"start": start, "close": close}
"""What needs no words."""


@require_POST
@desk_page
def say(request: DeskRequest, number: int, what: str) -> HttpResponse:
    """A reply, a note, or a move that needs words. `what` names one of the verbs above; the tab that is open wins."""
    what = _what(request, what)
    ticket, form = find_ticket(request.actor, number), WordsForm(request.POST)
    files, attempt = Files(request, request.actor), Attempt(form)
    files.complain_in(form)
    facts = {"by": request.actor, "files": files.kept, "seen": seen_version(request)}
    if form.is_valid() and attempt.to(_say, ticket, what, form, **facts):
        forget(request, request.actor, place_of(number))
        return _onwards(request, number, what)
    return come_back(request, number, Returned.of(what, attempt, files))


@require_POST
@desk_page
def qualification(request: DeskRequest, number: int) -> HttpResponse:
    ticket = find_ticket(request.actor, number)
    form = QualifyForm(request.POST, ticket=ticket)
    attempt, seen = Attempt(form), seen_version(request)
    if form.is_valid() and attempt.to(qualify, ticket, by=request.actor, seen=seen, **form.cleaned_data):
        return back_to(request, number)
    return come_back(request, number, Returned.of("qualify", attempt))


@require_POST
@desk_page
def planning(request: DeskRequest, number: int) -> HttpResponse:
    ticket = find_ticket(request.actor, number)
    form = PlanForm(request.POST, ticket=ticket, me=request.actor)
    attempt, seen = Attempt(form), seen_version(request)
    if form.is_valid():
        agreed = {**form.agreed(), "their_date": form.cleaned_data["their_date"]}
        if attempt.to(plan, ticket, by=request.actor, seen=seen, **agreed):
            return back_to(request, number)
    return come_back(request, number, Returned.of("plan", attempt))


@require_POST
@desk_page
def pressing(request: DeskRequest, number: int, what: str) -> HttpResponse:
    """A move that needs no words: to start, to close."""
    ticket, attempt = find_ticket(request.actor, number), Attempt(forms.Form(request.POST))
    if attempt.to(PRESSED[what], ticket, by=request.actor, seen=seen_version(request)):
        return back_to(request, number)
    return come_back(request, number, Returned.of(what, attempt))


@require_POST
@desk_page
def taking(request: DeskRequest, number: int) -> HttpResponse:
    """It is mine from now on."""
    ticket, attempt = find_ticket(request.actor, number), Attempt(forms.Form(request.POST))
    seen = seen_version(request)
    if attempt.to(assign, ticket, by=request.actor, assignee=request.actor, seen=seen):
        return back_to(request, number)
    return come_back(request, number, Returned.of("take", attempt))


@require_POST
@desk_page
def upload(request: DeskRequest) -> JsonResponse:
    return take_upload(request, actor=request.actor)


def _what(request: DeskRequest, what: str) -> str:
    """A note must never go out because a button of another tab was pressed, by Enter in a field, say."""
    told = request.POST.get("kind") or what
    if told == "reply" and request.POST.get("then") == "resolve":
        told = "resolve"
    if what not in VERBS or told not in VERBS:
        raise Http404
    return told


@transaction.atomic
def _say(
    ticket: Ticket, what: str, form: WordsForm, *, by: StaffMember, files: list[StoredFile], seen: int | None
) -> None:
    """The words, and the time that they took: both or neither."""
    said = form.cleaned_data
    facts: dict[str, Any] = {"by": by, "files": files, "form_key": form.key, "seen": seen}
    canned = CannedReply.objects.filter(pk=said["canned"], is_active=True).first() if said["canned"] else None
    if canned and what in CannedReply.SentAs.values:
        send_canned(ticket, canned, said["message"], kind=CannedReply.SentAs(what), **facts)
    else:
        VERBS[what](ticket, said["message"], **facts)
    if said["time"]:
        log_time(ticket, by=by, minutes=said["time"], form_key=form.key)


def _onwards(request: DeskRequest, number: int, what: str) -> HttpResponse:
    """Back to the box, or to the next ticket of the list. After a note the box is one for notes: who goes on typing at once
    must not find that the customer has read it.
    """
    if request.POST.get("then") != "next":
        answer = back_to(request, number)
        if what == "note":
            answer["Location"] += f"{'&' if '?' in answer['Location'] else '?'}hacer=note"
        answer["Location"] += "#box"
        return answer
    if following := number_in(request.POST.get("following", "")):
        return back_to(request, following)
    answer = redirect("desk:queue")
    answer["Location"] += query_from(request.GET)
    return answer
