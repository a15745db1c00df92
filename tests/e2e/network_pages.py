"""The pages of a network: drawn, scanned, labelled. It has three hundred devices, as the drawing must bear."""

from __future__ import annotations

from itertools import count

from django.utils.timezone import now

from tests.cast import Cast
from tests.domain.devices.nmap import host, report
from tests.e2e.looking import Look
from ventanilla.domain.devices.models import Device, DeviceLink, Site
from ventanilla.domain.devices.scanning.actions import take_scan

LUCIA = "lucia@aurora-pruebas.example"
MARTA = "marta@norte-pruebas.example"
AT = "/escritorio/equipos/"
NETWORK_NO_PAGES = {"gate:label": "leads to another page"}
NETWORK_LOOKS = [
    Look("portal:network_drawing", "/red/dibujo/", LUCIA),
    Look("desk:network", f"{AT}clientes/{{aurora}}/dibujo/", MARTA),
    Look("desk:scans", f"{AT}clientes/{{aurora}}/escaneos/", MARTA),
    Look("desk:scan", f"{AT}escaneos/{{scan}}/", MARTA),
    Look("desk:device_labels", f"{AT}clientes/{{aurora}}/etiquetas/", MARTA),
]
PLACES = (("Oficina central de Paterna", 110), ("Taller de chapa y pintura", 90), ("Almacén", 70))


def a_network(cast: Cast) -> dict[str, str]:
    """Three sites, each behind a router, tied to the first; and a scan of it: the number of the scan, for the looks."""
    routers, numbers = [], count(1)
    for place, computers in PLACES:
        site = Site.objects.create(customer=cast.aurora, name=place)
        routers.append(_site(cast, site, computers, numbers))
    DeviceLink.objects.bulk_create(DeviceLink(a=routers[0], b=one, what="virtual") for one in routers[1:])
    told = report(
        host("192.168.0.1", "AA:BB:CC:00:00:01", vendor="MikroTik"),
        host("192.168.0.250", "AA:BB:CC:00:00:02", vendor="Brother"),
        host("192.168.0.251", name="portatil-de-las-practicas.aurora.lan", ports=(135, 445), system="Microsoft Windows 11"),
        *(host(f"192.168.0.{number}") for number in range(2, 90)),
    )  # fmt: skip
    first = routers[0].site
    assert first is not None
    return {"scan": str(take_scan(told, of=first, by=cast.marta, name="paterna.xml").pk)}


def _site(cast: Cast, site: Site, computers: int, numbers: count[int]) -> Device:
    """Its router. One device is in repair, one is a spare, one was not seen."""
    kinds = [
        "router",
        "firewall",
        "switch",
        "switch",
        "server",
        "access_point",
        "printer",
        *["computer"] * computers,
    ]
    states = {6: "in_repair", 7: "spare"}
    made = Device.objects.bulk_create(
        Device(
            customer=cast.aurora, site=site, kind=kind, name=f"{kind.upper()}-{number:03}", created_at=now(),
            ip=f"192.168.{number // 254}.{number % 254}", state=states.get(at, "in_service"),
            not_seen_since=now() if at == 8 else None,
        )
        for at, (kind, number) in enumerate(zip(kinds, numbers, strict=False))
    )  # fmt: skip
    router, firewall, core, floor, server, air, printer, *desks = made
    pairs = [
        (router, firewall),
        (firewall, core),
        (core, server),
        (core, air),
        (floor, printer),
        *((floor, one) for one in desks[1:]),
    ]
    DeviceLink.objects.bulk_create(DeviceLink(a=a, b=b) for a, b in pairs)
    DeviceLink.objects.create(a=core, b=floor, what="fibre")
    DeviceLink.objects.create(a=air, b=desks[0], what="wifi")
    return router
