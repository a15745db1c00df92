"""Writing a draft: one form for all of it. «Añadir línea» comes back with one more row, and nothing is kept by it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ventanilla.core.errors import ChangedMeanwhile
from ventanilla.core.text import number_in
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.workorders.actions.drafting import Content, change_draft, draft
from ventanilla.domain.workorders.models import WorkOrder
from ventanilla.domain.workorders.paper.rendering import plain
from ventanilla.doors.desk.ticket.finding import customers_like
from ventanilla.doors.desk.workorders.forms import (
    Choices,
    LineForm,
    MaterialForm,
    OrderForm,
    content_of,
    forgive,
    initial_line,
    initial_of,
    rows_of,
)
from ventanilla.doors.desk.workorders.views import order_of, show
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.forms import Attempt

FIRST_ROWS = 2
pages = require_http_methods(["GET", "HEAD", "POST"])


@pages
@desk_page
def new(request: DeskRequest) -> HttpResponseBase:
    """About a ticket (`?incidencia=`), for a customer (`?cliente=`), or first the question for whom."""
    ticket = None
    if number := number_in(request.GET.get("incidencia", "")):
        visible = Ticket.objects.visible_to(request.actor).select_related("customer", "requester__person")
        ticket = get_object_or_404(visible, pk=number)
        customer = ticket.customer
    elif number := number_in(request.GET.get("cliente", "")):
        customer = get_object_or_404(Customer.objects.standing(), pk=number)
    else:
        words = request.GET.get("q", "").replace("\0", "").strip()[:80]
        return show(request, "customer", {"words": words, "found": customers_like(words) if words else []})
    first: dict[str, Any] = {"technician": request.actor.pk}
    if ticket:
        first |= {"subject": ticket.subject, "requester": ticket.requester_id}

    def keep(content: Content, key: str | None, _seen: int | None) -> WorkOrder:
        return draft(customer, by=request.actor, ticket=ticket, content=content, key=key)

    return _write(request, customer, None, ticket, first, keep)


@pages
@desk_page
def edit(request: DeskRequest, number: int) -> HttpResponseBase:
    found = order_of(request, number)
    if not found.is_draft:
        return redirect("desk:work_order", number)

    def keep(content: Content, _key: str | None, seen: int | None) -> WorkOrder:
        return change_draft(found, content, by=request.actor, seen=seen)

    return _write(request, found.customer, found, found.ticket, initial_of(found), keep)


def _write(
    request: DeskRequest, customer: Customer, found: WorkOrder | None, ticket: Ticket | None, first: dict[str, Any],
    keep: Callable[[Content, str | None, int | None], WorkOrder],
) -> HttpResponseBase:  # fmt: skip
    typed = _with_another_row(request) if request.method == "POST" else None
    wants_row = typed is not None and "more" in request.POST
    choices = Choices(customer, found)
    form = OrderForm(typed, initial=first, choices=choices)
    lines, materials = _rows(request, typed, found, choices)
    attempt, status = Attempt(form), 200
    if wants_row:
        forgive(form, *lines.forms, *materials.forms)
    elif typed is not None:
        is_whole = all([form.is_valid(), lines.is_valid(), materials.is_valid()])
        if is_whole and attempt.to(
            lambda: keep(content_of(form, lines, materials), form.key, form.cleaned_data["seen"])
        ):
            return _kept(request, attempt.result)
        status = 422
        if found and isinstance(attempt.refusal, ChangedMeanwhile):
            now = WorkOrder.objects.filter(pk=found.pk).first()
            form.data = {**typed.dict(), "seen": now.version if now else ""}
    context = {
        "form": form, "lines": lines, "materials": materials, "customer": customer, "order": found, "ticket": ticket,
        "wants_row": wants_row and request.POST.get("more"), "shows_errors": status == 422,
    }  # fmt: skip
    return show(request, "form", context, status)


def _kept(request: DeskRequest, order: WorkOrder) -> HttpResponse:
    if "issue" in request.POST:
        return redirect("desk:work_order_issue", order.pk)
    messages.success(request, _("Borrador guardado."))
    return redirect("desk:work_order", order.pk)


def _rows(request: DeskRequest, typed: Any, found: WorkOrder | None, choices: Choices) -> tuple[Any, Any]:
    kept = list(found.lines.order_by("began_at", "pk")) if found else []
    used = list(found.materials.order_by("pk")) if found else []
    blank = {"technician": request.actor.pk, "day": localdate(), "billable": True, "kind": "remote"}
    waiting = [blank] * (1 if kept else FIRST_ROWS)
    lines = rows_of(LineForm, extra=0)(
        typed, initial=[*map(initial_line, kept), *waiting], prefix="line", form_kwargs={"choices": choices}
    )
    told = [
        {"name": one.name, "quantity": plain(one.quantity).replace(".", ","), "unit": one.unit}
        for one in used
    ]
    materials = rows_of(MaterialForm, extra=1)(
        typed, initial=told, prefix="material", form_kwargs={"choices": choices}
    )
    return lines, materials


def _with_another_row(request: DeskRequest) -> Any:
    """What was sent; with one row more of the kind that was asked for, which begins like the last one."""
    typed = request.POST.copy()
    kind = typed.get("more", "")
    if kind in ("line", "material"):
        name = f"{kind}-TOTAL_FORMS"
        count = number_in(typed.get(name, "")) or 0
        typed[name] = str(count + 1)
        if kind == "line" and count:
            for column in ("technician", "day", "kind", "billable"):
                typed[f"line-{count}-{column}"] = typed.get(f"line-{count - 1}-{column}", "")
    return typed
