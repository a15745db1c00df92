"""Wakes the workers of this process when something was committed for them.

Workers of other processes look by themselves every second (`worker.LOOK_EVERY`): that costs one look into a
small index, where a NOTIFY would cost a statement in every transaction that leaves a letter.
"""

from __future__ import annotations

import threading

from django.db import transaction

_changed = threading.Condition()
_rings = 0


def wake_after_commit() -> None:
    """The caller's transaction leaves work behind; nothing happens if it is rolled back."""
    transaction.on_commit(ring)


def ring() -> None:
    global _rings
    with _changed:
        _rings += 1
        _changed.notify_all()


def rings() -> int:
    return _rings


def wait_beyond(seen: int, seconds: float) -> None:
    """Sleep until the bell has rung more often than `seen`, at most so many seconds."""
    with _changed:
        _changed.wait_for(lambda: _rings > seen, timeout=seconds)
