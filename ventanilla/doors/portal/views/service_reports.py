"""Informes: the months, one month's report, and the same as a PDF."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ventanilla.domain.customers.actions.noting import note_download
from ventanilla.domain.customers.models import Section
from ventanilla.domain.reports.monthly.paper import file_name
from ventanilla.domain.reports.policy import may_see_service_report
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.shared.access import PortalRequest, portal_page
from ventanilla.doors.shared.service_report import around, choices_for, pdf_answer, report_for
from ventanilla.doors.shared.trouble import trouble


@require_safe
@portal_page(Section.REPORTS)
def months(request: PortalRequest) -> HttpResponse:
    me = request.actor
    if not may_see_service_report(me):
        return _too_little(request)
    context = {"months": choices_for(me, me.customer), "sections": sidebar(me, current="reports")}
    return render(request, "portal/reports/months.html", context)


@require_safe
@portal_page(Section.REPORTS)
def report(request: PortalRequest, month: str) -> HttpResponse:
    me = request.actor
    if not may_see_service_report(me):
        return _too_little(request)
    context = {**around(report_for(me, me.customer, month)), "sections": sidebar(me, current="reports")}
    return render(request, "portal/reports/report.html", context)


@require_safe
@portal_page(Section.REPORTS)
def pdf(request: PortalRequest, month: str) -> HttpResponse:
    me = request.actor
    if not may_see_service_report(me):
        return _too_little(request)
    found = report_for(me, me.customer, month)
    answer = pdf_answer(found)
    note_download(me.customer, file_name(found), by=me)
    return answer


def _too_little(request: PortalRequest) -> HttpResponse:
    """They have the section, and see only some of the tickets that its numbers are made of."""
    told = _(
        "Los informes cuentan las incidencias de toda la empresa, y tú no las ves todas. Quien gestiona los accesos en tu "
        "empresa puede abrírtelas."
    )
    return trouble(request, 403, explanation=told)
