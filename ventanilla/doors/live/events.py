"""How things are said on a stream. Pure: words in, bytes out."""

from __future__ import annotations

import json
from functools import lru_cache

BEAT = b":\n\n"
"""Nothing has happened: keeps proxies from closing the line, and shows that it still stands."""


def since(moment: int) -> bytes:
    """Goes before words: whoever comes back with it is told what was said from then on (`Hub.told_since`)."""
    return b"id: %d\n" % moment


def hello(who: str, *, retry: int) -> bytes:
    """The first words. `who`: in whose name they hear, by which a page of another one knows that it is not its own any more.
    `retry`: milliseconds after which the browser may come back by itself.
    """
    return b"retry: %d\n" % retry + _event("hello", {"who": who})


@lru_cache(maxsize=100)  # a thousand streams say the same
def news(thing: str, pk: int) -> bytes:
    return _event("news", {"thing": thing, "pk": pk})


def resync() -> bytes:
    """Something may have been missed: look at everything again."""
    return _event("resync", {})


def bye(reason: str) -> bytes:
    return _event("bye", {"reason": reason})


def _event(name: str, told: dict[str, str | int]) -> bytes:
    return f"event: {name}\ndata: {json.dumps(told)}\n\n".encode()
