"""Usual kinds of contact: what each may see, of whom, and which mail they get. A membership can differ afterwards."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.models import Right, Scope, Section
from ventanilla.domain.customers.policy import Grant, within

_OWN: dict[str, str] = {Section.SUPPORT: Right.MANAGE, Section.CHAT: Right.MANAGE}


class Preset(TextChoices):
    MANAGER = "manager", _("Administrador: ve toda la empresa y decide quién entra")
    TECHNICAL = "technical", _("Técnico: sus incidencias, los partes y la red")
    BILLING = "billing", _("Facturación: facturas, renovaciones y servicios")
    QUOTES = "quotes", _("Presupuestos: renovaciones y servicios")
    OWN = "own", _("Solo sus incidencias")

    @property
    def short(self) -> str:
        """Its name alone: «Técnico»."""
        return str(self.label).partition(":")[0]


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


def grant_of_preset(preset: str, giver: Grant | None = None) -> Grant:
    """What the preset gives; by the hand of a giver, no more than they have."""
    whole = Grant(**{name: value for name, value in PRESETS[preset].items() if name != "is_access_manager"})
    return whole if giver is None else within(giver, whole)


def preset_of(grant: Grant, giver: Grant | None = None, *, among: Collection[str] = tuple(Section)) -> str:
    """Which preset gives exactly this of these sections, by the hand of this giver; empty when it is made to measure."""
    same = (one for one in PRESETS if _among(grant_of_preset(one, giver), among) == _among(grant, among))
    return next(same, "")


def _among(grant: Grant, sections: Collection[str]) -> dict[str, Any]:
    columns = grant.columns
    return {**columns, "rights": {one: right for one, right in columns["rights"].items() if one in sections}}
