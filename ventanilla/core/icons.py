"""Icons: Lucide's drawings, which lie together in one file, and shapes of our own for status, priority, time and stars.

A page that draws the same thirty icons at every look would send them anew each time: they made a third of its bytes.
Our own shapes of status and priority lie there, too: they take their colours from where they stand. Stars and times stay in
the page.
"""

from __future__ import annotations

import re
from functools import cache

from lucide.jinja import lucide
from markupsafe import Markup, escape

_NAMES = """
app-window archive arrow-down arrow-left arrow-right arrow-right-left arrow-up arrow-up-down ban battery-charging bell
bell-off bold book-open bookmark box brick-wall-shield building-2 cable calendar calendar-check calendar-clock calendar-days
calendar-off calendar-sync calendar-x car cctv chart-column check check-check chevron-down chevron-left chevron-right
circle-alert circle-check circle-dashed circle-dot circle-slash clipboard-list clock clock-alert cloud database-backup dot
download ellipsis eraser ethernet-port external-link eye eye-off file file-archive file-check file-code file-spreadsheet
file-text file-x fingerprint-pattern flag footprints forward gauge git-merge globe graduation-cap handshake hard-drive
hourglass house image image-down image-up inbox info key-round keyboard languages laptop layers life-buoy lightbulb
link list list-checks list-filter lock log-out mail mail-warning map-pin menu message-circle message-circle-question-mark
message-square-text monitor network palette paperclip pause pen-line phone phone-call play plus printer qr-code radar
receipt-text refresh-cw reply rotate-ccw rotate-cw router scroll-text search send server settings shapes shield-alert
shield-check sliders-horizontal smartphone split square-pen star tag tags thumbs-down thumbs-up timer trash-2
triangle-alert unlink user user-check user-minus user-plus user-x users waypoints wifi wifi-off wrench x zap zoom-in
zoom-out
"""
LUCIDE = tuple(_NAMES.split())
"""Every one that the pages draw. They are all in the sprite, and no other is."""
RING = '<circle cx="8" cy="8" r="6"/>'
SHAPES = {
    "awaiting_support": RING,
    "in_progress": RING + '<path d="M8 4.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" stroke="none"/>',
    "pending": RING + '<path d="M4.6 8h.9M7.55 8h.9M10.5 8h.9"/>',
    "planned": '<rect x="2" y="3" width="12" height="11" rx="2.4"/><path d="M2 7h12M5.4 1v3M10.6 1v3"/>',
    "awaiting_customer": '<path d="M4 2.2h8a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H8.2L4.8 14v-2.8'
    'H4a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2z" fill="currentColor" stroke-width="1.4" stroke-linejoin="round"/>',
    "resolved": '<circle cx="8" cy="8" r="7" fill="currentColor" stroke="none"/>'
    '<path stroke="var(--hollow, currentColor)" d="M4.8 8.3l2.2 2.2 4.2-4.7"/>',
    "closed": RING + '<path d="M5.5 8.3l1.8 1.8 3.2-3.7"/>',
    "cancelled": RING + '<path d="M4 12L12 4"/>',
}
BARS = ((1.5, 5.0), (6.5, 8.5), (11.5, 12.5))
STAR = "M12 3l2.7 5.7 6.2.8-4.6 4.3 1.2 6.2L12 17l-5.5 3 1.2-6.2L3.1 9.5l6.2-.8z"


def sprite() -> str:
    """The file of all icons, each under its name, and of our own shapes."""
    drawn = "".join(_symbol(name, 24, _inside(lucide(name, size=None))) for name in LUCIDE)
    drawn += "".join(_symbol(f"st-{status}", 16, shape) for status, shape in SHAPES.items())
    drawn += "".join(_symbol(f"lv-{lit}", 16, _bars(lit)) for lit in (1, 2, 3))
    return f'<svg xmlns="http://www.w3.org/2000/svg">{drawn}</svg>'


def icon(name: str, *, sprite: str, small: bool = False, label: str = "") -> Markup:
    """A Lucide icon by its name, out of the file at the address `sprite`; silent for screen readers unless it has a label.

    Raises KeyError for a name that is not in `LUCIDE`.
    """
    if name not in LUCIDE:
        raise KeyError(f"No such icon: {name}. Add it to LUCIDE in core/icons.py")
    css = "i-s" if small else "i"
    return Markup(f'<svg class="{css}" {_spoken(label)}><use href="{sprite}#{name}"/></svg>')  # noqa: S704 - the label is escaped


def glyph(status: str, *, sprite: str) -> Markup:
    """The shape of a ticket's status, out of the same file; the word beside it is what is read aloud.

    Raises KeyError for a status without a shape.
    """
    if status not in SHAPES:
        raise KeyError(f"No such shape: {status}")
    return Markup(f'<svg class="glyph" {_spoken("")}><use href="{sprite}#st-{status}"/></svg>')  # noqa: S704 - our own names


def bars(lit: int, *, sprite: str) -> Markup:
    """One to three bars: low, medium, high."""
    return Markup(f'<svg class="bars" {_spoken("")}><use href="{sprite}#lv-{lit:d}"/></svg>')  # noqa: S704 - our own numbers


@cache
def star() -> Markup:
    return _svg("star", "0 0 24 24", f'<path d="{STAR}"/>')


@cache
def star_row(given: int) -> Markup:
    """Five stars of which so many shine: six drawings, made once, that stand in every row of a list."""
    stars = "".join(
        f'<span class="on">{star()}</span>' if one < given else f"<span>{star()}</span>" for one in range(5)
    )
    return Markup(stars)  # noqa: S704 - our own drawing


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
    return Markup(f'<svg class="{css}" viewBox="{box}" {_spoken(label)}>{inside}</svg>')  # noqa: S704 - drawings; the label is escaped


def _spoken(label: str) -> str:
    return f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'


def _inside(drawn: str) -> str:
    return re.sub(r"^<svg[^>]*>\s*|\s*</svg>$|\s*\n\s*", "", drawn)


def _symbol(name: str, size: int, inside: str) -> str:
    return f'<symbol id="{name}" viewBox="0 0 {size} {size}">{inside}</symbol>'


def _bars(lit: int) -> str:
    return "".join(_bar(x, height, faint=at >= lit) for at, (x, height) in enumerate(BARS))


def _bar(x: float, height: float, *, faint: bool) -> str:
    shade = ' opacity=".28"' if faint else ""
    return f'<rect{shade} x="{x}" y="{14 - height:g}" width="3.4" height="{height:g}" rx="1"/>'
