"""Icons as inline SVG: Lucide's drawings, and the shapes of our own for status, priority, time and stars."""

from __future__ import annotations

import re
from functools import cache

from lucide.jinja import lucide
from markupsafe import Markup, escape

RING = '<circle cx="8" cy="8" r="6"/>'
SHAPES = {
    "awaiting_support": RING,
    "in_progress": RING + '<path d="M8 4.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" stroke="none"/>',
    "pending": RING + '<path d="M4.6 8h.9M7.55 8h.9M10.5 8h.9"/>',
    "planned": '<rect x="2" y="3" width="12" height="11" rx="2.4"/><path d="M2 7h12M5.4 1v3M10.6 1v3"/>',
    "awaiting_customer": '<path d="M4 2.2h8a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H8.2L4.8 14v-2.8'
    'H4a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2z" fill="currentColor" stroke-width="1.4" stroke-linejoin="round"/>',
    "resolved": '<circle cx="8" cy="8" r="7" fill="currentColor" stroke="none"/>'
    '<path class="hollow" d="M4.8 8.3l2.2 2.2 4.2-4.7"/>',
    "closed": RING + '<path d="M5.5 8.3l1.8 1.8 3.2-3.7"/>',
    "cancelled": RING + '<path d="M4 12L12 4"/>',
}
BARS = ((1.5, 5.0), (6.5, 8.5), (11.5, 12.5))
STAR = "M12 3l2.7 5.7 6.2.8-4.6 4.3 1.2 6.2L12 17l-5.5 3 1.2-6.2L3.1 9.5l6.2-.8z"


@cache
def icon(name: str, *, small: bool = False, label: str = "") -> Markup:
    """A Lucide icon by its name; silent for screen readers unless it carries a label.

    Raises lucide.IconDoesNotExist for a name Lucide does not know.
    """
    return _svg("i-s" if small else "i", "0 0 24 24", _inside(lucide(name, size=None)), label)


@cache
def glyph(status: str) -> Markup:
    """The shape of a ticket's status; the word beside it is what is read aloud.

    Raises KeyError for a status without a shape.
    """
    return _svg("glyph", "0 0 16 16", SHAPES[status])


@cache
def bars(lit: int) -> Markup:
    """One to three bars: low, medium, high."""
    inside = "".join(_bar(x, height, faint=at >= lit) for at, (x, height) in enumerate(BARS))
    return Markup(f'<svg class="bars" viewBox="0 0 16 16" aria-hidden="true">{inside}</svg>')  # noqa: S704 - our own numbers


@cache
def star() -> Markup:
    return _svg("star", "0 0 24 24", f'<path d="{STAR}"/>')


@cache
def pie(percent: int) -> Markup:
    """How much of a time is gone, 0 to 100: a wedge inside a ring.

    Drawn by attributes: our CSP refuses inline styles.
    """
    gone = max(0, min(100, percent))
    wedge = (
        f'<circle cx="8" cy="8" r="3.25" stroke-width="6.5" pathLength="100" stroke-dasharray="{gone} 100"/>'
    )
    return Markup(  # noqa: S704 - our own number
        '<svg class="pie" viewBox="0 0 16 16" aria-hidden="true">'
        f'<circle cx="8" cy="8" r="7" stroke-width="1.6"/>{wedge if gone else ""}</svg>'
    )


def _svg(css: str, box: str, inside: str, label: str = "") -> Markup:
    spoken = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return Markup(f'<svg class="{css}" viewBox="{box}" {spoken}>{inside}</svg>')  # noqa: S704 - drawings; the label is escaped


def _inside(drawn: str) -> str:
    return re.sub(r"^<svg[^>]*>\s*|\s*</svg>$|\s*\n\s*", "", drawn)


def _bar(x: float, height: float, *, faint: bool) -> str:
    shade = ' class="off"' if faint else ""
    return f'<rect{shade} x="{x}" y="{14 - height:g}" width="3.4" height="{height:g}" rx="1"/>'
