"""Contratos: what ends when and what it is worth, one of them, and what is done to it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ventanilla.domain.contracts.accounts import manager_of
from ventanilla.domain.contracts.actions.contracting import cancel_contract, entrust, renew_contract
from ventanilla.domain.contracts.models import Contract
from ventanilla.domain.contracts.policy import may_keep_contracts
from ventanilla.domain.contracts.renewal_dates import next_period
from ventanilla.domain.customers.models import Customer
from ventanilla.doors.desk.acting import Acting
from ventanilla.doors.desk.contracts import reads
from ventanilla.doors.desk.contracts.forms import (
    CancelForm,
    ManagerForm,
    NewContractForm,
    PeriodForm,
    TermsForm,
)
from ventanilla.doors.desk.contracts.told import sentence
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.renewal_calendar import around_feed

VIEWS = ("30", "60", "90", "", "vencidos", "baja")
editing = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@desk_page
def contracts(request: DeskRequest) -> HttpResponse:
    """What ends within 30, 60 and 90 days, and what it is worth; without `ver`, the next 90."""
    today = localdate()
    view = request.GET.get("ver", "90")
    view = view if view in (*VIEWS, "todos") else "90"
    cursor = request.GET.get("after", "")
    context = {
        "page": reads.contract_lines(request.actor, today, view=view, cursor=cursor), "view": view, "today": today,
        "sums": reads.sums(request.actor, today),
    }  # fmt: skip
    return show(request, "list", context)


@require_safe
@desk_page
def contract(request: DeskRequest, number: int) -> HttpResponse:
    found = _find(request, number)
    context = {
        "contract": found, "periods": found.periods.order_by("-starts_on"), "lines": reads.lines_of(found),
        "documents": found.documents.select_related("file").order_by("added_at"), "today": localdate(),
        "sentence": sentence, "next": next_period(found.ends_on, found.months, anchor=found.starts_on),
        "decisions": reads.decisions_of(request.actor, found),
        "manager": manager_of(found.customer_id), "stands": found.standing(localdate()),
    }  # fmt: skip
    return show(request, "contract", context)


@editing
@desk_page
def new_contract(request: DeskRequest, number: int) -> HttpResponseBase:
    customer = get_object_or_404(Customer.objects.standing(), pk=number)
    allow(may_keep_contracts(request.actor))
    form = NewContractForm(request.POST or None)
    return _act.make(request, customer, form, form.add)


@editing
@desk_page
def edit(request: DeskRequest, number: int) -> HttpResponseBase:
    found = _to_keep(request, number)
    form = TermsForm(request.POST or None, contract=found)
    return _act(request, found, form, "form", lambda: form.change(found, request.actor), _("Guardado."))


@editing
@desk_page
def renewal(request: DeskRequest, number: int) -> HttpResponseBase:
    """One more period."""
    found = _to_keep(request, number)
    first, last = next_period(found.ends_on, found.months, anchor=found.starts_on)
    form = PeriodForm(request.POST or None, initial={"seen": found.version, "ends_on": last})

    def renew() -> object:
        typed = form.cleaned_data
        return renew_contract(
            found, by=request.actor, ends_on=typed["ends_on"], amount=typed["amount"], seen=typed["seen"]
        )

    return _act(request, found, form, "renewal", renew, _("Periodo añadido."), first=first)


@editing
@desk_page
def cancellation(request: DeskRequest, number: int) -> HttpResponseBase:
    found = _to_keep(request, number)
    day = min(localdate(), found.ends_on)
    form = CancelForm(request.POST or None, initial={"seen": found.version, "on": day})

    def cancel() -> object:
        typed = form.cleaned_data
        return cancel_contract(
            found, by=request.actor, on=typed["on"], because=typed["because"], seen=typed["seen"]
        )

    return _act(request, found, form, "cancellation", cancel, _("Dado de baja."))


@require_POST
@desk_page
def manager(request: DeskRequest, number: int) -> HttpResponse:
    """Who looks after a customer."""
    customer = get_object_or_404(Customer.objects.standing(), pk=number)
    allow(may_keep_contracts(request.actor))
    form = ManagerForm(request.POST)
    if form.is_valid() and Attempt(form).to(
        entrust, customer, form.cleaned_data["manager"], by=request.actor
    ):
        messages.success(request, _("Guardado."))
    else:
        messages.error(request, _("Elige a alguien de la lista."))
    return redirect("desk:customer", number)


@editing
@desk_page
def feed(request: DeskRequest) -> HttpResponse:
    """The link is shown in the answer that made it and never again."""
    return show(request, "feed", around_feed(request, request.actor))


def show(request: DeskRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    around = {"rail": rail(current="contracts"), "may_keep": may_keep_contracts(request.actor)}
    return render(request, f"desk/contracts/{template}.html", {**around, **context}, status=status)


def _find(request: DeskRequest, number: int) -> Contract:
    found = Contract.objects.visible_to(request.actor).select_related("customer", "service", "level")
    return get_object_or_404(found, pk=number)


def _to_keep(request: DeskRequest, number: int) -> Contract:
    found = _find(request, number)
    allow(may_keep_contracts(request.actor))
    return found


_act = Acting("desk:contract", "contract", show)
