"""Partes: the list of a year, one work order, and its papers."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from ventanilla.domain.customers.actions.noting import note_download
from ventanilla.domain.customers.models import Section
from ventanilla.domain.workorders import policy
from ventanilla.domain.workorders.models import Status, WorkOrder
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.portal.workorders.reads import waiting_count, what_it_says
from ventanilla.doors.shared.access import PortalRequest, portal_page
from ventanilla.doors.shared.downloads import send_file
from ventanilla.doors.shared.hours import signed
from ventanilla.doors.shared.order_hours import hours_drawn
from ventanilla.doors.shared.work_order_lists import (
    found_in,
    of_year,
    order_lines,
    state_in,
    words_in,
    year_in,
    years_of,
)

ALL = "todos"
STATES = {
    Status.ISSUED: gettext_lazy("Por firmar"),
    Status.SIGNED: gettext_lazy("Firmados"),
    Status.OBJECTED: gettext_lazy("Con reparos"),
}
"""Of many, not of one."""


@require_safe
@portal_page(Section.WORK_ORDERS)
def work_orders(request: PortalRequest) -> HttpResponse:
    rows = WorkOrder.objects.visible_to(request.actor)
    words, year = words_in(request.GET.get("q", "")), year_in(request.GET.get("ano", ""))
    state = state_in(request.GET.get("estado", ""))
    found = of_year(rows, year) if year else rows
    found = found.filter(status=state) if state else found
    page = order_lines(found_in(found, words) if words else found, request.GET.get("after", ""))
    told = {"q": words, "ano": year, "estado": state.value if state else ""}
    here = {name: value for name, value in told.items() if value}
    context = {
        "page": page, "years": years_of(rows), "year": year, "words": words, "state": state, "states": STATES,
        "here": here,
    }  # fmt: skip
    return show(request, "list", context)


@require_safe
@portal_page(Section.WORK_ORDERS)
def work_order(request: PortalRequest, number: int) -> HttpResponse:
    found, me = order_of(request, number), request.actor
    visible = WorkOrder.objects.visible_to(me)
    context = {
        **what_it_says(found),
        "annexes": list(visible.filter(annex_of=found).order_by("id")[:50]),
        "annexed_to": visible.filter(pk=found.annex_of_id).first() if found.annex_of_id else None,
        "may_sign": policy.may_sign(me, found),
        "may_object": policy.may_object(me, found, at=now()),
        "objections_until": policy.objections_until(found),
        "hours": hours_drawn(found, me),
        "signed": signed,
    }
    return show(request, "order", context)


@require_safe
@portal_page(Section.WORK_ORDERS)
def paper(request: PortalRequest, number: int, which: str) -> HttpResponseBase:
    """The archived bytes: `parte` as it was issued, `firmado` with its signature."""
    found = order_of(request, number)
    stored = {"parte": found.document, "firmado": found.signed_document}.get(which)
    if stored is None:
        raise Http404
    note_download(found, stored.name, by=request.actor)
    return send_file(stored)


def order_of(request: PortalRequest, number: int) -> WorkOrder:
    """404 for what is another's and for a draft, as for what is not there."""
    rows = WorkOrder.objects.visible_to(request.actor).select_related(
        "customer",
        "requester__person",
        "annex_of",
        "document",
        "signed_document",
        "signature",
        "objection__by__person",
    )
    return get_object_or_404(rows, pk=number)


def show(request: PortalRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    counts = {"work_orders": waiting_count(request.actor)}
    around = {"sections": sidebar(request.actor, current="work_orders", counts=counts), "title": _("Partes")}
    return render(request, f"portal/workorders/{template}.html", {**around, **context}, status=status)
