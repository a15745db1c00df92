"""Horas: what is left of what was bought, where every minute went, and whether work may go beyond it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from ventanilla.core.errors import IllegalMove
from ventanilla.domain.customers.actions.noting import note_download
from ventanilla.domain.customers.models import Section
from ventanilla.domain.hours.actions.approving import LONGEST_NOTE, decide_approval
from ventanilla.domain.hours.actions.correcting import owed
from ventanilla.domain.hours.charging import charge_of
from ventanilla.domain.hours.models import Approval, HourBank, Movement
from ventanilla.domain.hours.policy import may_approve
from ventanilla.doors.portal.hours import reads
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.forms import Attempt, WordsField
from ventanilla.doors.shared.hours import WORDS, explain, movements, movements_file, signed


class DecideForm(forms.Form):
    choice = forms.ChoiceField(choices=[("approve", ""), ("reject", "")])
    note = WordsField(
        label=gettext_lazy("¿Quieres añadir algo?"), max_length=LONGEST_NOTE, rows=3, required=False
    )


@require_safe
@portal_page(Section.WORK_ORDERS)
def hours(request: PortalRequest) -> HttpResponse:
    running = reads.banks_of(request.actor, running=True)
    moved = Movement.objects.visible_to(request.actor)
    context = {
        "banks": running, "over": reads.banks_of(request.actor, running=False), "today": localdate(),
        "left": sum(one.left for one in running), "owed": owed(request.actor.customer_id),
        "waiting": reads.waiting_approvals(request.actor),
        "page": movements(moved, request.GET.get("after", "")),
    }  # fmt: skip
    return show(request, "list", context)


@require_safe
@portal_page(Section.WORK_ORDERS)
def bank(request: PortalRequest, number: int) -> HttpResponse:
    found = get_object_or_404(HourBank.objects.visible_to(request.actor), pk=number)
    moved = Movement.objects.visible_to(request.actor).filter(bank=found)
    context = {
        "bank": found, "stands": found.standing(localdate()),
        "page": movements(moved, request.GET.get("after", "")),
    }  # fmt: skip
    return show(request, "bank", context)


@require_safe
@portal_page(Section.WORK_ORDERS)
def table(request: PortalRequest) -> HttpResponse:
    """Every movement of the company, for a spreadsheet."""
    answer = movements_file(Movement.objects.visible_to(request.actor), "horas.csv")
    note_download(request.actor.customer, "horas.csv", by=request.actor)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Section.WORK_ORDERS)
def approval(request: PortalRequest, number: int) -> HttpResponseBase:
    """The request with what it is about; who may, decides."""
    found = get_object_or_404(
        Approval.objects.visible_to(request.actor).select_related(
            "customer", "asked_by__person", "decided_by__person"
        ),
        pk=number,
    )
    form = DecideForm(request.POST or None)
    attempt = Attempt(form)
    if request.method == "POST":
        allow(may_approve(request.actor))
        if form.is_valid() and attempt.to(_decide, found, form, request):
            approved = attempt.result.state == Approval.State.APPROVED
            messages.success(
                request, _("Aprobado: ya lo saben.") if approved else _("No aprobado: ya lo saben.")
            )
            return redirect("portal:hours_approval", number)
    status = 409 if isinstance(attempt.refusal, IllegalMove) else attempt.status
    lines = [(one, explain(charge_of(one, one["charged"]))) for one in found.shown]
    may = may_approve(request.actor)
    return show(
        request, "approval", {"approval": found, "form": form, "lines": lines, "may_approve": may}, status
    )


def show(request: PortalRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    around = {"sections": sidebar(request.actor, current="work_orders"), "words": WORDS, "signed": signed}
    return render(request, f"portal/hours/{template}.html", {**around, **context}, status=status)


def _decide(found: Approval, form: DecideForm, request: PortalRequest) -> Approval:
    typed = form.cleaned_data
    return decide_approval(found, approve=typed["choice"] == "approve", by=request.actor, note=typed["note"])
