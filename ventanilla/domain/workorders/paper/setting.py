"""A work order set as a PDF: the same paper always gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from ventanilla.core.colour import light_shades
from ventanilla.core.durations import in_hours
from ventanilla.core.pdf import typeset, typeset_all
from ventanilla.core.times import clock, date_only, exact
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.provider.logo import logo_of
from ventanilla.domain.workorders.paper.content import Company, Paper, Signed, Used, Work
from ventanilla.domain.workorders.paper.headings import headings
from ventanilla.domain.workorders.paper.wording import kind_word, way_word

SOURCE = Path(__file__).parent.parent / "templates" / "workorders" / "work_order.typ"


def set_paper(paper: Paper, *, address: str, signed: Signed | None = None) -> bytes:
    """In the installation's language. `address`: of the page that verifies it. Raises `core.pdf.NotSet`."""
    with override(settings.ENV.language):
        return typeset(SOURCE, on_paper(paper, address, signed))


def set_papers(papers: Iterable[tuple[Paper, str, Signed | None]]) -> list[bytes]:
    """Many at once: paper, address, signature."""
    with override(settings.ENV.language):
        return typeset_all(SOURCE, [on_paper(*one) for one in papers])


def on_paper(paper: Paper, address: str, signed: Signed | None) -> dict[str, Any]:
    """All that the source knows, in the active language."""
    house = the_house()
    shades = light_shades(house.colour)
    return {
        "language": str(settings.ENV.language)[:2],
        "content": paper.canonical,
        "brand": {
            "name": house.name,
            "imprint": house.imprint,
            "colours": {"fill": shades.fill, "text": shades.text},
            "logo": list(logo_of(house)),
        },
        "words": headings(paper),
        "sheet": {
            **sheet_of(paper),
            "address": address,
            "qr": _qr(address),
            "signed": _signed(signed) if signed else None,
        },
    }


def sheet_of(paper: Paper) -> dict[str, Any]:
    """The words of the paper and of the page, in the active language."""
    not_billed = paper.minutes - paper.billable_minutes
    totals = [(kind_word(kind), in_hours(minutes)) for kind, minutes in paper.minutes_by_kind.items()]
    return {
        "number": paper.number,
        "subject": paper.subject,
        "summary": [one for one in paper.summary.split("\n") if one.strip()],
        "provider": _party(paper.provider),
        "customer": _party(paper.customer),
        "facts": _facts(paper),
        "lines": [_line(one) for one in paper.lines],
        "totals": [*totals, *([(_("De ello, no facturable"), in_hours(not_billed))] if not_billed else [])],
        "total": in_hours(paper.minutes),
        "materials": [_material(one) for one in paper.materials],
        "sha256": paper.sha256,
    }


def _party(one: Company) -> dict[str, Any]:
    told = [one.tax_id, one.address, one.contact, _("Código de cliente: %(code)s") % {"code": one.code}]
    return {"name": one.name, "beside": told if one.code else told[:-1]}


def _facts(paper: Paper) -> list[tuple[str, str]]:
    told = [(_("Emitido"), exact(instant(paper.issued_at)))]
    if paper.ticket:
        told.append((_("Incidencia"), f"#{paper.ticket}"))
    if paper.requester:
        told.append((_("Solicitado por"), paper.requester))
    if paper.annex_of:
        told.append((_("Completa el parte"), paper.annex_of))
    return told


def _line(one: Work) -> dict[str, str]:
    began, ended = instant(one.began_at), instant(one.ended_at)
    until = clock(ended) if ended.date() == began.date() else exact(ended)
    return {
        "day": date_only(began.date()),
        "times": _("%(from)s a %(until)s") % {"from": clock(began), "until": until},
        "kind": kind_word(one.kind),
        "technician": one.technician,
        "description": one.description,
        "time": in_hours(one.minutes),
        "note": "" if one.billable else _("no facturable"),
    }


def _material(one: Used) -> dict[str, str]:
    quantity = (
        one.quantity.replace(".", ",") if not str(settings.ENV.language).startswith("en") else one.quantity
    )
    return {"name": one.name, "quantity": f"{quantity} {one.unit}".strip()}


def _signed(one: Signed) -> Mapping[str, Any]:
    told = [(_("Nombre"), one.name), (_("NIF"), one.tax_id), (_("Cargo"), one.role)]
    told.append((_("Firmado"), exact(instant(one.signed_at))))
    if one.device_time:
        told.append((_("Hora del dispositivo"), exact(instant(one.device_time))))
    told.append((_("Cómo"), way_word(one.way)))
    return {
        "name": one.name,
        "drawn": one.drawn,
        "alt": _("Firma de %(name)s, hecha a mano en la pantalla") % {"name": one.name},
        "facts": [(name, value) for name, value in told if value],
        "document": one.document_sha256,
        "shown": one.shown_sha256,
    }


def instant(text: str) -> datetime:
    return localtime(datetime.fromisoformat(text))


def _qr(address: str) -> str:
    """As an SVG, black on white."""
    import segno

    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=0, xmldecl=False)
    return drawn.getvalue().decode()
