"""The planning of everybody, and the small form of one visit: without a script all is done with it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.actions.planning import move_visit, unplan
from ventanilla.domain.tickets.actions.working import plan
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import Status
from ventanilla.doors.desk.forms.tickets import PlanForm
from ventanilla.doors.desk.planning import reads
from ventanilla.doors.desk.planning.asked import DAY, WEEK, Asked
from ventanilla.doors.desk.planning.board import board_of
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.desk.ticket.returned import seen_version
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.tickets import find_ticket


@require_safe
@desk_page
def planning(request: DeskRequest) -> HttpResponse:
    at = localtime()
    board = board_of(asked_of(request), request.actor, at)
    context = {
        "board": board,
        "asked": board.asked,
        "today": at.date(),
        "a_day": timedelta(days=1),
        "WEEK": WEEK,
        "DAY": DAY,
        "MOST_VISITS": reads.MOST_VISITS,
        "rail": rail(current="planning"),
    }
    return render(request, "desk/planning/planning.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def visit(request: DeskRequest, number: int) -> HttpResponse:
    """When, how long, who: of a visit that is planned, or of one that is not yet."""
    ticket = find_ticket(request.actor, number)
    form = PlanForm(request.POST or None, ticket=ticket, me=request.actor)
    form.initial.update(_suggested(request, ticket))
    attempt, verb = Attempt(form), move_visit if ticket.status == Status.PLANNED else plan
    facts: dict[str, Any] = {"by": request.actor, "seen": seen_version(request)}
    if form.is_valid() and attempt.to(verb, ticket, **facts, **form.agreed()):
        messages.success(request, _("La visita está guardada: el cliente lo sabrá."))
        return back_to_days(request)
    return _form(request, ticket, form, attempt.status)


@require_POST
@desk_page
def unplanning(request: DeskRequest, number: int) -> HttpResponse:
    ticket = find_ticket(request.actor, number)
    attempt = Attempt(forms.Form(request.POST))
    if attempt.to(unplan, ticket, by=request.actor, seen=seen_version(request)):
        messages.success(request, _("La visita ya no tiene fecha: la incidencia vuelve a estar en curso."))
        return back_to_days(request)
    form = PlanForm(ticket=ticket, me=request.actor)
    return _form(request, ticket, form, 422, told=str(attempt.refusal.reason) if attempt.refusal else "")


def _form(request: DeskRequest, ticket: Ticket, form: PlanForm, status: int, told: str = "") -> HttpResponse:
    ticket = find_ticket(request.actor, ticket.number)  # as it is now: who sends it again has seen it
    context = {
        "ticket": ticket,
        "form": form,
        "told": told,
        "back": asked_of(request).link(),
        "rail": rail(current="planning"),
    }
    return render(request, "desk/planning/visit.html", context, status=status)


def _suggested(request: DeskRequest, ticket: Ticket) -> dict[str, Any]:
    """Where it was dropped, or what was chosen, before anybody has typed."""
    if ticket.status == Status.PLANNED:
        return {}
    try:
        at = datetime.fromisoformat(request.GET.get("cuando", ""))
    except ValueError:
        return {"planned_at": None}
    whom = StaffMember.objects.filter(pk=asked_of(request).technician or 0).first()
    return {"planned_at": at, **({"technician": whom.pk} if whom else {})}


def asked_of(request: HttpRequest) -> Asked:
    return Asked.of(request.GET, localtime().date())


def back_to_days(request: HttpRequest) -> HttpResponse:
    """To the days one came from."""
    answer = redirect("desk:planning")
    answer["Location"] += asked_of(request).link()
    return answer
