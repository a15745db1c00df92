"""One ticket in the reading pane, beside the list it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import localtime, now
from django.views.decorators.http import require_safe

from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.policy import may_copy
from ventanilla.doors.desk.forms.tickets import PlanForm, QualifyForm
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.desk.ticket.clocks import clocks_of
from ventanilla.doors.desk.ticket.pane import read_pane
from ventanilla.doors.desk.ticket.returned import News, Returned, what_is_new
from ventanilla.doors.desk.ticket.words import moves_of, tie_words
from ventanilla.doors.desk.ticket.writing import writing_in
from ventanilla.doors.desk.views.queue import list_context
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.downloads import send_attachment
from ventanilla.doors.shared.forms import new_key
from ventanilla.doors.shared.tickets import find_ticket, rating_of


@require_safe
@desk_page
def ticket_page(request: DeskRequest, number: int) -> HttpResponse:
    return show_ticket(request, find_ticket(request.actor, number))


@require_safe
@desk_page
def download(request: DeskRequest, file_id: UUID) -> HttpResponseBase:
    return send_attachment(file_id, actor=request.actor)


@require_safe
@desk_page
def gallery(request: DeskRequest) -> HttpResponse:
    """Every part in all its states, for those who build pages."""
    return render(request, "desk/gallery.html", {"rail": rail(current="")})


def show_ticket(request: DeskRequest, ticket: Ticket, back: Returned | None = None) -> HttpResponse:
    """The ticket in the reading pane, with the form that came back, if one did (422)."""
    me, pane = request.actor, read_pane(ticket, request.actor)
    doing = back.name if back else request.GET.get("hacer", "")
    beside = list_context(request)
    context: dict[str, Any] = {
        **beside,
        "following": _following(beside["page"].rows, ticket.number),
        "ticket": ticket,
        "pane": pane,
        "rating": rating_of(ticket),
        "news": what_is_new(request, me, ticket, pane, back) if back else News(),
        "back": back,
        "doing": doing,
        "form": _form(request, ticket, doing, back),
        "writing": writing_in(request, ticket, me, pane.draft, back),
        "moves": moves_of(ticket, me),
        "clocks": clocks_of(ticket, now()),
        "tie_words": tie_words(),
        "may_copy": may_copy(me, ticket),
        "readers": pane.readers(ticket),
        "new_key": new_key,
        "now": localtime(),
    }
    return render(request, "desk/ticket.html", context, status=422 if back else 200)


def come_back(request: DeskRequest, number: int, back: Returned) -> HttpResponse:
    """The ticket as it is now, read anew, with the form that was refused."""
    return show_ticket(request, find_ticket(request.actor, number), back)


def _following(lines: Sequence[Any], number: int) -> int | str:
    """The ticket below this one in the list, or its first one when this one stands elsewhere."""
    numbers = [line.number for line in lines]
    after = numbers[numbers.index(number) + 1 :] if number in numbers else numbers
    return after[0] if after else ""


def _form(request: DeskRequest, ticket: Ticket, doing: str, back: Returned | None) -> forms.Form | None:
    """The one that stands where the composer would, if one was asked for."""
    if back:
        return back.form
    if doing == "qualify" and ticket.is_open:
        return QualifyForm(ticket=ticket)
    return PlanForm(ticket=ticket, me=request.actor) if doing == "plan" and ticket.is_open else None
