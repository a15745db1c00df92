"""Etiquetas: choose devices of a customer, and take the sheet along."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.conf import settings
from django.db.models import F
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ventanilla.core.text import number_in
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.devices.labels import MOST, ON_A_SHEET, labels_pdf
from ventanilla.domain.devices.models import Device
from ventanilla.domain.devices.policy import may_keep_devices
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page

OFFERED = 1_000


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def labels(request: DeskRequest, number: int) -> HttpResponseBase:
    """`equipo` ticks one, `sede` all of a place; `primera` is the first label of the sheet that is still there."""
    customer = get_object_or_404(Customer, pk=number)
    allow(may_keep_devices(request.actor))
    typed = request.POST if request.method == "POST" else request.GET
    ticked = {one for text in typed.getlist("equipo") if (one := number_in(text)) is not None}
    places = {one for text in typed.getlist("sede") if (one := number_in(text)) is not None}
    first = number_in(typed.get("primera", "1")) or 0
    offered = list(_devices(request, customer))
    chosen = [one for one in offered if one.pk in ticked or (one.site_id or 0) in places]
    refusal = ""
    if request.method == "POST":
        refusal = _refusal(len(chosen), first)
        if not refusal:
            return _paper(customer, chosen, skip=first - 1)
    context = {
        "customer": customer, "sites": _by_site(offered), "ticked": ticked, "places": places, "first": first or 1,
        "refusal": refusal, "on_a_sheet": ON_A_SHEET, "has_any": bool(offered), "rail": rail(current="devices"),
    }  # fmt: skip
    return render(request, "desk/devices/labels.html", context, status=422 if refusal else 200)


def label_address(device: Device) -> str:
    """What the QR says."""
    return str(settings.ENV.base_url) + reverse("gate:label", args=[device.label_code])


def _devices(request: DeskRequest, customer: Customer) -> Any:
    found = (
        Device.objects.visible_to(request.actor).standing().filter(customer=customer).select_related("site")
    )
    order = (F("site__position").asc(nulls_last=True), "site__name", "site_id", "name", "pk")
    return found.order_by(*order)[:OFFERED]


def _refusal(number: int, first: int) -> str:
    if not number:
        return _("Marca al menos un equipo.")
    if number > MOST:
        return _("Son demasiadas de una vez: caben %(most)s.") % {"most": MOST}
    if not 1 <= first <= ON_A_SHEET:
        return _("La primera etiqueta es un número del 1 al %(most)s.") % {"most": ON_A_SHEET}
    return ""


def _by_site(devices: list[Device]) -> list[tuple[int, str, list[Device]]]:
    grouped = groupby(devices, key=lambda one: one.site)
    return [
        (site.pk if site else 0, site.name if site else _("Sin sede"), list(some)) for site, some in grouped
    ]


def _paper(customer: Customer, devices: list[Device], *, skip: int) -> HttpResponse:
    answer = HttpResponse(labels_pdf(devices, link=label_address, skip=skip), content_type="application/pdf")
    name = f"{_('etiquetas')}-{slugify(customer.name)[:60]}.pdf"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
