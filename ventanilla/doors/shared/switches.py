"""What the switches of the portal's sections say, in the settings and on a customer's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.models import SWITCHABLE, AnySection, Common, Section

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

GOES_WITH: dict[AnySection, _StrPromise] = {
    Section.SERVICES: _("El catálogo, lo que tiene contratado y sus documentos."),
    Section.RENEWALS: _("Con los avisos de lo que vence y el enlace de su calendario."),
    Section.INVOICES: _("Con los correos de cada factura. Quien deja de ser cliente las conserva siempre."),
    Section.WORK_ORDERS: _("Con los correos de cada parte y los bonos de horas."),
    Section.NETWORK: _("Sus sedes y equipos, y los avisos de garantía."),
    Section.REPORTS: _("Con el informe que llega por correo cada mes."),
    Section.CHAT: _("El botón de abajo a la derecha y sus conversaciones."),
    Common.QUESTIONS: _("Con las respuestas que se proponen al escribir una incidencia."),
    Common.SUGGESTIONS: _("El buzón y vuestras respuestas."),
    Common.CONTACT: _("Direcciones, teléfonos y horario."),
}


def switch(section: AnySection) -> forms.BooleanField:
    """On when it is ticked."""
    return forms.BooleanField(label=section.label, required=False, help_text=GOES_WITH[section])


def field_of(section: AnySection) -> str:
    return f"on_{section.value}"


def off_in(typed: dict[str, object]) -> list[str]:
    """The sections that were left without a tick."""
    return [one.value for one in SWITCHABLE if not typed.get(field_of(one))]
