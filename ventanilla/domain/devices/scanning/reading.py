"""What a report of nmap (`-oX`) says, host by host. Pure: bytes in, values out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from ipaddress import ip_address
from typing import Any, Self
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.core.text import number_in
from ventanilla.core.xml_tree import tree_of

LARGEST = 8_000_000
"""Bytes: a network of two thousand hosts with their ports takes about four million."""
MOST_HOSTS = 4096
MOST_PORTS = 100
"""Of one host; what has more open answers to everything."""
_MAC = re.compile(r"[0-9A-F]{2}(:[0-9A-F]{2}){5}")


@dataclass(frozen=True)
class Port:
    number: int
    protocol: str
    service: str = ""
    """What nmap takes it for: «http», «ipp»."""


@dataclass(frozen=True)
class Host:
    """One address that was asked."""

    is_up: bool
    ip: str = ""
    mac: str = ""
    """`AA:BB:CC:DD:EE:FF`; empty behind a router, and of the machine that scans."""
    vendor: str = ""
    """To whom the beginning of the MAC belongs."""
    names: tuple[str, ...] = ()
    ports: tuple[Port, ...] = ()
    """The open ones."""
    system: str = ""
    """nmap's best guess of the operating system."""
    family: str = ""
    """nmap's word for the kind of thing: «printer», «WAP», «general purpose»."""

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Back from JSON."""
        ports = tuple(Port(**one) for one in row["ports"])
        return cls(**{**row, "names": tuple(row["names"]), "ports": ports})

    def to_row(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Report:
    hosts: tuple[Host, ...]
    began_at: datetime | None


def report_of(content: bytes) -> Report:
    """Raises Refused, and nothing else, for what is no finished report of nmap."""
    if len(content) > LARGEST:
        raise Refused(_("El archivo es demasiado grande. Escanea la red por partes."))
    root = tree_of(content, doctype="nmaprun")
    if root.tag != "nmaprun":
        raise Refused(_("No es un informe de nmap. Guárdalo con «nmap -oX archivo.xml»."))
    finished = root.find("runstats/finished")
    if finished is None or finished.get("exit") != "success":
        raise Refused(_("El escaneo no llegó a terminar: parecería que faltan equipos. Repítelo."))
    elements = root.findall("host")
    if len(elements) > MOST_HOSTS:
        raise Refused(_("El informe tiene demasiados equipos. Escanea la red por partes."))
    by_address: dict[str, Host] = {}
    for host in filter(None, map(_host, elements)):
        by_address.setdefault(host.ip or host.mac, host)
    if not any(host.is_up for host in by_address.values()):
        raise Refused(_("En el informe no responde ningún equipo. ¿Es la red que querías?"))
    return Report(tuple(by_address.values()), _instant(root.get("start", "")))


def _host(element: Element) -> Host | None:
    """None where it has no address that can be kept."""
    state = element.find("status")
    ip, mac, vendor = _addresses(element)
    if not (ip or mac):
        return None
    system = element.find("os/osmatch")
    family = element.find("os/osmatch/osclass")
    return Host(
        is_up=state is None or state.get("state") == "up", ip=ip, mac=mac, vendor=vendor,
        names=tuple(dict.fromkeys(_names(element))), ports=tuple(_ports(element))[:MOST_PORTS],
        system=_words(system, "name", 120), family=_words(family, "type", 40),
    )  # fmt: skip


def _addresses(element: Element) -> tuple[str, str, str]:
    found = {"ipv4": "", "ipv6": "", "mac": ""}
    vendor = ""
    for one in element.findall("address"):
        kind, text = one.get("addrtype", ""), one.get("addr", "").strip().upper()
        if kind == "mac" and _MAC.fullmatch(text):
            found["mac"], vendor = text, _words(one, "vendor", 60)
        elif kind in ("ipv4", "ipv6") and not found[kind]:
            found[kind] = _ip(text)
    return found["ipv4"] or found["ipv6"], found["mac"], vendor


def _ip(text: str) -> str:
    try:
        return str(ip_address(text.partition("%")[0].lower()))
    except ValueError:
        return ""


def _names(element: Element) -> Iterator[str]:
    for one in element.findall("hostnames/hostname"):
        if name := _words(one, "name", 80).rstrip("."):
            yield name


def _ports(element: Element) -> Iterator[Port]:
    for one in element.findall("ports/port"):
        state, number = one.find("state"), number_in(one.get("portid", "")) or 0
        if state is not None and state.get("state") == "open" and 0 < number <= 65_535:
            yield Port(number, _words(one, "protocol", 10), _words(one.find("service"), "name", 40))


def _words(element: Element | None, name: str, longest: int) -> str:
    """One line, without signs that are none and without what no database keeps."""
    text = "" if element is None else element.get(name, "")
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())[:longest].strip()


def _instant(text: str) -> datetime | None:
    """nmap writes seconds since 1970; a clock that is beyond believing is no clock."""
    seconds = int(text) if text.isascii() and text.isdigit() and len(text) < 11 else 0
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
