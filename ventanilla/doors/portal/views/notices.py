"""Avisos: what has happened, and what of it one has not seen."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_POST, require_safe

from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.shared.access import PortalRequest, portal_page
from ventanilla.doors.shared.bell import count_answer, notices_page, read_answer


@require_safe
@portal_page()
def notices(request: PortalRequest) -> HttpResponse:
    groups, page = notices_page(request.actor, request.GET.get("after", ""))
    context = {"groups": groups, "page": page, "until": now(), "sections": sidebar(request.actor, current="")}
    return render(request, "portal/notices.html", context)


@require_safe
@portal_page()
def count(request: PortalRequest) -> JsonResponse:
    return count_answer(request.actor)


@require_POST
@portal_page()
def read(request: PortalRequest) -> HttpResponse:
    return read_answer(request, request.actor, "portal:notices")
