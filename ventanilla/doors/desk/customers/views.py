"""Clientes: the list, one of them, and the form."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ventanilla.core.errors import ChangedMeanwhile
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.customers.policy import grant_of
from ventanilla.domain.customers.policy_of_company import may_keep_customers
from ventanilla.domain.customers.policy_of_looks import may_look
from ventanilla.domain.invoices.models import Invoice
from ventanilla.domain.people.policy import may_change_settings
from ventanilla.domain.tickets.wording import status_words
from ventanilla.doors.desk.callers.reads import standing
from ventanilla.doors.desk.contracts.of_customer import contracts_around
from ventanilla.doors.desk.customers import reads
from ventanilla.doors.desk.customers.card import card_of
from ventanilla.doors.desk.customers.forms import CustomerForm
from ventanilla.doors.desk.customers.told import changes, sentence
from ventanilla.doors.desk.devices.reads import devices_around
from ventanilla.doors.desk.hours.reads import hours_around
from ventanilla.doors.desk.invoices.reads import last_of
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.desk.workorders.reads import last_of as last_orders_of
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.counts import count_words
from ventanilla.doors.shared.forms import Attempt

INACTIVE = "inactivos"
LONGEST = 100
"""Characters of what one looks for."""
editing = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@desk_page
def customers(request: DeskRequest) -> HttpResponse:
    words = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    is_active = request.GET.get("ver", "") != INACTIVE
    page = reads.customer_lines(
        request.actor, words=words, is_active=is_active, cursor=request.GET.get("after", "")
    )
    here = {**({"q": words} if words else {}), **({} if is_active else {"ver": INACTIVE})}
    context = {
        "page": page,
        "words": words,
        "is_active": is_active,
        "INACTIVE": INACTIVE,
        "here": here,
        "waiting": reads.how_many_wait(),
    }
    return show(request, "list", context)


@require_safe
@desk_page
def customer(request: DeskRequest, number: int) -> HttpResponseBase:
    found = get_object_or_404(Customer, pk=number)
    if found.merged_into_id:
        return redirect("desk:customer", found.merged_into_id)
    tickets, count = reads.open_tickets(request.actor, found)
    context = {
        "customer": found, "people": reads.people_of(found), "lines": reads.lines_of(found), "tickets": tickets,
        "waiting": reads.waiting_changes(found), "count": count, "count_words": count_words(count),
        "status_words": status_words(), "sentence": sentence, "changes": changes, "grant_of": grant_of,
        "may_open_its_settings": may_change_settings(request.actor), "may_look": may_look(request.actor), **standing(found),
        **contracts_around(request.actor, found), **devices_around(request.actor, found),
        **hours_around(request.actor, found), **card_of(request.actor, found),
        "invoices": last_of(found, Invoice.objects.visible_to(request.actor)),
        "orders": last_orders_of(request.actor, found),
    }  # fmt: skip
    return show(request, "customer", context)


@editing
@desk_page
def new_customer(request: DeskRequest) -> HttpResponseBase:
    allow(may_keep_customers(request.actor))
    return _edit(request, CustomerForm(request.POST or None), None)


@editing
@desk_page
def edit(request: DeskRequest, number: int) -> HttpResponseBase:
    found = get_object_or_404(Customer.objects.standing(), pk=number)
    allow(may_keep_customers(request.actor))
    return _edit(request, CustomerForm(request.POST or None, row=found), found)


def show(request: DeskRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    around = {"rail": rail(current="customers"), "may_keep": may_keep_customers(request.actor)}
    return render(request, f"desk/customers/{template}.html", {**around, **context}, status=status)


def _edit(request: DeskRequest, form: CustomerForm, found: Customer | None) -> HttpResponseBase:
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(form.keep, request.actor):
        messages.success(request, _("Guardado."))
        return redirect("desk:customer", attempt.result.pk)
    differences = form.see_anew() if isinstance(attempt.refusal, ChangedMeanwhile) else []
    context = {"form": form, "customer": found, "differences": differences}
    return show(request, "form", context, attempt.status)
