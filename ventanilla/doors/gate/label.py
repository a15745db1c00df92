"""What the QR of a device's label leads to. It shows nothing itself, and opens nothing: who scans it comes in as ever."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.devices.models import Device
from ventanilla.doors.shared.access import Locked, actor_of, stops_for_second_step, to_the_login


@require_safe
def label(request: HttpRequest, code: str) -> HttpResponseBase:
    """Staff: its page at the desk. A contact of its company: a ticket about it, to be written. Else it is not there."""
    actor = actor_of(request)
    if actor is None:
        return to_the_login(request)
    if stops_for_second_step(request, actor):
        return redirect("gate:account_app")
    found = Device.objects.filter(label_code=code).only("pk", "customer_id", "name", "state").first()
    if found is None or (isinstance(actor, Membership) and actor.customer_id != found.customer_id):
        raise Http404
    if not isinstance(actor, Membership):
        return redirect("desk:device", found.pk)
    if not actor.may_view(Section.SUPPORT):
        raise Locked(Section.SUPPORT, actor)
    return redirect(f"{reverse('portal:new_ticket')}?{urlencode(_prefilled(actor, found))}")


def _prefilled(actor: Membership, device: Device) -> dict[str, object]:
    """Who may not look at the network, or whose label is on a thing that was retired, writes what stands on the label."""
    if actor.may_view(Section.NETWORK) and not device.is_retired:
        return {"equipo": device.pk}
    return {"asunto": device.name}
