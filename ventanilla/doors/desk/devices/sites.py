"""The places of a customer: a list with the form for one more, and one of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ventanilla.core.errors import Refused
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.devices.actions.placing import add_site, change_site, remove_site
from ventanilla.domain.devices.models import Site
from ventanilla.domain.devices.policy import may_keep_devices
from ventanilla.doors.desk.devices import reads
from ventanilla.doors.desk.devices.forms import SiteForm
from ventanilla.doors.desk.devices.views import editing, show
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.forms import Attempt


@editing
@desk_page
def sites(request: DeskRequest, number: int) -> HttpResponseBase:
    """Everybody at the desk reads it; one more is added by who keeps devices."""
    customer = get_object_or_404(Customer.objects.standing(), pk=number)
    if request.method == "POST":
        allow(may_keep_devices(request.actor))
    form = SiteForm(request.POST if request.method == "POST" else None)
    attempt = Attempt(form)
    if form.is_valid():
        typed = form.cleaned_data
        if attempt.to(add_site, customer, name=typed["name"], address=typed["address"], by=request.actor):
            messages.success(request, _("Guardado."))
            return redirect("desk:sites", number)
    context = {"customer": customer, "sites": reads.sites_of(customer), "form": form}
    return show(request, "sites", context, attempt.status)


@editing
@desk_page
def edit(request: DeskRequest, number: int) -> HttpResponseBase:
    found = get_object_or_404(Site.objects.select_related("customer"), pk=number)
    allow(may_keep_devices(request.actor))
    now = {"name": found.name, "address": found.address, "seen": found.version}
    form = SiteForm(request.POST if request.method == "POST" else None, initial=now)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(change_site, found, by=request.actor, **form.cleaned_data):
        messages.success(request, _("Guardado."))
        return redirect("desk:sites", found.customer_id)
    attempt.see_anew(found)
    context = {"customer": found.customer, "site": found, "form": form}
    return show(request, "site", context, attempt.status)


@require_POST
@desk_page
def remove(request: DeskRequest, number: int) -> HttpResponse:
    found = get_object_or_404(Site, pk=number)
    allow(may_keep_devices(request.actor))
    try:
        remove_site(found, by=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal.reason))
    else:
        messages.success(request, _("Sede quitada."))
    return redirect("desk:sites", found.customer_id)
