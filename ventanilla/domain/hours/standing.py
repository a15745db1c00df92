"""How a bank stands on a day, in one word. Pure."""

from __future__ import annotations

from datetime import date

LOW = 80
"""Percent that are used."""


def how_it_stands(balance: int, used: int, valid_from: date, valid_until: date, today: date) -> str:
    """`overrun`, `expired`, `spent`, `coming`, `low` or `fine`."""
    if balance < 0:
        return "overrun"
    if valid_until < today:
        return "expired"
    if balance == 0:
        return "spent"
    if valid_from > today:
        return "coming"
    return "low" if used >= LOW else "fine"
