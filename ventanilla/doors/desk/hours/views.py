"""Bonos: who is about to run out, one bank with all that moved, and what is done to it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ventanilla.core.durations import in_hours
from ventanilla.core.text import number_in
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.hours.actions.correcting import adjust, move_overrun, owed
from ventanilla.domain.hours.actions.drawing import give_back_hours
from ventanilla.domain.hours.charging import charge_of
from ventanilla.domain.hours.models import Approval, HourBank, Movement, Spending
from ventanilla.domain.hours.policy import may_keep_hours
from ventanilla.domain.workorders.models import WorkOrder
from ventanilla.doors.desk.acting import Acting
from ventanilla.doors.desk.hours import reads
from ventanilla.doors.desk.hours.forms import AdjustForm, BankForm, GiveBackForm, MoveForm, NewBankForm
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.hours import WORDS, explain, movements, movements_file, signed

editing = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@desk_page
def hours(request: DeskRequest) -> HttpResponse:
    view, today = request.GET.get("ver", ""), localdate()
    view = view if view in reads.ORDERS else "agotarse"
    page = reads.bank_lines(request.actor, view, today, request.GET.get("after", ""))
    return show(request, "list", {"page": page, "view": view, "today": today})


@require_safe
@desk_page
def bank(request: DeskRequest, number: int) -> HttpResponse:
    found = _find(request, number)
    moved = Movement.objects.visible_to(request.actor).filter(bank=found)
    context = {
        "bank": found, "stands": found.standing(localdate()),
        "page": movements(moved, request.GET.get("after", "")),
    }  # fmt: skip
    return show(request, "bank", context)


@require_safe
@desk_page
def table(request: DeskRequest, number: int) -> HttpResponse:
    found = _find(request, number)
    return movements_file(Movement.objects.visible_to(request.actor).filter(bank=found), f"bono-{number}.csv")


@require_safe
@desk_page
def approval(request: DeskRequest, number: int) -> HttpResponse:
    """What somebody was asked, and what they said."""
    asked = Approval.objects.visible_to(request.actor).select_related(
        "customer", "asked_by__person", "decided_by__person"
    )
    found = get_object_or_404(asked, pk=number)
    kind, _colon, order = found.source_key.partition(":")
    lines = [(one, explain(charge_of(one, one["charged"]))) for one in found.shown]
    context = {"approval": found, "lines": lines, "order": int(order) if kind == "workorder" else None}
    return show(request, "approval", context)


@editing
@desk_page
def new_bank(request: DeskRequest, number: int) -> HttpResponseBase:
    customer = get_object_or_404(Customer.objects.standing(), pk=number)
    allow(may_keep_hours(request.actor))
    form = NewBankForm(request.POST or None, customer=customer)
    return _act.make(request, customer, form, form.sell)


@editing
@desk_page
def edit(request: DeskRequest, number: int) -> HttpResponseBase:
    found = _to_keep(request, number)
    form = BankForm(request.POST or None, customer=found.customer, bank=found)
    return _act(request, found, form, "form", lambda: form.change(found, request.actor), _("Guardado."))


@editing
@desk_page
def adjusting(request: DeskRequest, number: int) -> HttpResponseBase:
    found = _to_keep(request, number)
    form = AdjustForm(request.POST or None, initial={"seen": found.version})

    def act() -> object:
        typed = form.cleaned_data
        return adjust(found, form.signed, by=request.actor, reason=typed["reason"], seen=typed["seen"])

    return _act(request, found, form, "adjust", act, _("Guardado."))


@editing
@desk_page
def moving(request: DeskRequest, number: int) -> HttpResponseBase:
    """What went beyond this bank, to another."""
    found = _to_keep(request, number)
    form = MoveForm(request.POST or None, customer=found.customer_id, out_of=found)

    def act() -> object:
        return move_overrun(found.customer_id, to=form.cleaned_data["to"], by=request.actor, out_of=found)

    return _act(request, found, form, "move", act, _("Pasado al otro bono."), beyond=found.overrun)


@editing
@desk_page
def move_owed(request: DeskRequest, number: int) -> HttpResponseBase:
    """What fitted no bank at all, to one."""
    customer = get_object_or_404(Customer.objects.standing(), pk=number)
    allow(may_keep_hours(request.actor))
    form = MoveForm(request.POST or None, customer=customer.pk)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(
        move_overrun, customer.pk, to=form.cleaned_data["to"], by=request.actor
    ):
        messages.success(request, _("Pasado al otro bono."))
        return redirect("desk:hour_bank", form.cleaned_data["to"].pk)
    context = {"form": form, "customer": customer, "bank": None, "beyond": owed(customer.pk)}
    return show(request, "move", context, attempt.status)


@editing
@desk_page
def giving_back(request: DeskRequest, number: int) -> HttpResponseBase:
    """Of one line that cost too much."""
    rows = Spending.objects.visible_to(request.actor).select_related("customer", "technician__person")
    found = get_object_or_404(rows, pk=number)
    allow(may_keep_hours(request.actor))
    corrects = _annex(request, found)
    form = GiveBackForm(request.POST or None, initial={"reason": corrects})
    attempt = Attempt(form)

    def act() -> Any:
        typed = form.cleaned_data
        return give_back_hours(found, minutes=typed["minutes"], by=request.actor, reason=typed["reason"])

    if form.is_valid() and attempt.to(act):
        messages.success(request, _("Devuelto: %(back)s.") % {"back": in_hours(form.cleaned_data["minutes"])})
        back = next((one.bank_id for one in attempt.result if one.bank_id), None)
        return redirect("desk:hour_bank", back) if back else redirect("desk:customer", found.customer_id)
    told = explain(found.cost)
    return show(request, "give_back", {"form": form, "spending": found, "told": told}, attempt.status)


def show(request: DeskRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    around = {
        "rail": rail(current="hours"), "may_keep": may_keep_hours(request.actor), "words": WORDS, "signed": signed,
    }  # fmt: skip
    return render(request, f"desk/hours/{template}.html", {**around, **context}, status=status)


def _annex(request: DeskRequest, spending: Spending) -> str:
    """Why, in the words that are proposed to who comes from an annex; empty for everybody else."""
    annexes = WorkOrder.objects.visible_to(request.actor).filter(customer=spending.customer_id)
    number = number_in(request.GET.get("anexo", "")) or 0
    found = annexes.filter(pk=number).select_related("annex_of").first()
    head = found.annex_of if found else None
    return _("Lo corrige un anexo del parte %(number)s.") % {"number": head.number} if head else ""


def _find(request: DeskRequest, number: int) -> HourBank:
    found = HourBank.objects.visible_to(request.actor).select_related("customer", "contract")
    bank: HourBank = get_object_or_404(found, pk=number)
    return bank


def _to_keep(request: DeskRequest, number: int) -> HourBank:
    found = _find(request, number)
    allow(may_keep_hours(request.actor))
    return found


_act = Acting("desk:hour_bank", "bank", show)
