"""The monthly report of one customer, as it sees it too."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.reports.policy import may_see_service_report
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.service_report import around, choices_for, pdf_answer, report_for


@require_safe
@desk_page
def months(request: DeskRequest, number: int) -> HttpResponse:
    customer = _customer(request, number)
    context = {
        "customer": customer, "months": choices_for(request.actor, customer), "rail": rail(current="reports"),
    }  # fmt: skip
    return render(request, "desk/reports/months.html", context)


@require_safe
@desk_page
def report(request: DeskRequest, number: int, month: str) -> HttpResponse:
    customer = _customer(request, number)
    told = around(report_for(request.actor, customer, month))
    return render(
        request, "desk/reports/service.html", {**told, "customer": customer, "rail": rail(current="reports")}
    )


@require_safe
@desk_page
def pdf(request: DeskRequest, number: int, month: str) -> HttpResponse:
    return pdf_answer(report_for(request.actor, _customer(request, number), month))


def _customer(request: DeskRequest, number: int) -> Customer:
    allow(may_see_service_report(request.actor))
    return get_object_or_404(Customer.objects.standing(), pk=number)
