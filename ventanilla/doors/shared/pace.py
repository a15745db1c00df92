"""How often a program may ask for something, counted in the memory of this process: it costs nothing, and keeps the house
from whoever asks without end. Guesses at secrets are counted elsewhere (`people.actions.throttling`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic


@dataclass(frozen=True)
class Pace:
    """So many `at_once`, and one more each `every` seconds."""

    at_once: int
    every: float
    _spent: dict[object, float] = field(default_factory=dict, repr=False)
    """Until when each has asked in advance."""
    _turn: Lock = field(default_factory=Lock, repr=False)

    def __post_init__(self) -> None:
        _paces.append(self)

    def wait(self, who: object, cost: int = 1) -> int:
        """Seconds until they may ask again; 0: now, and it counts as so many. `who` is somebody known: of strangers there
        is no end.
        """
        at = monotonic()
        with self._turn:
            spent = max(self._spent.get(who, at), at)
            ahead = spent - at - self.every * (self.at_once - cost)
            if ahead > 0:
                return math.ceil(ahead)
            self._spent[who] = spent + self.every * cost
        return 0

    def forget(self) -> None:
        self._spent.clear()


_paces: list[Pace] = []


def forget_all() -> None:
    """As a process that has just begun."""
    for pace in _paces:
        pace.forget()
