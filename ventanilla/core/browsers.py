"""Which browser on which system, in words that its owner recognises; read from what browsers say of themselves."""

from __future__ import annotations

import re

_BROWSERS = (
    (r"Edg(e|A|iOS)?/", "Edge"),
    (r"OPR/|Opera", "Opera"),
    (r"SamsungBrowser/", "Samsung Internet"),
    (r"Firefox/|FxiOS/", "Firefox"),
    (r"(Headless)?Chrome/|CriOS/", "Chrome"),
    (r"Version/[\d.]+.* Safari/", "Safari"),
)
"""In this order: most say that they are some other as well."""
_SYSTEMS = (
    (r"iPhone", "iPhone"),
    (r"iPad", "iPad"),
    (r"Android", "Android"),
    (r"Windows", "Windows"),
    (r"Macintosh|Mac OS X", "Mac"),
    (r"CrOS", "ChromeOS"),
    (r"Linux|X11", "Linux"),
)


def browser_in(agent: str) -> str:
    """«Firefox · Windows»; what cannot be told is left out, and nothing is an empty text."""
    found = (_first(_BROWSERS, agent), _first(_SYSTEMS, agent))
    return " · ".join(word for word in found if word)


def _first(known: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((word for pattern, word in known if re.search(pattern, agent)), "")
