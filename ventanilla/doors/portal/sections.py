"""The portal's sections as the sidebar shows them. A section that does not exist yet is not listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.reports.policy import may_see_service_report
from ventanilla.doors.shared.counts import count_words

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Room:
    """A page of the sidebar; `section` is the right it asks for, when it asks for one."""

    name: str
    label: _StrPromise
    icon: str
    route: str
    section: Section | None = None
    may_enter: Callable[[Membership], bool] | None = None
    """What it asks besides."""


ROOMS = [
    Room("home", _("Inicio"), "house", "portal:home"),
    Room("support", _("Incidencias"), "life-buoy", "portal:tickets", Section.SUPPORT),
    Room(
        "reports",
        _("Informes"),
        "chart-column",
        "portal:service_reports",
        Section.REPORTS,
        may_see_service_report,
    ),
    Room("company", _("Datos cliente"), "building-2", "portal:company", Section.COMPANY),
    Room("contacts", _("Gestionar contactos"), "users", "portal:contacts", Section.CONTACTS),
]


def sidebar(
    actor: Membership, *, current: str, counts: dict[str, int] | None = None
) -> list[dict[str, object]]:
    """Every section, those that the contact may not enter with a padlock: they exist, and somebody can open them."""
    return [
        {
            "label": room.label,
            "icon": room.icon,
            "href": reverse(room.route),
            "current": room.name == current,
            "count": count_words((counts or {})[room.name]) if (counts or {}).get(room.name) else "",
            "locked": not _is_open(room, actor),
        }
        for room in ROOMS
    ]


def _is_open(room: Room, actor: Membership) -> bool:
    if room.section is not None and not actor.may_view(room.section):
        return False
    return room.may_enter is None or room.may_enter(actor)
