"""The desk's rooms, as the rail of icons shows them. A room that does not exist yet is not listed."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _


def rail(*, current: str, counts: dict[str, int] | None = None) -> list[dict[str, object]]:
    rooms = [
        ("tickets", _("Incidencias"), "inbox", "desk:queue"),
        ("mail", _("Correo"), "mail", "desk:letters"),
    ]
    mine = (counts or {}).get("mias", 0)
    return [
        {
            "label": label,
            "icon": icon,
            "href": reverse(route),
            "current": name == current,
            "count": mine if name == "tickets" else 0,
        }
        for name, label, icon, route in rooms
    ]
