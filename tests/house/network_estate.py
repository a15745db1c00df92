"""A network of each customer, scanned once: what the routes of the drawing, the scans and the labels lead to."""

from __future__ import annotations

from django.utils.timezone import now

from tests.cast import Cast
from tests.domain.devices.nmap import host, report
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.devices.models import Device, DeviceLink, Site
from ventanilla.domain.devices.scanning.actions import take_scan


def network_examples(cast: Cast, canary: str) -> dict[str, object]:
    """`route.parameter` → a value that leads somewhere. What is Ribera's says so in every text."""
    site, router = _network(cast.aurora, "Nave", "RT-01")
    theirs, _router = _network(cast.ribera, f"{canary} sede", f"{canary} router")
    told = report(
        host("192.168.1.1", "AA:BB:CC:00:00:01", vendor="MikroTik"), host("192.168.1.7", name="nuevo.lan")
    )
    scan = take_scan(told, of=site, by=cast.marta, name="nave.xml")
    take_scan(report(host("10.0.0.1", name=f"{canary}.lan")), of=theirs, by=cast.marta, name=f"{canary}.xml")
    of_customer = ("network", "scans", "device_labels")
    return {
        **{f"desk:{one}.number": cast.aurora.pk for one in of_customer},
        "desk:scan.number": scan.pk, "gate:label.code": router.label_code,
    }  # fmt: skip


def _network(customer: Customer, place: str, name: str) -> tuple[Site, Device]:
    site, at = Site.objects.create(customer=customer, name=place), now()
    router = Device.objects.create(
        customer=customer, site=site, name=name, kind="router", ip="192.168.1.1", created_at=at
    )
    other = Device.objects.create(
        customer=customer, site=site, name=f"{name} detrás", kind="switch", ip="192.168.1.9", created_at=at
    )  # fmt: skip
    DeviceLink.objects.create(a=router, b=other)
    return site, router
