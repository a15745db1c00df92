"""Somebody calls who is nobody's contact: first of which company they say to be, then who and what for."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ventanilla.core.text import number_in
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.support.actions.calling import find_company, note_call
from ventanilla.domain.support.models import SupportRequest
from ventanilla.domain.tickets.actions.strangers import take_call
from ventanilla.doors.desk.callers.unknown_forms import CallForm, NobodysForm
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.desk.ticket.finding import customers_like
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.forms import Attempt

NOTED = "peticion"
"""In the address: the call that was written down before the company was known."""
editing = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@desk_page
def which_company(request: DeskRequest) -> HttpResponse:
    words = request.GET.get("q", "").replace("\0", "").strip()[:80]
    told = _noted(request)
    context = {
        "words": words, "customers": customers_like(words) if words else [], "told": told,
        "here": f"?{NOTED}={told.pk}" if told else "",
    }  # fmt: skip
    return _show(request, "which", context)


@editing
@desk_page
def call(request: DeskRequest, number: int) -> HttpResponseBase:
    """Of this company, they say: its access managers will tell."""
    customer = get_object_or_404(Customer.objects.filter(is_active=True), pk=number)
    told = _noted(request)
    form = CallForm(request.POST or None, told=told)
    attempt = Attempt(form)
    if form.is_valid():
        verb: Any = take_call if told is None else find_company
        what = (customer,) if told is None else (told, customer)
        seen = {} if told is None else {"seen": form.cleaned_data["seen"]}
        if attempt.to(verb, *what, form.caller, form.request, by=request.actor, form_key=form.key, **seen):
            return redirect("desk:ticket", attempt.result.number)
    return _show(request, "call", {"form": form, "customer": customer, "told": told}, attempt.status)


@editing
@desk_page
def call_of_nobody(request: DeskRequest) -> HttpResponseBase:
    """Of a company that nobody finds: it waits in the tray."""
    form = NobodysForm(request.POST or None)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(note_call, form.asked, by=request.actor, form_key=form.key):
        messages.success(request, _("Anotada. Espera en «Peticiones sin entrar»."))
        return redirect("desk:support_request", attempt.result.pk)
    return _show(request, "call", {"form": form, "customer": None, "told": None}, attempt.status)


def _noted(request: DeskRequest) -> SupportRequest | None:
    """404 for one that there is not, or that is none of a call."""
    number = number_in(request.GET.get(NOTED, ""))
    if not number:
        return None
    calls = SupportRequest.objects.visible_to(request.actor).filter(taken_by__isnull=False)
    return get_object_or_404(calls, pk=number)


def _show(request: DeskRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    around = {"rail": rail(current="tickets")}
    return render(request, f"desk/callers/{template}.html", {**around, **context}, status=status)
