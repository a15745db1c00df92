"""The sections of the portal, and whether one is there at all for a customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.provider.house import the_house

if TYPE_CHECKING:
    from ventanilla.domain.customers.models.places import Customer


class Section(models.TextChoices):
    """The sections of the portal that a right can be given for."""

    COMPANY = "company", _("Datos de cliente")
    CONTACTS = "contacts", _("Contactos")
    NETWORK = "network", _("Red informática")
    SERVICES = "services", _("Servicios")
    RENEWALS = "renewals", _("Renovaciones")
    WORK_ORDERS = "work_orders", _("Partes de trabajo")
    SUPPORT = "support", _("Incidencias")
    INVOICES = "invoices", _("Facturas")
    CHAT = "chat", _("Chat")
    REPORTS = "reports", _("Informes")


class Common(models.TextChoices):
    """Sections that everybody of a customer may enter: they ask for no right."""

    QUESTIONS = "questions", _("Preguntas frecuentes")
    SUGGESTIONS = "suggestions", _("Sugerencias")
    CONTACT = "contact", _("Contactar")


AnySection = Section | Common
SWITCHABLE: tuple[AnySection, ...] = (
    Section.SERVICES, Section.RENEWALS, Section.INVOICES, Section.WORK_ORDERS, Section.NETWORK, Section.CHAT,
    Section.REPORTS, *Common,
)  # fmt: skip
"""What the settings switch off. The others stay: without tickets, contacts and the company's data there is no portal."""


def section_is_on(customer: Customer | None, section: AnySection) -> bool:
    """Whether it is there for this customer, whoever asks; without a customer, for the installation.

    Reads no row: the house is kept in memory, and the customer's switches are a column of its own. Who has left keeps
    its invoices (Ley 56/2007, art. 2 bis).
    """
    if section not in SWITCHABLE:
        return True
    if section is Section.INVOICES and customer is not None and not customer.is_active:
        return True
    off = the_house().row.sections_off
    return section.value not in off and (customer is None or section.value not in customer.sections_off)


def sections_on(customer: Customer) -> list[Section]:
    """Those with a right that are there for this customer."""
    return [one for one in Section if section_is_on(customer, one)]
