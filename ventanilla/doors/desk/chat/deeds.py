"""What the desk does with a conversation: each is one POST, one verb, and back to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ventanilla.core.errors import OutOfReach, Refused
from ventanilla.domain.chat.actions.ending import end, send_transcript
from ventanilla.domain.chat.actions.looking import take_chats
from ventanilla.domain.chat.actions.taking import give_back, take, take_over, transfer
from ventanilla.domain.chat.actions.turning import attach, make_ticket, usual_type
from ventanilla.domain.chat.models import Conversation
from ventanilla.domain.tickets.status import Priority
from ventanilla.doors.desk.chat.forms import AttachForm, PassForm, SeatForm, TicketForm
from ventanilla.doors.desk.chat.reads import card_of, whole
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.desk.ticket.finding import other_ticket
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.forms import Attempt

PRESSED: dict[str, Callable[..., Any]] = {
    "tomar": take,
    "relevo": take_over,
    "devolver": give_back,
    "terminar": end,
}
"""What needs no words."""


@require_POST
@desk_page
def pressing(request: DeskRequest, number: int, what: str) -> HttpResponse:
    """To attend it, to take it over, to give it back, to end it."""
    if what not in PRESSED:
        raise Http404
    try:
        PRESSED[what](_found(request, number), by=request.actor)
    except OutOfReach:
        raise
    except Refused as refusal:
        messages.warning(request, str(refusal.reason))
    return redirect("desk:chat_talk", number)


@require_POST
@desk_page
def copy(request: DeskRequest, number: int) -> HttpResponse:
    sent = send_transcript(_found(request, number), by=request.actor)
    messages.success(
        request,
        _("La conversación va por correo al contacto.") if sent else _("Se le acaba de mandar."),
    )
    return redirect("desk:chat_talk", number)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def passing(request: DeskRequest, number: int) -> HttpResponse:
    found = _found(request, number)
    form = PassForm(request.POST if request.method == "POST" else None, me=request.actor)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(transfer, found, by=request.actor, to=form.chosen):
        return redirect("desk:chat_talk", number)
    return _ask(request, "pass", found, {"form": form}, attempt.status)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def becoming(request: DeskRequest, number: int) -> HttpResponse:
    """A ticket of its own: which kind, and about what."""
    found = _found(request, number)
    start = {"type": usual_type(), "urgency": Priority.MEDIUM}
    form = TicketForm(request.POST if request.method == "POST" else None, initial=start)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(make_ticket, found, by=request.actor, **_facts(form)):
        return _to_ticket(request, attempt.result.number)
    around = {"form": form, "attaching": AttachForm(), **card_of(found, request.actor)}
    return _ask(request, "ticket", found, around, attempt.status)


@require_POST
@desk_page
def attaching(request: DeskRequest, number: int) -> HttpResponse:
    """Into a ticket that the customer has."""
    found, form = _found(request, number), AttachForm(request.POST)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(
        other_ticket, request.actor, form.cleaned_data["ticket"], field="ticket"
    ):
        ticket = attempt.result
        if attempt.to(attach, found, ticket, by=request.actor):
            return _to_ticket(request, attempt.result.number)
    start = TicketForm(initial={"type": usual_type(), "urgency": Priority.MEDIUM})
    around = {"form": start, "attaching": form, **card_of(found, request.actor)}
    return _ask(request, "ticket", found, around, attempt.status)


@require_POST
@desk_page
def seating(request: DeskRequest) -> HttpResponse:
    """Whether they answer chats, and how many at once."""
    form = SeatForm(request.POST)
    attempt = Attempt(form)
    told = form.cleaned_data if form.is_valid() else {}
    if not told or not attempt.to(take_chats, by=request.actor, takes=told["takes_chats"], most=told["most"]):
        messages.warning(request, " ".join(str(one) for all_of in form.errors.values() for one in all_of))
    return redirect("desk:chat")


def _facts(form: TicketForm) -> dict[str, Any]:
    told = form.cleaned_data
    return {**told, "urgency": Priority(told["urgency"])}


def _found(request: DeskRequest, number: int) -> Conversation:
    return get_object_or_404(whole(request.actor), pk=number)


def _to_ticket(request: DeskRequest, number: int) -> HttpResponse:
    messages.success(request, _("El chat sigue en la incidencia #%(number)s.") % {"number": number})
    return redirect("desk:ticket", number)


def _ask(
    request: DeskRequest, template: str, found: Conversation, context: dict[str, Any], status: int
) -> HttpResponse:
    around = {"rail": rail(current="chat"), "talk": found, **context}
    return render(request, f"desk/chat/{template}.html", around, status=status)
