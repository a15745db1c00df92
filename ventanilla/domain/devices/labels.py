"""Labels for devices: sheets of A4 with 3 × 8 of 63,5 × 33,9 mm (Avery L7159 and those like it)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ventanilla.core.pdf import typeset
from ventanilla.domain.devices.models import Device
from ventanilla.domain.provider.house import the_house

SOURCE = Path(__file__).parent / "templates" / "devices" / "labels.typ"
ON_A_SHEET = 24
MOST = 20 * ON_A_SHEET


def labels_pdf(devices: Sequence[Device], *, link: Callable[[Device], str], skip: int = 0) -> bytes:
    """In the order given. `link`: what the QR of each leads to; `skip`: places that are used up on the first sheet."""
    return typeset(SOURCE, paper(devices, link=link, skip=skip))


def paper(devices: Iterable[Device], *, link: Callable[[Device], str], skip: int = 0) -> dict[str, Any]:
    """All that the source knows."""
    house = the_house()
    return {
        "language": (get_language() or "es")[:2],
        "brand": {"name": house.name, "phone": house.phone},
        "words": {"title": _("Etiquetas de equipos"), "what": _("Escanéame para pedir ayuda")},
        "skip": skip % ON_A_SHEET,
        "labels": [
            {
                "name": one.name, "kind": " · ".join(filter(None, (str(one.get_kind_display()), one.make))),
                "qr": qr_svg(link(one)), "alt": _("Código QR de %(name)s") % {"name": one.name},
            }
            for one in devices
        ],
    }  # fmt: skip


def qr_svg(text: str) -> str:
    """Black on white, with the quiet zone that cameras need around it."""
    import segno

    rows = list(segno.make(text, error="m", micro=False).matrix_iter(border=2))
    drawn = "".join(
        f"M{start} {y}h{length}v1h-{length}z" for y, row in enumerate(rows) for start, length in _runs(row)
    )
    size = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{drawn}"/></svg>'
    )


def _runs(row: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Where dark ones begin, and how many they are."""
    at = 0
    for is_dark, some in groupby(map(bool, row)):
        length = len(list(some))
        if is_dark:
            yield at, length
        at += length
