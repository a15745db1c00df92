"""What the pages of devices read."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.devices.findable import devices_in_reach
from ventanilla.domain.devices.models import Device, DeviceLink, Site
from ventanilla.domain.devices.policy import may_keep_devices
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.search.asking import ask
from ventanilla.domain.search.guessing import guess
from ventanilla.domain.search.hits import hits
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.workorders.models import WorkOrder
from ventanilla.doors.desk.devices.told import TOLD
from ventanilla.doors.shared.device_lists import Asked, Line, device_lines, named, narrowed
from ventanilla.doors.shared.lists import Page

MOST_FOUND = 200
"""Devices of one search through all customers: who sees more types on."""
LINES_SHOWN, TICKETS_SHOWN, ORDERS_SHOWN, LINKS_SHOWN, OF_CUSTOMER = 20, 20, 20, 100, 8


class Tie(NamedTuple):
    link: int
    id: int
    name: str
    medium: str
    word: str
    port: str


def rows_of(me: StaffMember, customer: Customer | None, asked: Asked, today: date) -> QuerySet[Device]:
    """What the list shows, in no order."""
    rows = narrowed(Device.objects.visible_to(me), asked, today)
    if customer:
        return named(rows.filter(customer=customer), asked.words, private=True)
    if not asked.words:
        return rows
    wanted, reach = ask(asked.words), devices_in_reach(me)
    if reach is None or not wanted:
        return rows.none()
    return rows.filter(pk__in=hits(wanted, guess(wanted, [reach]), reach, most=MOST_FOUND))


def lines(
    me: StaffMember, customer: Customer | None, asked: Asked, today: date, cursor: str = ""
) -> Page[Line]:
    return device_lines(rows_of(me, customer, asked, today), cursor)


def sites_of(customer: Customer) -> QuerySet[Site]:
    """With how many devices stand in each."""
    return Site.objects.filter(customer=customer).annotate(count=Count("devices")).in_order()


def ties_of(device: Device) -> list[Tie]:
    """To either side, by name."""
    links = DeviceLink.objects.filter(Q(a=device) | Q(b=device)).select_related("a", "b")[:LINKS_SHOWN]
    ends = [(one, one.b if one.a_id == device.pk else one.a) for one in links]
    ties = [
        Tie(one.pk, end.pk, end.name, one.what, str(one.get_what_display()), one.port) for one, end in ends
    ]
    return sorted(ties, key=lambda one: one.name.casefold())


def tickets_about(me: StaffMember, device: Device) -> list[Ticket]:
    """The newest first."""
    found = (
        Ticket.objects.visible_to(me).filter(device=device).only("number", "subject", "status", "created_at")
    )
    return list(found.order_by("-number")[:TICKETS_SHOWN])


def orders_about(me: StaffMember, device: Device) -> list[WorkOrder]:
    """Work orders with a line about it, the newest first."""
    found = WorkOrder.objects.visible_to(me).filter(lines__device=device).distinct()
    return list(found.order_by("-pk")[:ORDERS_SHOWN])


def lines_of(device: Device) -> QuerySet[Entry]:
    """What was done to it, the last first."""
    about = Entry.objects.about("device", device.pk).filter(verb__in=list(TOLD))
    return about.order_by("-id")[:LINES_SHOWN]


def devices_around(me: StaffMember, customer: Customer) -> dict[str, Any]:
    """For the page of a customer: the first by name, and whether there are more."""
    rows = Device.objects.visible_to(me).filter(customer=customer).standing()
    page = device_lines(rows, "", size=OF_CUSTOMER)
    return {"devices": page.rows, "more_devices": bool(page.older), "may_keep_devices": may_keep_devices(me)}
