"""Lists of devices, as tuples: the customer's and the desk's. None of these columns is private; who may read those opens
the device, or takes the table along.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ventanilla.core.csv_tables import csv_rows
from ventanilla.core.text import number_in
from ventanilla.domain.devices.models import Device, Kind, Site, State
from ventanilla.doors.shared.lists import Page, in_order

PAGE = 50
ORDER = ("name", "id")
LONGEST = 60
"""Characters of what one looks for."""
SOON = 60
"""Days before its end in which a warranty «acaba pronto»."""
MOST_ROWS = 10_000
COLUMNS = (
    "name", "id", "kind", "brand", "model", "site__name", "location", "user", "state", "warranty_until", "customer_id",
    "customer__name",
)  # fmt: skip
WORDS = ("name", "brand", "model", "location", "user")
PRIVATE_WORDS = ("serial", "ip", "mac")


class Line(NamedTuple):
    name: str
    id: int
    kind: str
    brand: str
    model: str
    site: str | None
    location: str
    user: str
    state: str
    warranty_until: date | None
    customer_id: int
    customer: str

    @property
    def make(self) -> str:
        return " ".join(filter(None, (self.brand, self.model)))

    @property
    def kind_word(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def state_word(self) -> str:
        return str(State(self.state).label)

    @property
    def place(self) -> str:
        return " · ".join(filter(None, (self.site, self.location)))


@dataclass(frozen=True)
class Asked:
    """What the address asks for; what nobody gave out is not there."""

    words: str = ""
    kind: str = ""
    state: str = ""
    """Empty: all but those that were retired."""
    site: int | None = None
    ends_soon: bool = False

    @classmethod
    def of(cls, address: QueryDict) -> Asked:
        kind, state = address.get("tipo", ""), address.get("estado", "")
        return cls(
            words=address.get("q", "").replace("\0", "").strip()[:LONGEST],
            kind=kind if kind in Kind.values else "",
            state=state if state in State.values else "",
            site=number_in(address.get("sede", "")),
            ends_soon=address.get("garantia", "") == "pronto",
        )

    @property
    def here(self) -> dict[str, str]:
        """The same for an address."""
        told = {"q": self.words, "tipo": self.kind, "estado": self.state, "sede": str(self.site or ""),
                "garantia": "pronto" if self.ends_soon else ""}  # fmt: skip
        return {name: value for name, value in told.items() if value}


def narrowed(rows: QuerySet[Device], asked: Asked, today: date) -> QuerySet[Device]:
    """Without looking for the words: those are each door's own."""
    rows = rows.filter(state=asked.state) if asked.state else rows.standing()  # type: ignore[attr-defined]
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.site:
        rows = rows.filter(site=asked.site)
    if asked.ends_soon:
        rows = rows.exclude(state=State.RETIRED).filter(
            warranty_until__range=(today, today + timedelta(days=SOON))
        )
    return rows


def named(rows: QuerySet[Device], words: str, *, private: bool) -> QuerySet[Device]:
    """Of one customer: those that say so. By what is private only for who may read that."""
    if not words:
        return rows
    fits = Q()
    for name in (*WORDS, *(PRIVATE_WORDS if private else ())):
        fits |= Q(**{f"{name}__icontains": words})
    return rows.filter(fits)


def device_lines(rows: QuerySet[Device], cursor: str, *, size: int = PAGE) -> Page[Line]:
    """By name."""
    return in_order(rows, ORDER, cursor, COLUMNS, Line, size=size)


def choices(sites: QuerySet[Site]) -> Mapping[str, Any]:
    """What the filters of a list offer: (as it stands in the address, its words)."""
    return {
        "sites": [(str(one.pk), one.name) for one in sites.in_order()],  # type: ignore[attr-defined]
        "kinds": Kind.choices,
        "states": [("", _("En uso")), *State.choices],
    }


def device_table(rows: QuerySet[Device], *, private: bool, internal: bool = False) -> bytes:
    """For a spreadsheet, under heads that the import reads. `private` and `internal` columns only where they may be read."""
    heads: dict[str, str] = {
        "name": _("Nombre"), "kind": _("Tipo"), "site": _("Sede"), "brand": _("Marca"), "model": _("Modelo"),
        "location": _("Ubicación"), "user": _("Quién lo usa"), "state": _("Estado"), "purchased_on": _("Fecha de compra"),
        "warranty_until": _("Garantía hasta"),
    }  # fmt: skip
    if private:
        heads |= {
            "serial": _("Número de serie"),
            "ip": _("Dirección IP"),
            "mac": _("Dirección MAC"),
            "notes": _("Notas"),
        }
    if internal:
        heads |= {
            "internal_note": _("Nota interna"),
            "external_id": _("Identificador externo"),
            "customer": pgettext("tabla", "Cliente"),
        }
    found = rows.select_related("site", "customer").order_by("customer__name", "name", "pk")[:MOST_ROWS]
    return csv_rows([list(heads.values()), *([_cell(one, name) for name in heads] for one in found)])


def _cell(one: Device, name: str) -> str:
    if name == "kind":
        return str(one.get_kind_display())
    if name == "state":
        return str(one.get_state_display())
    return str(getattr(one, name) or "")
