"""Partes at the desk: the list, one of them, and its papers."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ventanilla.core.strokes import drawing
from ventanilla.core.text import number_in
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.workorders import policy
from ventanilla.domain.workorders.models import WorkOrder
from ventanilla.domain.workorders.paper.rendering import paper_of
from ventanilla.domain.workorders.paper.setting import sheet_of
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.desk.workorders import reads
from ventanilla.doors.desk.workorders.told import sentence
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.downloads import show_pdf
from ventanilla.doors.shared.forms import new_key
from ventanilla.doors.shared.order_hours import around_order

LONGEST = 60
"""Characters of what one looks for."""


@require_safe
@desk_page
def work_orders(request: DeskRequest) -> HttpResponse:
    asked = request.GET
    view = asked.get("ver", "") if asked.get("ver", "") in reads.VIEWS else ""
    words = asked.get("q", "").replace("\0", "").strip()[:LONGEST]
    technician = StaffMember.objects.filter(pk=number_in(asked.get("tecnico", "")) or 0).first()
    customer = Customer.objects.filter(pk=number_in(asked.get("cliente", "")) or 0).first()
    page = reads.lines(
        WorkOrder.objects.visible_to(request.actor), view=view, words=words, cursor=asked.get("after", ""),
        technician=technician.pk if technician else None, customer=customer.pk if customer else None,
    )  # fmt: skip
    told = {
        "q": words, "ver": view, "tecnico": technician.pk if technician else "",
        "cliente": customer.pk if customer else "",
    }  # fmt: skip
    context = {
        "page": page, "words": words, "view": view, "of_customer": customer, "of_technician": technician,
        "here": {name: value for name, value in told.items() if value}, "staff": _staff(),
    }  # fmt: skip
    return show(request, "list", context)


@require_safe
@desk_page
def work_order(request: DeskRequest, number: int) -> HttpResponse:
    return show_order(request, order_of(request, number))


@require_safe
@desk_page
def paper(request: DeskRequest, number: int, which: str) -> HttpResponseBase:
    """The archived bytes, shown: `parte` as it was issued, `firmado` with its signature."""
    found = order_of(request, number)
    stored = {"parte": found.document, "firmado": found.signed_document}.get(which)
    if stored is None:
        raise Http404
    return show_pdf(stored)


def show_order(request: DeskRequest, found: WorkOrder, **more: Any) -> HttpResponse:
    """`more`: a form that came back, and `status`."""
    signature = getattr(found, "signature", None)
    objection = getattr(found, "objection", None)
    status = more.pop("status", 200)
    context = {
        "order": found, "sheet": sheet_of(paper_of(found)), "lines": reads.told_of(found), "sentence": sentence,
        "signature": signature, "drawn": drawing(signature.strokes) if signature and signature.strokes else "",
        "objection": objection, "annexes": list(found.annexes.order_by("pk")[:50]), "form": None,
        "until": policy.objections_until(found), **around_order(found, request.actor), **more,
    }  # fmt: skip
    return show(request, "order", context, status)


def order_of(request: DeskRequest, number: int) -> WorkOrder:
    rows = WorkOrder.objects.visible_to(request.actor).select_related(
        "customer", "ticket", "requester__person", "technician__person", "annex_of", "document", "signed_document",
        "signature", "objection__by__person", "objection__answered_by__person",
    )  # fmt: skip
    return get_object_or_404(rows, pk=number)


def show(request: DeskRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    around = {"rail": rail(current="work_orders"), "new_key": new_key}
    return render(request, f"desk/workorders/{template}.html", {**around, **context}, status=status)


def _staff() -> list[StaffMember]:
    here = StaffMember.objects.filter(is_active=True, person__is_active=True).select_related("person")
    return list(here.order_by("person__name"))
