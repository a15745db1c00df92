"""What stands in the networks of the customers: sites, devices, how they are connected, and what tickets are about.

A small company has half a dozen, a larger one some sixty, and *the largest* three hundred in five places.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from django.utils.timezone import localdate

from ventanilla.demo.people_rows import Company
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.devices.models import Device, DeviceLink, Kind, Site, State
from ventanilla.domain.tickets.models import Ticket

LARGEST = "C0118"
MIDDLE = ("C0142", "C0097")
PLACES = {
    LARGEST: ("Clínica", "Consultas del Canal", "Laboratorio", "Radiología", "Oficinas"),
    "C0142": ("Taller", "Recambios"),
    "C0097": ("Nave 22", "Oficina comercial"),
}
MAKES = {
    "router": [("MikroTik", "RB5009"), ("Teltonika", "RUTX11")],
    "switch": [("Ubiquiti", "USW-24-PoE"), ("HPE Aruba", "1930 24G"), ("TP-Link", "TL-SG2428P")],
    "access_point": [("Ubiquiti", "U6 Pro"), ("TP-Link", "EAP650")],
    "firewall": [("Fortinet", "FortiGate 60F"), ("WatchGuard", "T45")],
    "server": [("Dell", "PowerEdge T350"), ("HPE", "ProLiant ML30 Gen10")],
    "nas": [("Synology", "DS923+"), ("QNAP", "TS-464")],
    "computer": [("HP", "Pro Mini 400 G9"), ("Dell", "OptiPlex 7010"), ("Lenovo", "ThinkCentre M70q")],
    "laptop": [("Lenovo", "ThinkPad E14"), ("HP", "ProBook 450 G10"), ("Dell", "Latitude 5540")],
    "printer": [("Brother", "HL-L5210DN"), ("HP", "LaserJet Pro M404dn"), ("Kyocera", "ECOSYS M2540dn")],
    "phone": [("Yealink", "T43U"), ("Grandstream", "GRP2613")],
    "camera": [("Hikvision", "DS-2CD2143G2"), ("Reolink", "RLC-810A")],
    "ups": [("APC", "Smart-UPS 1500"), ("Salicru", "SPS 1000 ADV")],
}
NAMES = {
    "router": "RT", "switch": "SW", "access_point": "AP", "firewall": "FW", "server": "SRV", "nas": "NAS",
    "computer": "PC", "laptop": "PORT", "printer": "IMP", "phone": "TEL", "camera": "CAM", "ups": "SAI",
}  # fmt: skip
FEW = ("router", "switch", "access_point", "computer", "laptop", "printer")
BACKBONE = ("router", "switch", "firewall", "server", "nas", "ups")
DESKS = (
    ("computer",) * 9
    + ("laptop",) * 4
    + ("phone",) * 4
    + ("printer",) * 2
    + ("camera",) * 2
    + ("access_point",)
)
ROOMS = (
    "Recepción",
    "Despacho 1",
    "Despacho 2",
    "Almacén",
    "Sala técnica",
    "Planta 1",
    "Planta 2",
    "Administración",
)
USERS = ("Recepción", "Administración", "Gerencia", "Almacén", "Comercial", "")
ABOUT = {
    "printer": ("impres", "tóner", "escáner", "escane"), "server": ("servidor", "copia"), "access_point": ("wifi", "wi-fi"),
    "phone": ("teléfono", "centralita", "llamada"), "laptop": ("portátil",), "camera": ("cámara",),
    "computer": ("ordenador", "pantalla", "equipo"),
}  # fmt: skip
"""Kind → words of a subject that tell of one."""


def write_devices(company: Company, now: datetime, seed: int) -> None:
    """After the people. Returns nothing that others need."""
    today = localdate(now)
    for code, customer in sorted(company.customers.items()):
        dice = Random(f"{seed}:{code}")  # noqa: S311 - a story, no secret
        sites = Site.objects.bulk_create(
            Site(customer=customer, name=name, position=place)
            for place, name in enumerate(PLACES.get(code, ("Oficina",)))
        )
        for number, site in enumerate(sites, start=1):
            kinds = _kinds(code, dice)
            devices = Device.objects.bulk_create(_devices(customer, site, number, kinds, dice, today, now))
            DeviceLink.objects.bulk_create(_links(devices))
        _between(customer)


def tell_what_tickets_are_about() -> None:
    """By the words of their subjects, after the tickets."""
    devices: dict[tuple[int, str], list[int]] = {}
    rows = Device.objects.exclude(state=State.RETIRED).order_by("pk").values_list("customer_id", "kind", "pk")
    for customer, kind, number in rows:
        devices.setdefault((customer, kind), []).append(number)
    changed = []
    for ticket in (
        Ticket.objects.filter(is_withheld=False).only("number", "customer_id", "subject").order_by("pk")
    ):
        words = ticket.subject.casefold()
        kind = next((kind for kind, many in ABOUT.items() if any(one in words for one in many)), "")
        found = devices.get((ticket.customer_id, kind), [])
        if found and ticket.number % 3:
            ticket.device_id = found[ticket.number % min(len(found), 4)]
            changed.append(ticket)
    Ticket.objects.bulk_update(changed, ["device"], batch_size=500)


def _kinds(code: str, dice: Random) -> list[str]:
    if code == LARGEST:
        return [*BACKBONE, "switch", "switch", *(dice.choice(DESKS) for _one in range(52))]
    if code in MIDDLE:
        return [*BACKBONE, *(dice.choice(DESKS) for _one in range(24))]
    return list(FEW)


def _devices(
    customer: Customer, site: Site, place: int, kinds: list[str], dice: Random, today: date, now: datetime
) -> Iterator[Device]:
    counts: dict[str, int] = {}
    for number, kind in enumerate(kinds, start=2):
        counts[kind] = counts.get(kind, 0) + 1
        brand, model = dice.choice(MAKES[kind])
        bought = today - timedelta(days=dice.randint(60, 2000))
        # Some end soon, so that there is something to be reminded of.
        ends = (
            today + timedelta(days=dice.randint(3, 58)) if number % 11 == 5 else bought + timedelta(days=1095)
        )
        yield Device(
            customer=customer, site=site, name=f"{NAMES[kind]}-{place}{counts[kind]:02}", kind=kind, brand=brand,
            model=model, serial="".join(dice.choices("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", k=10)),
            ip=f"192.168.{10 + place}.{number}",
            mac=":".join(["02", *(f"{dice.getrandbits(8):02X}" for _one in range(5))]),
            location=dice.choice(ROOMS) if kind not in BACKBONE else "Sala técnica",
            user=dice.choice(USERS) if kind in ("computer", "laptop", "phone") else "",
            purchased_on=min(bought, ends), warranty_until=ends, state=_state(number), created_at=now - timedelta(days=40),
            notes="Se reinicia desde el panel de la sala técnica." if kind == "router" else "",
            internal_note="Acceso por la VPN del proveedor." if kind == "firewall" else "",
        )  # fmt: skip


def _state(number: int) -> str:
    if number % 23 == 9:
        return State.RETIRED.value
    if number % 19 == 12:
        return State.IN_REPAIR.value
    return State.SPARE.value if number % 29 == 15 else State.IN_SERVICE.value


def _links(devices: list[Device]) -> Iterator[DeviceLink]:
    """Everything to a switch, the switches to the router; telephones and laptops by air where there is an access point."""
    switches = [one for one in devices if one.kind == Kind.SWITCH]
    router = next(one for one in devices if one.kind == Kind.ROUTER)
    air = [one for one in devices if one.kind == Kind.ACCESS_POINT]
    for number, one in enumerate(devices):
        if one is router or one.is_retired:
            continue
        if one.kind == Kind.SWITCH:
            yield DeviceLink(a=one, b=router, what=DeviceLink.Medium.FIBRE, port="SFP1")
        elif one.kind == Kind.LAPTOP and air:
            yield DeviceLink(a=one, b=air[number % len(air)], what=DeviceLink.Medium.WIFI)
        else:
            yield DeviceLink(a=one, b=switches[number % len(switches)], port=f"Gi0/{number % 24 + 1}")


def _between(customer: Customer) -> None:
    """The routers of the other places to that of the first, by a tunnel."""
    routers = list(
        Device.objects.filter(customer=customer, kind=Kind.ROUTER).order_by("site__position", "pk")
    )
    DeviceLink.objects.bulk_create(
        DeviceLink(a=one, b=routers[0], what=DeviceLink.Medium.VIRTUAL, port="VPN") for one in routers[1:]
    )
