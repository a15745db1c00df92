"""What is said of a device as somebody typed it: tidied, and refused where it cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self

from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.devices.addresses import ip_of, mac_of
from ventanilla.domain.devices.models import Device, Kind, Site, State

LONGEST_NOTES = 4_000
OLDEST, LATEST = date(1980, 1, 1), date(2100, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that the desk says of a device."""

    name: str
    kind: str = Kind.OTHER.value
    site: Site | None = None
    brand: str = ""
    model: str = ""
    serial: str = ""
    ip: str = ""
    mac: str = ""
    location: str = ""
    user: str = ""
    purchased_on: date | None = None
    warranty_until: date | None = None
    state: str = State.IN_SERVICE.value
    notes: str = ""
    internal_note: str = ""
    external_id: str = ""

    @classmethod
    def of(cls, device: Device, **other: Any) -> Self:
        """As its row says, and these otherwise."""
        return cls(**{**{name: getattr(device, name) for name in COLUMNS}, **other})


COLUMNS = tuple(Facts.__dataclass_fields__)
LONG = ("notes", "internal_note")
DESCRIBED = ("user", "location", "notes")
"""What a contact who manages the network may say, too."""


def fit(facts: Facts, customer: int, *, now: Device | None = None) -> dict[str, Any]:
    """The columns of the row. Raises Refused for what cannot be."""
    columns = tidied(asdict(facts) | {"site": facts.site})
    if not columns["name"]:
        raise Refused(_("Escribe el nombre del equipo."), field="name")
    _refuse_too_long(columns)
    if columns["kind"] not in Kind.values:
        raise Refused(_("Elige qué es."), field="kind")
    if columns["state"] not in State.values:
        raise Refused(_("Elige cómo está."), field="state")
    if facts.site and facts.site.customer_id != customer:
        raise Refused(_("Esa sede es de otro cliente."), field="site")
    _refuse_odd_days(columns)
    _refuse_taken(columns["external_id"], customer, now)
    return columns | {"ip": _address(columns["ip"], "ip"), "mac": _address(columns["mac"], "mac")}


def tidied(typed: Mapping[str, Any]) -> dict[str, Any]:
    """One space between words; notes keep their lines."""
    return {
        name: _tidy(value, keep_lines=name in LONG) if isinstance(value, str) else value
        for name, value in typed.items()
    }


def _tidy(words: str, *, keep_lines: bool) -> str:
    words = words.replace("\0", "")
    return "\n".join(words.strip().splitlines()) if keep_lines else " ".join(words.split())


def _refuse_too_long(columns: Mapping[str, Any]) -> None:
    for name, value in columns.items():
        if name in ("ip", "mac") or not isinstance(value, str):
            continue
        most = getattr(Device._meta.get_field(name), "max_length", None) or LONGEST_NOTES
        if len(value) > most:
            raise Refused(_("Es demasiado largo: caben %(most)s caracteres.") % {"most": most}, field=name)


def _refuse_odd_days(columns: Mapping[str, Any]) -> None:
    bought, until = columns["purchased_on"], columns["warranty_until"]
    for name, day in (("purchased_on", bought), ("warranty_until", until)):
        if day and not OLDEST <= day <= LATEST:
            raise Refused(_("Esa fecha no puede ser."), field=name)
    if bought and until and until < bought:
        raise Refused(_("La garantía no puede acabar antes de la compra."), field="warranty_until")


def _refuse_taken(external_id: str, customer: int, now: Device | None) -> None:
    others = Device.objects.filter(customer=customer, external_id=external_id)
    if external_id and others.exclude(pk=now.pk if now else 0).exists():
        raise Refused(_("Otro equipo de este cliente tiene ese identificador externo."), field="external_id")


def _address(text: str, name: str) -> str:
    try:
        return (ip_of if name == "ip" else mac_of)(text) if text else ""
    except ValueError:
        sentences = {
            "ip": _("No es una dirección IP: escríbela como 192.168.1.10 o 2001:db8::7."),
            "mac": _("No es una dirección MAC: escríbela como AA:BB:CC:DD:EE:FF."),
        }
        raise Refused(sentences[name], field=name) from None
