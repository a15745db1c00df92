"""Lengths of time as people type them."""

from __future__ import annotations

import re

_CLOCK = re.compile(r"(\d{1,3}):([0-5]?\d)")
_WORDS = re.compile(
    r"(?:(\d{1,3}(?:[.,]\d{1,2})?)\s*h(?:oras?|rs?|\.)?)?\s*(?:y\s*)?(?:(\d{1,4})\s*(?:m(?:in(?:utos?)?)?\.?|')?)?"
)


def minutes_in(words: str) -> int | None:
    """«15», «15 min», «1h», «1,5 h», «1 h 30», «1:30» in whole minutes; None for what is no length of time."""
    plain = " ".join(words.lower().split())
    if clock := _CLOCK.fullmatch(plain):
        return int(clock[1]) * 60 + int(clock[2])
    told = _WORDS.fullmatch(plain)
    if not told or not any(told.groups()):
        return None
    hours = float((told[1] or "0").replace(",", "."))
    return round(hours * 60) + int(told[2] or 0)


def in_hours(minutes: int) -> str:
    """«2 h», «1 h 30 min», «45 min»: as `minutes_in` takes it back."""
    hours, rest = divmod(minutes, 60)
    told = [f"{hours} h"] if hours else []
    return " ".join([*told, f"{rest} min"] if rest or not hours else told)
