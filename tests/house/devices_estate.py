"""A device of each customer with all that hangs from it: what the routes of devices lead to."""

from __future__ import annotations

import io

from tests.cast import Cast
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.devices.actions.keeping import add_device
from ventanilla.domain.devices.actions.placing import add_file, add_site, link_devices
from ventanilla.domain.devices.facts import Facts
from ventanilla.domain.devices.models import Device
from ventanilla.domain.files.actions import store_file
from ventanilla.domain.tickets.actions.about_device import set_device
from ventanilla.domain.tickets.models import Ticket

OF_DEVICE = (
    "device", "device_edit", "device_retire", "device_bring_back", "device_link", "device_unlink", "device_document_add",
    "device_document_remove",
)  # fmt: skip


def devices_examples(cast: Cast, canary: str, ours: Ticket, theirs: Ticket) -> dict[str, object]:
    """`route.parameter` → a value that leads somewhere. What is Ribera's says so in every text."""
    device = _device(cast, cast.aurora, "")
    set_device(ours, device, by=cast.marta)
    set_device(theirs, _device(cast, cast.ribera, canary), by=cast.marta)
    numbers = {f"desk:{one}.number": device.pk for one in OF_DEVICE}
    of_customer = ("device_new", "devices_import", "sites")
    numbers |= {f"desk:{one}.number": cast.aurora.pk for one in of_customer}
    numbers |= {f"desk:{one}.number": device.site_id for one in ("site_edit", "site_remove")}
    numbers |= {f"portal:{one}.number": device.pk for one in ("device", "device_describe")}
    paper = device.files.get().file_id
    papers = ("portal:device_document", "desk:device_document", "desk:device_document_remove")
    return {
        **numbers, **{f"{one}.file_id": paper for one in papers}, "desk:ticket_device.number": ours.number,
        "desk:device_unlink.link": device.links_out.get().pk,
    }  # fmt: skip


def _device(cast: Cast, customer: Customer, canary: str) -> Device:
    """Behind a switch, with a document."""
    site = add_site(customer, name=f"{canary} oficina", address=f"{canary} calle", by=cast.ivan)
    words = {
        name: f"{canary}{name}" if canary else ""
        for name in ("brand", "model", "serial", "location", "user", "notes")
    }
    facts = Facts(name=f"{canary} equipo", kind="server", site=site, **words)
    device = add_device(customer, facts, by=cast.ivan)
    switch = add_device(customer, Facts(name=f"{canary} conmutador", kind="switch", site=site), by=cast.ivan)
    link_devices(device, switch, port=f"{canary} puerto", by=cast.ivan)
    paper = store_file(f"{canary}manual.txt", io.BytesIO(b"hola"), 4, owner=f"staff:{cast.ivan.pk}")
    add_file(paper, of=device, by=cast.ivan)
    return device
