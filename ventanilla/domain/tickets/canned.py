"""Canned replies: what can stand between double braces, and putting it there.

No template language ever runs over people's words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from django.utils.timezone import localtime, now
from django.utils.translation import get_language, gettext_lazy

from ventanilla.core.times import in_full, long_date
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.status import Status

VARIABLES: Final = {
    "contacto": gettext_lazy("Nombre de pila de quien pregunta"),
    "contacto_completo": gettext_lazy("Nombre y apellidos de quien pregunta"),
    "cliente": gettext_lazy("Empresa del contacto"),
    "numero": gettext_lazy("Número de la incidencia"),
    "asunto": gettext_lazy("Asunto de la incidencia"),
    "tipo": gettext_lazy("Tipo de la incidencia"),
    "aplicacion": gettext_lazy("Aplicación de la que trata"),
    "tecnico": gettext_lazy("Tu nombre"),
    "empresa": gettext_lazy("Nuestro nombre"),
    "telefono": gettext_lazy("Nuestro teléfono"),
    "fecha_prevista": gettext_lazy("Día y hora de la visita planificada"),
    "hoy": gettext_lazy("Fecha de hoy"),
}
"""Name between the braces → what it stands for."""

_BRACES = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


def unknown_in(body: str) -> list[str]:
    """What stands between braces and means nothing, each once, as it is written."""
    return sorted({name for name in _BRACES.findall(body) if name.lower() not in VARIABLES})


def fill(body: str, ticket: Ticket, by: StaffMember) -> str:
    """The words for this ticket, from who sends them.

    In one pass: braces that a customer typed in a subject are never filled in. What is unknown, and what this ticket
    does not have (a visit that is no longer planned), stays in its braces.
    """
    values = _values(ticket, by)
    return _BRACES.sub(lambda found: values.get(found[1].lower()) or found[0], body)


def fill_for(body: str, contact: Membership, by: StaffMember) -> str:
    """The words for a contact where there is no ticket: what is about one stays in its braces."""
    values = _without_ticket(contact, by)
    return _BRACES.sub(lambda found: values.get(found[1].lower()) or found[0], body)


def unfilled_in(body: str) -> list[str]:
    """The variables that are still in their braces: nobody is to get them so."""
    return sorted({name.lower() for name in _BRACES.findall(body) if name.lower() in VARIABLES})


def _values(ticket: Ticket, by: StaffMember) -> Mapping[str, str]:
    visit = ticket.planned_at if ticket.status == Status.PLANNED else None
    planned = localtime(visit, the_house().zone) if visit else None
    return {
        **_without_ticket(ticket.requester, by),
        "cliente": ticket.customer.name,
        "numero": f"#{ticket.number}",
        "asunto": ticket.subject,
        "tipo": ticket.type.name,
        "aplicacion": ticket.application.name if ticket.application else "",
        "fecha_prevista": _inside(in_full(planned)) if planned else "",
    }


def _without_ticket(contact: Membership, by: StaffMember) -> Mapping[str, str]:
    house, asks = the_house(), contact.person
    today = localtime(now(), house.zone)
    return {
        "contacto": asks.first_name,
        "contacto_completo": asks.name,
        "cliente": contact.customer.name,
        "tecnico": by.actor_name,
        "empresa": house.name,
        "telefono": house.phone,
        "hoy": _inside(long_date(today.date())),
    }


def _inside(sentence: str) -> str:
    """A date as it reads in the middle of a sentence: only Spanish writes the days small."""
    is_spanish = (get_language() or "es").startswith("es")
    return sentence[:1].lower() + sentence[1:] if is_spanish else sentence
