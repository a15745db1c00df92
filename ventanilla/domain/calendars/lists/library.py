"""The lists of the `holidays` library: a proposal, never the gazette (docs/decisions/0023)."""

from __future__ import annotations

from importlib.metadata import version

from django.utils.translation import gettext as _

from ventanilla.domain.calendars.facts import Day
from ventanilla.domain.calendars.models import Holiday

REGIONS = {
    "AN": "Andalucía", "AR": "Aragón", "AS": "Asturias", "CN": "Canarias", "CB": "Cantabria",
    "CL": "Castilla y León", "CM": "Castilla-La Mancha", "CT": "Cataluña", "CE": "Ceuta", "MD": "Comunidad de Madrid",
    "VC": "Comunitat Valenciana", "EX": "Extremadura", "GA": "Galicia", "IB": "Illes Balears", "RI": "La Rioja",
    "ML": "Melilla", "NC": "Navarra", "PV": "País Vasco", "MC": "Región de Murcia",
}  # fmt: skip
"""Their codes in ISO 3166-2, and what they are called. Names are not translated."""


def days_in_library(year: int, region: str) -> list[Day]:
    """National ones and those of the region, in order, each with its source. KeyError for an unknown region."""
    import holidays  # thirty thousand lines that are wanted once a year

    source = _("holidays %(version)s, lista de %(region)s") % {
        "version": version("holidays"), "region": REGIONS[region],
    }  # fmt: skip
    everywhere = holidays.country_holidays("ES", years=year, language="es")
    here = holidays.country_holidays("ES", subdiv=region, years=year, language="es")
    return [
        Day(
            on=on,
            name=name[:100],
            kind=Holiday.Kind.NATIONAL if everywhere.get(on) == name else Holiday.Kind.REGIONAL,
            source=source,
        )
        for on, name in sorted(here.items())
        if on.year == year
    ]


def region_of(sources: list[str]) -> str:
    """Which list somebody took before, by what their holidays say; empty when none."""
    return next((code for code, name in REGIONS.items() if any(name in one for one in sources)), "")
