"""What the desk's scripts need and nobody sees before calling it: the free keys, the palette, the model of a file's row.

It is the same on every page, so it lies in one piece that the browser keeps; the page only says where (`data-kit`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, override

from ventanilla.doors.desk.keys import FREE

FOR_A_YEAR = "private, max-age=31536000, immutable"


@dataclass(frozen=True)
class Kit:
    html: str
    mark: str
    """It changes when the words do."""
    address: str


def the_kit() -> Kit:
    """In the language of the page that is being made."""
    return _made(get_language() or "es")


@cache
def _made(language: str) -> Kit:
    with override(language):
        html = render_to_string("desk/kit.html", {"free_keys": FREE})
    mark = sha256(html.encode()).hexdigest()[:8]
    return Kit(html, mark, f"{reverse('desk:kit')}?v={mark}")
