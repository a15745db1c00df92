"""What the first page of the settings says about each room: how it stands, in a line."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ventanilla.core.opening import in_words
from ventanilla.domain.calendars.finding import all_calendars
from ventanilla.domain.calendars.usage import in_need
from ventanilla.domain.contracts.models import Service
from ventanilla.domain.customers.models import SWITCHABLE, Customer
from ventanilla.domain.levels.models import ServiceLevel
from ventanilla.domain.mail import channel
from ventanilla.domain.people.models import StaffMember, Team
from ventanilla.domain.provider.house import House
from ventanilla.domain.tickets.models import Application, CannedReply, TicketType

COUNTED = {
    "types": TicketType,
    "applications": Application,
    "canned": CannedReply,
    "teams": Team,
    "people": StaffMember,
    "services": Service,
}
"""Rooms whose line is a number of rows that are in use."""


def summaries(house: House) -> dict[str, str]:
    """By the names of the rooms; a room without a line has nothing to say."""
    told = {name: _counted(name) for name in COUNTED}
    own = sum(len(words) for words in house.row.wording.values())
    return {
        **told,
        "company": " · ".join(one for one in (house.name, house.tax_id) if one),
        "brand": _("%(colour)s, con logotipo") % {"colour": house.colour} if house.has_logo else house.colour,
        "sections": _sections(house),
        "mail": _mail(house),
        "hours": house.hours or _("%(hours)s (por defecto)") % {"hours": in_words(house.week)},
        "levels": _levels(),
        "calendars": _calendars(),
        "periods": _("Cambiados") if house.row.periods else _("Por defecto"),
        "wording": ngettext("%(count)s palabra cambiada", "%(count)s palabras cambiadas", own) % {"count": own}
        if own else _("Por defecto"),
        "customers": _customers(),
    }  # fmt: skip


def _mail(house: House) -> str:
    if channel.trouble():
        return _("El envío está en pausa")
    if not house.mail_account.host:
        return _("Sin servidor: los correos se retienen")
    return _("Por %(host)s") % {"host": house.mail_account.host}


def _sections(house: House) -> str:
    off = [str(one.label) for one in SWITCHABLE if one.value in house.row.sections_off]
    return _("Apagadas: %(sections)s") % {"sections": ", ".join(off)} if off else _("Todas encendidas")


def _calendars() -> str:
    if needs := in_need(localdate()):
        return _("Faltan los festivos de %(year)s") % {"year": needs[0][1].year}
    count = len(all_calendars())
    return ngettext("%(count)s calendario", "%(count)s calendarios", count) % {"count": count}


def _counted(name: str) -> str:
    model: Any = COUNTED[name]
    count = model.objects.filter(is_active=True).count()
    return {
        "types": ngettext("%(count)s tipo", "%(count)s tipos", count),
        "applications": ngettext("%(count)s aplicación", "%(count)s aplicaciones", count),
        "canned": ngettext("%(count)s plantilla", "%(count)s plantillas", count),
        "teams": ngettext("%(count)s equipo", "%(count)s equipos", count),
        "services": ngettext("%(count)s servicio", "%(count)s servicios", count),
        "people": ngettext("%(count)s persona", "%(count)s personas", count),
    }[name] % {"count": count}


def _levels() -> str:
    """The general one is always there."""
    others = ServiceLevel.objects.filter(is_active=True, is_default=False).count()
    if not others:
        return _("El mismo para todos")
    return ngettext("El general y %(count)s más", "El general y %(count)s más", others) % {"count": others}


def _customers() -> str:
    found = Customer.objects.aggregate(count=Count("pk", filter=Q(is_active=True)))["count"]
    return ngettext("%(count)s cliente", "%(count)s clientes", found) % {"count": found}
