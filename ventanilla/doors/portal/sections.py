"""The portal's sections as the sidebar shows them. A section that does not exist yet is not listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.models import AnySection, Common, Membership, Section, section_is_on
from ventanilla.domain.reports.policy import may_see_service_report
from ventanilla.doors.shared.counts import count_words
from ventanilla.doors.shared.jinja import url

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Room:
    """A page of the sidebar; `section` is the right it asks for, when it asks for one."""

    name: str
    label: _StrPromise
    icon: str
    route: str
    section: AnySection | None = None
    may_enter: Callable[[Membership], bool] | None = None
    """What it asks besides."""


ROOMS = [
    Room("home", _("Inicio"), "house", "portal:home"),
    Room("support", _("Incidencias"), "life-buoy", "portal:tickets", Section.SUPPORT),
    Room("work_orders", _("Partes de trabajo"), "clipboard-list", "portal:work_orders", Section.WORK_ORDERS),
    Room("network", _("Red informática"), "waypoints", "portal:devices", Section.NETWORK),
    Room("services", _("Servicios"), "layers", "portal:services", Section.SERVICES),
    Room("renewals", _("Renovaciones"), "calendar-clock", "portal:renewals", Section.RENEWALS),
    Room("invoices", _("Facturas"), "receipt-text", "portal:invoices", Section.INVOICES),
    Room(
        "reports",
        _("Informes"),
        "chart-column",
        "portal:service_reports",
        Section.REPORTS,
        may_see_service_report,
    ),
    Room("company", _("Datos de cliente"), "building-2", "portal:company", Section.COMPANY),
    Room("contacts", _("Gestionar contactos"), "users", "portal:contacts", Section.CONTACTS),
    Room(
        "questions",
        _("Preguntas frecuentes"),
        "message-circle-question-mark",
        "portal:questions",
        Common.QUESTIONS,
    ),
    Room("chat", _("Chat"), "message-circle", "portal:chat", Section.CHAT),
    Room("suggestions", _("Sugerencias"), "lightbulb", "portal:suggestions", Common.SUGGESTIONS),
    Room("contact", _("Contactar"), "map-pin", "portal:contact_us", Common.CONTACT),
]


GROUPS: tuple[tuple[_StrPromise | str, tuple[str, ...]], ...] = (
    ("", ("home",)),
    (_("Soporte"), ("support", "chat", "work_orders", "questions")),
    (_("Contratado"), ("services", "renewals", "invoices", "network", "reports")),
    (_("Empresa"), ("company", "contacts", "suggestions", "contact")),
)
"""The headings of the sidebar, and which rooms stand under each."""
BY_NAME = {room.name: room for room in ROOMS}


def sidebar(
    actor: Membership, *, current: str, counts: dict[str, int] | None = None
) -> list[dict[str, object]]:
    """Every section, those that the contact may not enter with a padlock: they exist, and somebody can open them.
    One that is switched off is not shown at all.

    Whose company has left finds its invoices.
    """
    return [
        {
            "label": room.label,
            "icon": room.icon,
            "href": url(room.route),
            "current": room.name == current,
            "count": count_words((counts or {})[room.name]) if (counts or {}).get(room.name) else "",
            "locked": not _is_open(room, actor),
            "group": heading,
        }
        for heading, names in GROUPS
        for room in (BY_NAME[name] for name in names if name in BY_NAME)
        if _is_there(room, actor)
    ]


def _is_there(room: Room, actor: Membership) -> bool:
    if actor.has_left:
        return room.section is Section.INVOICES
    return room.section is None or section_is_on(actor.customer, room.section)


def _is_open(room: Room, actor: Membership) -> bool:
    if isinstance(room.section, Section) and not actor.may_view(room.section):
        return False
    return room.may_enter is None or room.may_enter(actor)
