"""The service report as a PDF: the same words as on the page, on the provider's paper."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ventanilla.core.colour import light_shades
from ventanilla.core.pdf import typeset
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.provider.logo import logo_of
from ventanilla.domain.reports.monthly.headings import headings
from ventanilla.domain.reports.monthly.report import MonthlyReport
from ventanilla.domain.reports.monthly.sheet import sheet_of

SOURCE = Path(__file__).parent.parent / "templates" / "reports" / "service_report.typ"


def pdf_of(report: MonthlyReport) -> bytes:
    """In the active language."""
    return typeset(SOURCE, paper(report))


def file_name(report: MonthlyReport) -> str:
    """«informe-talleres-aurora-2026-10.pdf»."""
    word = _("informe")
    return f"{word}-{slugify(report.customer.name)[:60]}-{report.first:%Y-%m}.pdf"


def paper(report: MonthlyReport) -> dict[str, Any]:
    """All that the source knows."""
    house = the_house()
    shades = light_shades(house.colour)
    return {
        "language": (get_language() or "es")[:2],
        "brand": {
            "name": house.name,
            "imprint": house.imprint,
            "colours": {"fill": shades.fill, "text": shades.text, "soft": shades.soft, "line": shades.line},
            "logo": list(logo_of(house)),
        },
        "words": headings(report) | {"page": _("Página {page} de {pages}")},
        "sheet": asdict(sheet_of(report)),
    }
