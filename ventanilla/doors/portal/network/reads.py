"""What the pages of the network read."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.devices.models import Device, DeviceFile, DeviceLink
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.workorders.models import WorkOrder

TICKETS_SHOWN, ORDERS_SHOWN, LINKS_SHOWN = 20, 20, 50


@dataclass(frozen=True)
class Tie:
    """Another device that this one is connected to."""

    id: int
    name: str
    medium: str
    word: str
    port: str


def ties_of(device: Device) -> list[Tie]:
    """To either side, by name."""
    links = DeviceLink.objects.filter(Q(a=device) | Q(b=device)).select_related("a", "b")[:LINKS_SHOWN]
    ends = [(one, one.b if one.a_id == device.pk else one.a) for one in links]
    ties = [Tie(end.pk, end.name, one.what, str(one.get_what_display()), one.port) for one, end in ends]
    return sorted(ties, key=lambda one: one.name.casefold())


def tickets_about(me: Membership, device: Device) -> list[Ticket]:
    """Those that they may see, the newest first."""
    if not me.may_view(Section.SUPPORT):
        return []
    found = Ticket.objects.visible_to(me).filter(device=device)
    return list(found.only("number", "subject", "status", "created_at").order_by("-number")[:TICKETS_SHOWN])


def orders_about(me: Membership, device: Device) -> list[WorkOrder]:
    """Work orders with a line about it, the newest first: those that they may see."""
    found = WorkOrder.objects.visible_to(me).filter(lines__device=device).distinct()
    return list(found.order_by("-dated_at", "-pk")[:ORDERS_SHOWN])


def files_of(me: Membership, device: Device) -> QuerySet[DeviceFile]:
    return DeviceFile.objects.visible_to(me).filter(device=device).select_related("file").order_by("added_at")
