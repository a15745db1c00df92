"""QR codes as drawings in the page: black on white whatever the theme, for cameras want it so."""

from __future__ import annotations

from markupsafe import Markup, escape


def qr(text: str, *, label: str) -> Markup:
    """The picture, with a name for who cannot see it. The library is loaded when there is one to draw."""
    import segno

    rows = list(segno.make(text, error="m", micro=False).matrix_iter(border=2))
    drawn = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark
    )
    size = len(rows)
    return Markup(  # noqa: S704 - numbers, and a label that is escaped
        f'<svg class="qr" viewBox="0 0 {size} {size}" role="img" aria-label="{escape(label)}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{drawn}"/></svg>'
    )
