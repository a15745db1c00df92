"""What a browser shows, and nothing that a locked screen should not: a title, a few words, where it leads. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass

LONGEST_TITLE = 80
LONGEST_WORDS = 160
LONGEST_PATH = 300


@dataclass(frozen=True, kw_only=True)
class Notice:
    title: str
    words: str
    path: str
    """Of this house, from its root."""
    tag: str
    """A newer one of the same tag takes the place of the older."""
    badge: int | None = None
    """How much waits unread, for the icon; None: nothing is said of it."""

    def __post_init__(self) -> None:
        if (
            not self.path.startswith("/")
            or self.path.startswith(("//", "/\\"))
            or len(self.path) > LONGEST_PATH
        ):
            raise ValueError(f"A notice leads to a page of this house, not to {self.path!r}.")

    def told(self) -> str:
        """As the browser's worker reads it (`static/phone/worker/`): far below what fits an envelope."""
        facts = {
            "title": _short(self.title, LONGEST_TITLE),
            "words": _short(self.words, LONGEST_WORDS),
            "path": self.path,
            "tag": self.tag[:100],
        }
        return json.dumps(facts if self.badge is None else {**facts, "badge": self.badge}, ensure_ascii=False)


def _short(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
