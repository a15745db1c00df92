"""How long a letter waits between attempts. Pure."""

from __future__ import annotations

from datetime import timedelta

FIRST = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
THEN = timedelta(hours=4)
AT_LEAST = timedelta(hours=72)
MAX_ATTEMPTS = 1 + len(FIRST) + -(-AT_LEAST // THEN)
"""The first attempt, the quick ones, and one every four hours until three days are over."""


def pause_after(attempts: int) -> timedelta:
    """The pause after so many attempts (one or more)."""
    return FIRST[attempts - 1] if attempts <= len(FIRST) else THEN
