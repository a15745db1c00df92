"""The desk's rooms, as the rail of icons shows them. A room that does not exist yet is not listed."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

COUNTED = {"tickets": "mias", "chat": "chat"}
"""What stands beside a room: a number that the page knows, or is told of (`pulse-counts.js`)."""
NEAR = ("tickets", "chat", "planning", "work_orders", "search")
"""Those that a phone shows at once; the others lie in a sheet."""


def rail(*, current: str, mine: str = "", chats: str = "") -> list[dict[str, object]]:
    """`mine`: how many tickets one has, `chats`: how many wait in the chat, where the page has counted them."""
    counts = {"tickets": mine, "chat": chats}
    return [
        {**room, "current": room["name"] == current, "count": counts.get(str(room["name"]), "")}
        for room in _rooms(get_language())
    ]


@lru_cache
def _rooms(language: str | None) -> list[dict[str, object]]:
    """What is the same on every page in this language."""
    rooms = [
        ("tickets", _("Incidencias"), "inbox", "desk:queue"),
        ("chat", _("Chat"), "message-circle", "desk:chat"),
        ("customers", _("Clientes"), "building-2", "desk:customers"),
        ("planning", _("Planificación"), "calendar-days", "desk:planning"),
        ("work_orders", _("Partes de trabajo"), "clipboard-list", "desk:work_orders"),
        ("search", _("Buscar"), "search", "desk:search"),
        ("devices", pgettext("red", "Equipos"), "waypoints", "desk:devices"),
        ("contracts", _("Contratos"), "handshake", "desk:contracts"),
        ("hours", _("Bonos"), "hourglass", "desk:hours"),
        ("invoices", _("Facturas"), "receipt-text", "desk:invoices"),
        ("knowledge", _("Preguntas y sugerencias"), "book-open", "desk:articles"),
        ("reports", _("Panel"), "chart-column", "desk:reports"),
        ("mail", _("Correo"), "mail", "desk:letters"),
    ]
    return [
        {
            "name": name, "label": label, "icon": icon, "href": reverse(route), "near": name in NEAR,
            "counted": COUNTED.get(name, ""),
        }
        for name, label, icon, route in rooms
    ]  # fmt: skip
