"""What the provider's settings paint: the brand's colour as a small stylesheet, the mark that is also the favicon."""

from __future__ import annotations

import hashlib
import mimetypes
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from ventanilla.core.colour import dark_shades, light_shades

FOR_A_YEAR = "public, max-age=31536000, immutable"


@require_safe
def brand_css(request: HttpRequest) -> HttpResponse:
    """The one input of `tokens.css`. The address carries its hash, so it may be kept for a year."""
    return _kept(_sheet(settings.ENV.brand_colour), "text/css; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The logo when there is one, else the brand's initial on its colour."""
    logo = Path(settings.ENV.brand_logo)
    if settings.ENV.brand_logo and logo.is_file():
        return _kept(logo.read_bytes(), mimetypes.guess_type(logo.name)[0] or "application/octet-stream")
    return _kept(_drawn_initial(settings.ENV.brand_initial, settings.ENV.brand_colour), "image/svg+xml")


@cache
def brand_address(name: str) -> str:
    """The address of one of the two, with a mark that changes when the brand's settings do."""
    env = settings.ENV
    facts = f"{env.brand_colour} {env.brand_name} {env.brand_logo}"
    return f"{reverse(name)}?v={hashlib.sha256(facts.encode()).hexdigest()[:8]}"


def _sheet(colour: str) -> str:
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


def _kept(content: str | bytes, kind: str) -> HttpResponse:
    # An SVG opened by itself is a document: it may do nothing.
    headers = {"Cache-Control": FOR_A_YEAR, "Content-Security-Policy": "default-src 'none'"}
    return HttpResponse(content, content_type=kind, headers=headers)
