"""Informes: the months, one month's report, the same as a PDF, and whether it comes by mail."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ventanilla.domain.customers.actions.preferences import want_reports
from ventanilla.domain.customers.models import Section
from ventanilla.domain.reports.policy import may_see_service_report
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.service_report import around, choices_for, pdf_answer, report_for


@require_safe
@portal_page(Section.REPORTS)
def months(request: PortalRequest) -> HttpResponse:
    me = request.actor
    allow(may_see_service_report(me))
    context = {"months": choices_for(me, me.customer), "sections": sidebar(me, current="reports")}
    return render(request, "portal/reports/months.html", context)


@require_safe
@portal_page(Section.REPORTS)
def report(request: PortalRequest, month: str) -> HttpResponse:
    me = request.actor
    allow(may_see_service_report(me))
    context = {**around(report_for(me, me.customer, month)), "sections": sidebar(me, current="reports")}
    return render(request, "portal/reports/report.html", context)


@require_safe
@portal_page(Section.REPORTS)
def pdf(request: PortalRequest, month: str) -> HttpResponse:
    me = request.actor
    allow(may_see_service_report(me))
    return pdf_answer(report_for(me, me.customer, month))


@require_POST
@portal_page(Section.REPORTS)
def by_mail(request: PortalRequest) -> HttpResponse:
    """Who manages the accesses says whether it comes."""
    me = request.actor
    allow(may_see_service_report(me) and me.is_access_manager)
    wanted = request.POST.get("wanted") == "yes"
    if want_reports(me, wanted=wanted, by=me):
        told = _("Te llegará por correo cada mes.") if wanted else _("Ya no te llegará por correo.")
        messages.success(request, told)
    return redirect("portal:service_reports")
