"""Equipos: all of them or one customer's, one of them, and what is done to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ventanilla.core.errors import Refused
from ventanilla.core.text import number_in
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.devices.actions.keeping import bring_back_device, retire_device
from ventanilla.domain.devices.models import Device, Site
from ventanilla.domain.devices.policy import may_keep_devices
from ventanilla.domain.tickets.wording import status_words
from ventanilla.doors.desk.acting import Acting
from ventanilla.doors.desk.devices import reads
from ventanilla.doors.desk.devices.forms import DeviceForm, LinkForm
from ventanilla.doors.desk.devices.told import sentence
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.device_lists import SOON, Asked, choices, device_table

editing = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@desk_page
def devices(request: DeskRequest) -> HttpResponse:
    """Of all customers, or of one (`cliente`)."""
    me, today, asked, customer = request.actor, localdate(), Asked.of(request.GET), _customer_in(request)
    page = reads.lines(me, customer, asked, today, request.GET.get("after", ""))
    around = {"cliente": str(customer.pk)} if customer else {}
    context = {
        "page": page, "asked": asked, "here": {**asked.here, **around}, "customer": customer, "today": today, "SOON": SOON,
        **choices(Site.objects.filter(customer=customer) if customer else Site.objects.none()),
    }  # fmt: skip
    return show(request, "list", context)


@require_safe
@desk_page
def table(request: DeskRequest) -> HttpResponse:
    """What the list shows, for a spreadsheet."""
    customer = _customer_in(request)
    rows = reads.rows_of(request.actor, customer, Asked.of(request.GET), localdate())
    body = device_table(rows, private=True, internal=True)
    answer = HttpResponse(body, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="equipos.csv"'
    return answer


@require_safe
@desk_page
def device(request: DeskRequest, number: int) -> HttpResponse:
    me, found = request.actor, find(request, number)
    context = {
        "device": found, "customer": found.customer, "today": localdate(), "SOON": SOON, "ties": reads.ties_of(found),
        "files": found.files.select_related("file").order_by("added_at"), "lines": reads.lines_of(found),
        "tickets": reads.tickets_about(me, found), "orders": reads.orders_about(me, found),
        "status_words": status_words(), "sentence": sentence,
        "link_form": LinkForm(device=found) if may_keep_devices(me) and not found.is_retired else None,
    }  # fmt: skip
    return show(request, "device", context)


@editing
@desk_page
def new_device(request: DeskRequest, number: int) -> HttpResponseBase:
    customer = get_object_or_404(Customer.objects.standing(), pk=number)
    allow(may_keep_devices(request.actor))
    form = DeviceForm(request.POST or None, customer=customer)
    return _act.make(request, customer, form, form.add)


@editing
@desk_page
def edit(request: DeskRequest, number: int) -> HttpResponseBase:
    found = to_keep(request, number)
    form = DeviceForm(request.POST or None, customer=found.customer, device=found)
    return _act(request, found, form, "form", lambda: form.change(found, request.actor), _("Guardado."))


@require_POST
@desk_page
def retire(request: DeskRequest, number: int) -> HttpResponse:
    return _stand(request, number, retire_device, _("Retirado: ya no se avisa de él."))


@require_POST
@desk_page
def bring_back(request: DeskRequest, number: int) -> HttpResponse:
    return _stand(request, number, bring_back_device, _("Otra vez en servicio."))


def show(request: DeskRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    around = {"rail": rail(current="devices"), "may_keep": may_keep_devices(request.actor)}
    return render(request, f"desk/devices/{template}.html", {**around, **context}, status=status)


def find(request: DeskRequest, number: int) -> Device:
    rows = Device.objects.visible_to(request.actor).select_related("customer", "site")
    return get_object_or_404(rows, pk=number)


def to_keep(request: DeskRequest, number: int) -> Device:
    found = find(request, number)
    allow(may_keep_devices(request.actor))
    return found


def told(request: HttpRequest, form: forms.Form, words: str, done: bool) -> None:
    """Done, or why not: of a form that stands on another page."""
    if done:
        messages.success(request, words)
    else:
        messages.error(request, " ".join(str(one) for many in form.errors.values() for one in many))


def _customer_in(request: DeskRequest) -> Customer | None:
    number = number_in(request.GET.get("cliente", ""))
    return get_object_or_404(Customer, pk=number) if number else None


def _stand(request: DeskRequest, number: int, verb: Callable[..., Device], words: str) -> HttpResponse:
    found = to_keep(request, number)
    try:
        verb(found, by=request.actor, seen=number_in(request.POST.get("seen", "")))
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    else:
        messages.success(request, words)
    return redirect("desk:device", number)


_act = Acting("desk:device", "device", show)
