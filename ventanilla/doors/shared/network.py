"""The network of a customer, drawn and in a table: both doors show the same, each with what may be read there."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

from django.http import QueryDict
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ventanilla.core.text import number_in
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.devices.drawing.layout import draw
from ventanilla.domain.devices.drawing.trees import Bundle, Thing, Wire
from ventanilla.domain.devices.models import Device, DeviceLink, Kind, Site, State
from ventanilla.domain.devices.policy import may_see_private
from ventanilla.domain.journal.actors import Actor
from ventanilla.doors.shared.stylesheet import SpriteFinder

MOST = 1_000
"""Devices in one drawing. Who has more looks at one site after the other."""
ROOM = {"name": 98, "note": 104}
"""Points beside the picture. All of a name is told to who stops there."""
SLIM, FAT = frozenset("fijlrtIJ.,:;'|!()[] -·"), frozenset("mwMW@%&")
PICTURES = {
    "router": "router", "switch": "network", "access_point": "wifi", "firewall": "brick-wall-shield", "server": "server",
    "nas": "hard-drive", "computer": "monitor", "laptop": "laptop", "printer": "printer", "phone": "phone", "camera": "cctv",
    "ups": "battery-charging", "other": "box",
}  # fmt: skip
MISSING = "missing"


class Row(NamedTuple):
    """One line of the table."""

    id: int
    name: str
    kind: str
    site: str
    state: str
    state_words: str
    ip: str
    beside: str


def network_of(actor: Actor, customer: Customer, asked: QueryDict) -> dict[str, Any]:
    """`sede` chooses one site, `abierta` takes the bundles of one apart."""
    sites = list(
        Site.objects.visible_to(actor).filter(customer=customer).in_order().values_list("pk", "name")
    )
    nowhere = Device.objects.visible_to(actor).standing().filter(customer=customer, site=None).exists()
    places = [*sites, (0, _("Sin sede"))] if nowhere else sites
    chosen = number_in(asked.get("sede", ""))
    chosen = chosen if chosen in dict(places) else None
    opened = frozenset(number for one in asked.getlist("abierta") if (number := number_in(one)) is not None)
    found, wires = _things(actor, customer, chosen)
    private = may_see_private(actor)
    things = [_thing(*row, private=private) for row in found[:MOST]]
    return {
        "drawing": draw(places, things, wires, opened=opened), "chips": _chips(places, chosen),
        "base": "" if chosen is None else f"sede={chosen}&", "is_cut": len(found) > MOST, "most": MOST,
        "rows": _rows(found[:MOST], wires, dict(places), private), "states": _states(things),
        "media": _media(wires, things), "pictures": PICTURES, "sprite": static(SpriteFinder.path), "private": private,
        "many": many, "told": told, "shortened": shortened, "is_bundle": lambda one: isinstance(one, Bundle),
    }  # fmt: skip


def _chips(places: list[tuple[int, str]], chosen: int | None) -> list[dict[str, Any]]:
    every = {"label": _("Todas las sedes"), "href": "?", "current": chosen is None}
    return [
        every,
        *({"label": name, "href": f"?sede={number}", "current": number == chosen} for number, name in places),
    ]


def many(bundle: Bundle) -> str:
    """«48 ordenadores»."""
    number = len(bundle.members)
    words = {
        "computer": ngettext("%(num)s ordenador", "%(num)s ordenadores", number),
        "laptop": ngettext("%(num)s portátil", "%(num)s portátiles", number),
        "printer": ngettext("%(num)s impresora", "%(num)s impresoras", number),
        "phone": ngettext("%(num)s teléfono", "%(num)s teléfonos", number),
        "camera": ngettext("%(num)s cámara", "%(num)s cámaras", number),
    }
    other = ngettext("%(num)s equipo más", "%(num)s equipos más", number)
    return words.get(bundle.kind, other) % {"num": number}


def told(one: Thing) -> str:
    """All that the drawing says of a device, in a line."""
    note = one.note if one.note not in (Kind(one.kind).label, state_words(one.state)) else ""
    return " · ".join(filter(None, (one.name, str(Kind(one.kind).label), state_words(one.state), note)))


def shortened(words: str, what: str = "name") -> str:
    """Cut where its letters would come out at the other side: no browser does it inside a drawing."""
    size = 13.0 if what == "name" else 11.5
    room = ROOM[what] / size
    for at, letter in enumerate(words):
        room -= 0.37 if letter in SLIM else 0.92 if letter in FAT else 0.65 if letter.isupper() else 0.59
        if room < 0:
            return words[: max(at - 1, 1)].rstrip(" -·") + "…"
    return words


def state_words(state: str) -> str:
    return _("No se ha visto") if state == MISSING else str(State(state).label)


Found = tuple[int, str, str, str, int | None, str, bool]


def _things(actor: Actor, customer: Customer, site: int | None) -> tuple[list[Found], list[Wire]]:
    devices = Device.objects.visible_to(actor).standing().filter(customer=customer)
    if site is not None:
        devices = devices.filter(site=site or None)
    rows = devices.order_by("name", "pk").values_list(
        "pk", "name", "kind", "state", "site_id", "ip", "not_seen_since"
    )[: MOST + 1]  # fmt: skip
    found: list[Found] = [(*row[:-1], row[-1] is not None) for row in rows]
    here = {row[0] for row in found}  # named: by their customer PostgreSQL reads the links of everybody
    linked = DeviceLink.objects.filter(a__in=sorted(here)).order_by("pk").values_list("a_id", "b_id", "what")
    return found, [Wire(*row) for row in linked if row[1] in here]


def _thing(
    number: int,
    name: str,
    kind: str,
    state: str,
    site: int | None,
    ip: str,
    is_missing: bool,
    *,
    private: bool,
) -> Thing:
    shown = MISSING if is_missing else state
    calm = shown == State.IN_SERVICE
    note = (ip if private else "") or str(Kind(kind).label)
    return Thing(number, name, kind, shown, site or 0, note if calm else state_words(shown), calm)


def _rows(found: list[Found], wires: list[Wire], places: dict[int, str], private: bool) -> list[Row]:
    names = {row[0]: row[1] for row in found}
    beside: defaultdict[int, set[str]] = defaultdict(set)
    for wire in wires:
        if wire.a in names and wire.b in names:
            beside[wire.a].add(names[wire.b])
            beside[wire.b].add(names[wire.a])
    return [
        Row(
            number, name, str(Kind(kind).label), places.get(site or 0, ""), MISSING if missing else state,
            state_words(MISSING if missing else state), ip if private else "", _some(beside[number]),
        )
        for number, name, kind, state, site, ip, missing in found
    ]  # fmt: skip


def _some(names: set[str]) -> str:
    """The first three, and how many more."""
    told = sorted(names)
    rest = len(told) - 3
    more = [ngettext("%(num)s más", "%(num)s más", rest) % {"num": rest}] if rest > 0 else []
    return ", ".join([*told[:3], *more])


def _states(things: list[Thing]) -> list[tuple[str, str]]:
    """Those that are there, for the legend."""
    there = {one.state for one in things}
    return [(one, state_words(one)) for one in (*State.values, MISSING) if one in there]


def _media(wires: list[Wire], things: list[Thing]) -> list[tuple[str, str]]:
    there = {one.id for one in things}
    used = {wire.medium for wire in wires if wire.a in there and wire.b in there}
    return [(one.value, str(one.label)) for one in DeviceLink.Medium if one.value in used]
