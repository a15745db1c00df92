"""Avisos: what has happened, and what of it one has not seen."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_POST, require_safe

from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.bell import count_answer, notices_page, read_answer


@require_safe
@desk_page
def notices(request: DeskRequest) -> HttpResponse:
    groups, page = notices_page(request.actor, request.GET.get("after", ""))
    context = {"groups": groups, "page": page, "until": now(), "rail": rail(current="notices")}
    return render(request, "desk/notices.html", context)


@require_safe
@desk_page
def count(request: DeskRequest) -> JsonResponse:
    return count_answer(request.actor)


@require_POST
@desk_page
def read(request: DeskRequest) -> HttpResponse:
    return read_answer(request, request.actor, "desk:notices")
