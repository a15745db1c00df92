"""Usual kinds of contact: what each may see, of whom, and which mail they get. A membership can differ afterwards."""

from __future__ import annotations

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.models import Right, Scope, Section

_OWN: dict[str, str] = {Section.SUPPORT: Right.MANAGE, Section.CHAT: Right.MANAGE}


class Preset(TextChoices):
    MANAGER = "manager", _("Administrador: ve toda la empresa y decide quién entra")
    TECHNICAL = "technical", _("Técnico: sus incidencias, los partes y la red")
    BILLING = "billing", _("Facturación: facturas, renovaciones y servicios")
    QUOTES = "quotes", _("Presupuestos: renovaciones y servicios")
    OWN = "own", _("Solo sus incidencias")


PRESETS: dict[str, dict[str, Any]] = {
    Preset.MANAGER: {
        "rights": {section.value: Right.MANAGE.value for section in Section},
        "scope": Scope.COMPANY,
        "is_access_manager": True,
        "for_invoices": True,
        "for_quotes": True,
        "for_technical": True,
    },
    Preset.TECHNICAL: {
        "rights": {**_OWN, Section.WORK_ORDERS: Right.MANAGE, Section.NETWORK: Right.VIEW},
        "for_technical": True,
    },
    Preset.BILLING: {
        "rights": {
            **_OWN,
            Section.INVOICES: Right.VIEW,
            Section.RENEWALS: Right.MANAGE,
            Section.SERVICES: Right.VIEW,
        },
        "for_invoices": True,
    },
    Preset.QUOTES: {
        "rights": {**_OWN, Section.RENEWALS: Right.MANAGE, Section.SERVICES: Right.VIEW},
        "for_quotes": True,
    },
    Preset.OWN: {"rights": _OWN},
}
"""Facts of a membership."""
