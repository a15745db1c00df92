"""The desk's rooms, as the rail of icons shows them. A room that does not exist yet is not listed."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _


def rail(*, current: str, mine: str = "") -> list[dict[str, object]]:
    """`mine`: how many tickets one has, where the page has counted them."""
    rooms = [
        ("tickets", _("Incidencias"), "inbox", "desk:queue"),
        ("customers", _("Clientes"), "building-2", "desk:customers"),
        ("planning", _("Planificación"), "calendar-days", "desk:planning"),
        ("reports", _("Panel"), "chart-column", "desk:reports"),
        ("search", _("Buscar"), "search", "desk:search"),
        ("mail", _("Correo"), "mail", "desk:letters"),
    ]
    return [
        {
            "label": label,
            "icon": icon,
            "href": reverse(route),
            "current": name == current,
            "counted": "mias" if name == "tickets" else "",
            "count": mine if name == "tickets" else "",
        }
        for name, label, icon, route in rooms
    ]
