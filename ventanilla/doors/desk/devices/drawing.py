"""Dibujo: the network of one customer."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.devices.policy import may_keep_devices
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.network import network_of


@require_safe
@desk_page
def network(request: DeskRequest, number: int) -> HttpResponse:
    customer = get_object_or_404(Customer, pk=number)
    context = {
        "rail": rail(current="devices"), "customer": customer, "may_keep": may_keep_devices(request.actor),
        **network_of(request.actor, customer, request.GET),
    }  # fmt: skip
    return render(request, "desk/devices/drawing.html", context)
