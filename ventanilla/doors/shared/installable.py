"""What makes the house an application on a telephone: its manifest and its icons. What that keeps is said in `worker.py`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ventanilla.core.colour import light_shades
from ventanilla.core.pdf import NotSet, draw
from ventanilla.domain.provider.house import House
from ventanilla.domain.provider.logo import logo_of
from ventanilla.doors.shared.brand import ASK_AGAIN, kept, shown_house

SOURCE = Path(__file__).resolve().parents[2] / "templates" / "app_icon.typ"
SIDES = {"192": (192, False), "512": (512, False), "192-entero": (192, True), "512-entero": (512, True)}
"""Pixels, and whether it fills its square for a telephone that cuts icons to its own shape."""
PAPER = "#f7f5f1"
"""What is seen while it opens; `--ground` by day."""


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """One for everybody: where one works is asked at the front door, which knows who is in."""
    house = shown_house(request)
    told = {
        "id": "/",
        "start_url": reverse("gate:welcome"),
        "scope": "/",
        "display": "standalone",
        "lang": get_language(),
        "name": house.name,
        "short_name": house.name[:24],
        "description": _("Incidencias, servicios y partes de trabajo de %(brand)s.") % {"brand": house.name},
        "theme_color": light_shades(house.colour).fill,
        "background_color": PAPER,
        "icons": [_icon_of(house, name) for name in SIDES],
    }
    answer = JsonResponse(told, content_type="application/manifest+json")
    answer["Cache-Control"] = ASK_AGAIN
    return answer


@require_safe
def icon(request: HttpRequest, kind: str) -> HttpResponse:
    """A PNG, drawn once a brand and process."""
    if kind not in SIDES:
        raise Http404
    house, (side, maskable) = shown_house(request), SIDES[kind]
    try:
        drawn = _drawn(house.initial, house.colour, logo_of(house), side, maskable)
    except NotSet:  # a picture that browsers show and the typesetter cannot read
        drawn = _drawn(house.initial, house.colour, b"", side, maskable)
    return kept(request, house, drawn, "image/png")


def _icon_of(house: House, name: str) -> dict[str, str]:
    side, maskable = SIDES[name]
    return {
        "src": f"{reverse('icon', args=[name])}?v={house.brand_mark}",
        "sizes": f"{side}x{side}",
        "type": "image/png",
        "purpose": "maskable" if maskable else "any",
    }


@lru_cache(maxsize=8)
def _drawn(initial: str, colour: str, logo: bytes, side: int, maskable: bool) -> bytes:
    shades = light_shades(colour)
    return draw(
        SOURCE,
        {
            "side": side,
            "maskable": maskable,
            "initial": initial,
            "fill": shades.fill,
            "ink": shades.ink,
            "logo": list(logo),
        },
    )
