"""What a customer does to a ticket: each is one POST, one verb, and back to the ticket."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ventanilla.domain.customers.models import Section
from ventanilla.domain.tickets.actions.finishing import cancel, close, declare_resolved, reopen
from ventanilla.domain.tickets.actions.rating import rate
from ventanilla.domain.tickets.actions.reading import mark_read
from ventanilla.domain.tickets.actions.talking import reply
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.policy import (
    may_cancel,
    may_close,
    may_declare_resolved,
    may_rate,
    may_reopen,
    may_write,
)
from ventanilla.doors.portal.forms.tickets import ReasonForm, ReplyForm
from ventanilla.doors.portal.reads import counts_for
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.portal.views.drafts import reply_place
from ventanilla.doors.portal.views.tickets import show_ticket
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.drafts import forget
from ventanilla.doors.shared.forms import Attempt, Files, RatingForm
from ventanilla.doors.shared.tickets import find_ticket


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
            forget(request, request.actor, reply_place(number))
            mark_read(ticket, by=request.actor)
            return _to_where_it_went(request, number, attempt.result.ticket_id)
    return show_ticket(request, ticket, reply=form, files=files, status=422)


@require_POST
@portal_page(Section.SUPPORT)
def solved(request: PortalRequest, number: int) -> HttpResponse:
    ticket = find_ticket(request.actor, number)
    allow(may_declare_resolved(request.actor, ticket) or _pressed_again(request, ticket, not ticket.is_open))
    declare_resolved(ticket, by=request.actor)
    messages.success(request, _("La damos por resuelta. Si no era así, reábrela."))
    return redirect("portal:ticket", number)


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Section.SUPPORT)
def closing(request: PortalRequest, number: int) -> HttpResponse:
    """«All is well»: asked first, because what is closed does not come back."""
    ticket = find_ticket(request.actor, number)
    allow(may_close(request.actor, ticket) or _pressed_again(request, ticket, ticket.is_over))
    if request.method == "POST":
        close(ticket, by=request.actor)
        messages.success(request, _("Cerrada. Gracias por confirmarlo."))
        return redirect("portal:ticket", number)
    return _ask(request, "portal/tickets/close.html", ticket, None, 200)


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
        mark_read(ticket, by=request.actor)
        if request.POST.get("from") == "list":
            told = {"stars": form.cleaned_data["stars"], "number": number}
            messages.success(request, _("Gracias: has dado %(stars)s de 5 a la #%(number)s.") % told)
            return redirect("portal:to_rate")
        return redirect("portal:ticket", number)
    return show_ticket(request, ticket, rating_form=form, status=422)


def _to_where_it_went(request: PortalRequest, asked: int, number: int) -> HttpResponse:
    """What was said in a closed ticket is in another one, which goes on."""
    if number != asked:
        told = {"number": number, "asked": asked}
        messages.success(request, _("Seguimos en la #%(number)s, que continúa la #%(asked)s.") % told)
    return redirect("portal:ticket", number)


def _pressed_again(request: PortalRequest, ticket: Ticket, done: bool) -> bool:
    """It is done already, perhaps by the first press: the verb says so in words, where a 403 would frighten."""
    return request.method == "POST" and done and may_write(request.actor, ticket)


def _ask(
    request: PortalRequest, template: str, ticket: Ticket, form: ReasonForm | None, status: int
) -> HttpResponse:
    context = {
        "ticket": ticket,
        "form": form,
        "sections": sidebar(request.actor, current="support", counts=counts_for(request.actor)),
    }
    return render(request, template, context, status=status)
