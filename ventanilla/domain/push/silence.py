"""Services that did not answer a moment ago: each asked in vain keeps the jobs behind it waiting for seconds."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

SILENCE = 25
"""Seconds in which this process asks it nothing more; less than the first pause before a notice is tried again."""
_until: dict[str, float] = {}


def is_silent(endpoint: str) -> bool:
    return _until.get(urlsplit(endpoint).netloc, 0.0) > time.monotonic()


def note_silence(endpoint: str) -> None:
    """Those of before are forgotten: the addresses come from browsers, and are as many as they please."""
    at = time.monotonic()
    for host in [host for host, until in list(_until.items()) if until <= at]:
        _until.pop(host, None)
    _until[urlsplit(endpoint).netloc] = at + SILENCE


def forget_silences() -> None:
    _until.clear()
