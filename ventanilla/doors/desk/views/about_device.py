"""Which device of the customer a ticket is about."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from ventanilla.core.errors import ChangedMeanwhile
from ventanilla.domain.tickets.actions.about_device import set_device
from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.desk.devices.forms import DeviceChoice
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.desk.ticket.returned import seen_version
from ventanilla.doors.desk.views.queue import back_to
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.tickets import find_ticket


class AboutForm(forms.Form):
    device = DeviceChoice(label=_("Sobre el equipo"), required=False, empty_label=_("Ninguno"))

    def __init__(self, *args: Any, ticket: Ticket, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": {"device": ticket.device_id}})
        device: Any = self.fields["device"]
        device.offer(ticket.customer_id, besides=ticket.device_id)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def about_device(request: DeskRequest, number: int) -> HttpResponse:
    ticket = find_ticket(request.actor, number)
    form = AboutForm(request.POST if request.method == "POST" else None, ticket=ticket)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(
        set_device, ticket, form.cleaned_data["device"], by=request.actor, seen=seen_version(request)
    ):
        return back_to(request, number)
    if isinstance(attempt.refusal, ChangedMeanwhile):
        ticket = find_ticket(request.actor, number)
    context = {"ticket": ticket, "form": form, "rail": rail(current="tickets")}
    return render(request, "desk/ticket/device.html", context, status=attempt.status)
