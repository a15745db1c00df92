"""What a customer does to a ticket: each is one POST, one verb, and back to the ticket."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from ventanilla.domain.customers.models import Section
from ventanilla.domain.tickets.actions.finishing import cancel, declare_resolved, reopen
from ventanilla.domain.tickets.actions.rating import rate
from ventanilla.domain.tickets.actions.talking import reply
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.policy import (
    may_cancel,
    may_declare_resolved,
    may_open,
    may_rate,
    may_reopen,
    may_write,
)
from ventanilla.doors.portal.forms.tickets import ReasonForm, ReplyForm
from ventanilla.doors.portal.reads import counts_for
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.portal.views.tickets import show_ticket
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.forms import Attempt, Files, RatingForm
from ventanilla.doors.shared.tickets import find_ticket
from ventanilla.doors.shared.uploads import take_upload


@require_POST
@portal_page(Section.SUPPORT)
def answer(request: PortalRequest, number: int) -> HttpResponse:
    ticket = find_ticket(request.actor, number)
    allow(may_write(request.actor, ticket))
    files = Files(request, request.actor)
    form = ReplyForm(request.POST)
    attempt = Attempt(form)
    files.complain_in(form)
    if form.is_valid():
        words = form.cleaned_data["message"]
        if attempt.to(reply, ticket, words, by=request.actor, files=files.kept, form_key=form.key):
            return redirect("portal:ticket", number)
    return show_ticket(request, ticket, reply=form, files=files, status=422)


@require_POST
@portal_page(Section.SUPPORT)
def solved(request: PortalRequest, number: int) -> HttpResponse:
    ticket = find_ticket(request.actor, number)
    allow(may_declare_resolved(request.actor, ticket) or _pressed_again(request, ticket, not ticket.is_open))
    declare_resolved(ticket, by=request.actor)
    return redirect("portal:ticket", number)


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Section.SUPPORT)
def cancellation(request: PortalRequest, number: int) -> HttpResponse:
    ticket = find_ticket(request.actor, number)
    allow(may_cancel(request.actor, ticket) or _pressed_again(request, ticket, not ticket.is_open))
    form = ReasonForm(request.POST or None)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(
        cancel, ticket, form.cleaned_data["message"], by=request.actor, form_key=form.key
    ):
        return redirect("portal:ticket", number)
    return _ask(request, "portal/tickets/cancel.html", ticket, form, attempt.status)


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Section.SUPPORT)
def reopening(request: PortalRequest, number: int) -> HttpResponse:
    ticket = find_ticket(request.actor, number)
    allow(may_reopen(request.actor, ticket) or _pressed_again(request, ticket, ticket.is_open))
    form = ReasonForm(request.POST or None)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(
        reopen, ticket, form.cleaned_data["message"], by=request.actor, form_key=form.key
    ):
        return redirect("portal:ticket", number)
    return _ask(request, "portal/tickets/reopen.html", ticket, form, attempt.status)


@require_POST
@portal_page(Section.SUPPORT)
def rating(request: PortalRequest, number: int) -> HttpResponse:
    ticket = find_ticket(request.actor, number)
    allow(may_rate(request.actor, ticket))
    form = RatingForm(request.POST)
    if form.is_valid() and Attempt(form).to(rate, ticket, by=request.actor, **form.cleaned_data):
        return redirect("portal:ticket", number)
    return show_ticket(request, ticket, rating_form=form, status=422)


@require_POST
@portal_page(Section.SUPPORT)
def upload(request: PortalRequest) -> JsonResponse:
    allow(may_open(request.actor))
    return take_upload(request, actor=request.actor)


def _pressed_again(request: PortalRequest, ticket: Ticket, done: bool) -> bool:
    """It is done already, perhaps by the first press: the verb says so in words, where a 403 would frighten."""
    return request.method == "POST" and done and may_write(request.actor, ticket)


def _ask(
    request: PortalRequest, template: str, ticket: Ticket, form: ReasonForm, status: int
) -> HttpResponse:
    context = {
        "ticket": ticket,
        "form": form,
        "sections": sidebar(request.actor, current="support", counts=counts_for(request.actor)),
    }
    return render(request, template, context, status=status)
