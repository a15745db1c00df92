"""Who a visitor of the demonstration may enter as."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

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
    (
        "elena@ebro.example",
        "Elena Royo",
        _("Contacto de presupuestos de Gráficas Ebro y de Bodegas Lanaja: cambia de empresa en su menú."),
    ),
    ("marta@norte.example", "Marta Solís", _("Técnica de Norte Sistemas: atiende las incidencias.")),
    ("ivan@norte.example", "Iván Cobo", _("Administrador de Norte Sistemas: atiende y configura.")),
)
"""E-mail, name, and a sentence that says who they are."""
