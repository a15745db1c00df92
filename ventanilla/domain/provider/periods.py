"""How long things wait. Plain numbers with their defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Periods:
    """Days, in opening days where it says so."""

    first_reminder: int = 3
    """Opening days that a question waits before the customer is reminded."""
    second_reminder: int = 6
    give_up: int = 9
    """Opening days after which an unanswered question ends the ticket."""
    reopen: int = 14
    """Days in which a resolved ticket hears its customer."""
    close: int = 14
    """Days after which a resolved ticket closes by itself."""
    rating: int = 30
    """Days in which stars can be given and changed."""
    rating_reminder: int = 3
    """Days after which who has not rated is reminded, once; 0: never."""
    objection: int = 15
    """Days in which a customer may object to a work order."""
    chat_answer: int = 5
    """Minutes that a contact waits in a chat before it becomes a ticket."""
    chat_idle: int = 15
    """Minutes of silence after which an answered chat ends."""


def periods_of(kept: Mapping[str, Any]) -> Periods:
    """The defaults with what the row says otherwise; what no version knows any more is left aside."""
    names = {one.name for one in fields(Periods)}
    return Periods(**{name: int(value) for name, value in kept.items() if name in names})
