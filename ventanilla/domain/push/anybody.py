"""Whether any browser has asked to be told, kept in memory: where none has, nothing that happens has to look for whose."""

from __future__ import annotations

import time

from ventanilla.domain.push.models import Subscription

FRESH = 5.0
"""Seconds that a process may believe what it read: another process may have heard the first one."""
_known: list[tuple[float, bool]] = []


def anybody_asked() -> bool:
    if not _known or time.monotonic() - _known[0][0] > FRESH:
        _known[:] = [(time.monotonic(), Subscription.objects.exists())]
    return _known[0][1]


def forget_who_asked() -> None:
    """Somebody has just asked here."""
    _known.clear()
