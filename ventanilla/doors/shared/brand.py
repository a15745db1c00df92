"""What the provider's settings paint: the brand's colour as a small stylesheet, the mark that is also the favicon."""

from __future__ import annotations

import mimetypes
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from ventanilla.core.colour import dark_shades, light_shades
from ventanilla.domain.provider.house import House, the_house_at_hand, the_house_now

FOR_A_YEAR = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


@require_safe
def brand_css(request: HttpRequest) -> HttpResponse:
    """The one input of `tokens.css`. The address carries its mark, so it may be kept for a year."""
    house = shown_house(request)
    return kept(request, house, sheet(house.colour), "text/css; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The logo when there is one, else the brand's initial on its colour."""
    house = shown_house(request)
    logo = Path(settings.ENV.brand_logo)
    if house.row.logo:
        return kept(request, house, bytes(house.row.logo), house.row.logo_kind)
    if settings.ENV.brand_logo and logo.is_file():
        kind = mimetypes.guess_type(logo.name)[0] or "application/octet-stream"
        return kept(request, house, logo.read_bytes(), kind)
    return kept(request, house, _drawn_initial(house.initial, house.colour), "image/svg+xml")


def brand_address(name: str) -> str:
    """The address of one of the two, with a mark that changes when the brand does."""
    return f"{_path(name)}?v={the_house_at_hand().brand_mark}"


_path = cache(reverse)


def sheet(colour: str) -> str:
    """`--brand-raw`, and for browsers that cannot derive colours the shades computed here."""
    light, dark = light_shades(colour), dark_shades(colour)
    shades = {
        "brand": (light.fill, dark.fill),
        "brand-hover": (light.text, dark.text),
        "brand-ink": (light.ink, dark.ink),
        "brand-text": (light.text, dark.text),
        "brand-soft": (light.soft, dark.soft),
        "brand-line": (light.line, dark.line),
    }
    derived = "".join(
        f"--{name}:light-dark({by_day},{by_night});" for name, (by_day, by_night) in shades.items()
    )
    return (
        f":root{{--brand-raw:{colour}}}\n@supports not (color:oklch(from red l c h)){{:root{{{derived}}}}}\n"
    )


def _drawn_initial(initial: str, colour: str) -> str:
    """Painted by attributes, as our CSP allows no inline style: one shade for light and dark tabs."""
    shades = light_shades(colour)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="7" fill="{shades.fill}"/>'
        f'<text x="16" y="22.8" text-anchor="middle" fill="{shades.ink}" font-size="19" font-weight="600"'
        f' font-family="system-ui, sans-serif">{escape(initial)}</text></svg>'
    )


def shown_house(request: HttpRequest) -> House:
    """The one whose mark the address carries: who asks may have heard of a change before this process did."""
    house = the_house_at_hand()
    if request.GET.get("v") == house.brand_mark:
        return house
    try:
        return the_house_now()
    except (OperationalError, InterfaceError):
        return house


def kept(request: HttpRequest, house: House, content: str | bytes, kind: str) -> HttpResponse:
    kept = FOR_A_YEAR if request.GET.get("v") == house.brand_mark else ASK_AGAIN
    # An SVG opened by itself is a document: it may do nothing.
    headers = {"Cache-Control": kept, "Content-Security-Policy": "default-src 'none'"}
    return HttpResponse(content, content_type=kind, headers=headers)
