"""Who a visitor of the demonstration may enter as, and what each kind of contact may see."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.models import Right, Scope, Section

DEMO_PASSWORD = "Ventanilla-demo-2026"  # noqa: S105 - printed on the login page of a demonstration, and only there
DEMO_ACCOUNTS = (
    (
        "lucia@aurora.example",
        "Lucía Ferrer",
        _("Lleva Talleres Aurora: ve toda la empresa y decide quién entra."),
    ),
    (
        "pedro@aurora.example",
        "Pedro Sanz",
        _("Contacto técnico de Talleres Aurora: sus incidencias, los partes y la red."),
    ),
    (
        "nuria@aurora.example",
        "Nuria Gil",
        _("Contacto de facturación de Talleres Aurora: facturas, renovaciones y servicios."),
    ),
    (
        "oscar@ribera.example",
        "Óscar Lahoz",
        _("Lleva Clínica Ribera, otro cliente: no ve nada de Talleres Aurora."),
    ),
    ("elena@ebro.example", "Elena Royo", _("Contacto de presupuestos de Gráficas Ebro.")),
    ("marta@norte.example", "Marta Solís", _("Técnica de Norte Sistemas: atiende las incidencias.")),
    ("ivan@norte.example", "Iván Cobo", _("Administrador de Norte Sistemas: atiende y configura.")),
)
"""E-mail, name, and a sentence that says who they are."""

_OWN: dict[str, str] = {Section.SUPPORT: Right.MANAGE, Section.CHAT: Right.MANAGE}
PRESETS: dict[str, dict[str, Any]] = {
    "manager": {
        "rights": {section.value: Right.MANAGE.value for section in Section},
        "scope": Scope.COMPANY,
        "is_access_manager": True,
        "for_invoices": True,
        "for_quotes": True,
        "for_technical": True,
    },
    "technical": {
        "rights": {**_OWN, Section.WORK_ORDERS: Right.MANAGE, Section.NETWORK: Right.VIEW},
        "for_technical": True,
    },
    "billing": {
        "rights": {
            **_OWN,
            Section.INVOICES: Right.VIEW,
            Section.RENEWALS: Right.MANAGE,
            Section.SERVICES: Right.VIEW,
        },
        "for_invoices": True,
    },
    "quotes": {
        "rights": {**_OWN, Section.RENEWALS: Right.MANAGE, Section.SERVICES: Right.VIEW},
        "for_quotes": True,
    },
    "own": {"rights": _OWN},
}
"""Facts of a membership, by `ContactStory.preset`."""
