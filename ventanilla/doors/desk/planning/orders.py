"""The small form of a work order that is going to be done: a draft with a date."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.workorders.actions.planning import plan_order, unplan_order
from ventanilla.domain.workorders.models import WorkOrder
from ventanilla.doors.desk.forms.tickets import VisitForm
from ventanilla.doors.desk.planning.views import asked_of, back_to_days
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.desk.ticket.returned import seen_version
from ventanilla.doors.desk.workorders.views import order_of
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.forms import Attempt


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def visit(request: DeskRequest, number: int) -> HttpResponse:
    """Of a draft; what was issued is not planned any more."""
    order = order_of(request, number)
    if not order.is_draft and request.method != "POST":
        return redirect("desk:work_order", number)
    form = _form_of(request.POST or None, order, request.actor)
    attempt = Attempt(form)
    seen = seen_version(request)
    if form.is_valid() and attempt.to(plan_order, order, by=request.actor, seen=seen, **form.agreed()):
        messages.success(request, _("Guardado."))
        return back_to_days(request)
    return _shown(request, order, form, attempt.status)


@require_POST
@desk_page
def unplanning(request: DeskRequest, number: int) -> HttpResponse:
    order = order_of(request, number)
    attempt = Attempt(forms.Form(request.POST))
    if attempt.to(unplan_order, order, by=request.actor, seen=seen_version(request)):
        messages.success(request, _("El parte ya no tiene fecha."))
        return back_to_days(request)
    told = str(attempt.refusal.reason) if attempt.refusal else ""
    return _shown(request, order, _form_of(None, order, request.actor), 422, told)


def _form_of(typed: QueryDict | None, order: WorkOrder, me: StaffMember) -> VisitForm:
    return VisitForm(
        typed, at=order.planned_at, minutes=order.planned_minutes, technician=order.technician_id,
        me=me,
    )  # fmt: skip


def _shown(
    request: DeskRequest, order: WorkOrder, form: VisitForm, status: int, told: str = ""
) -> HttpResponse:
    order = order_of(request, order.pk)  # as it is now: who sends it again has seen it
    context = {
        "order": order, "form": form, "told": told, "back": asked_of(request).link(), "rail": rail(current="planning"),
    }  # fmt: skip
    return render(request, "desk/planning/order.html", context, status=status)
