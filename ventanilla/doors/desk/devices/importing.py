"""Importar equipos, of one customer."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.devices.actions.importing import TABLE, import_devices, look_at
from ventanilla.domain.devices.models import Device
from ventanilla.domain.devices.policy import may_keep_devices
from ventanilla.doors.desk.devices.views import editing, show
from ventanilla.doors.desk.importing import take_table
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page


@editing
@desk_page
def importing(request: DeskRequest, number: int) -> HttpResponseBase:
    customer = get_object_or_404(Customer.objects.standing(), pk=number)
    me = request.actor
    allow(may_keep_devices(me))
    step = take_table(
        request,
        TABLE,
        look_at=partial(look_at, customer=customer, by=me),
        write=partial(import_devices, customer=customer, by=me),
    )
    if step.is_done:
        return redirect(f"{reverse('desk:devices')}?cliente={customer.pk}")
    return show(
        request, "importing", step.context | {"customer": customer, "label_of": _label_of}, step.status
    )


def _label_of(column: str) -> str:
    return _("sede") if column == "site" else str(Device._meta.get_field(column).verbose_name)  # type: ignore[union-attr]  # a column
