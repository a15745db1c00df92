"""What the parts of the service report are called, on the page and on paper."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ventanilla.domain.reports.monthly.report import MonthlyReport
from ventanilla.domain.reports.wording import in_month


def headings(report: MonthlyReport) -> dict[str, str]:
    return {
        "report": _("Informe de servicio"),
        "figures": _("El mes en cuatro cifras"),
        "trend": _("Mes a mes"),
        "came": _("Entraron"),
        "resolved": _("Se resolvieron"),
        "month": _("Mes"),
        "promises": _("Plazos acordados"),
        "promises_note": _(
            "De las que entraron en %(month)s. No cuentan las canceladas, las unidas a otra ni las que tienen el reloj "
            "parado."
        ) % {"month": in_month(report.first)},
        "lengths": _("Cuánto se tarda"),
        "lengths_note": _(
            "Tiempo transcurrido, con sus noches y festivos, redondeado hacia arriba. La mitad no tardó más que la mediana; "
            "nueve de cada diez, no más que el percentil 90."
        ),
        "median": _("Mediana"),
        "ninetieth": _("Percentil 90"),
        "before": _("La mediana, frente al mes anterior"),
        "satisfaction": _("Qué os pareció"),
        "comments": _("Lo que dijisteis"),
        "recurring": _("Lo que más se repite"),
        "tickets": _("Las incidencias del mes"),
        "number": _("Número"),
        "subject": _("Asunto"),
        "opened": _("Entró"),
        "solved": _("Se resolvió"),
        "state": _("Estado"),
        "nothing": _("Este mes no hubo incidencias: no hay plazos, tiempos ni valoraciones que contar."),
    }  # fmt: skip
