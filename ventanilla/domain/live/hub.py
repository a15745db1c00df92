"""Who listens in this process, and for what; and what was told a moment ago, for who comes a moment late."""

from __future__ import annotations

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from typing import Any

Hear = Callable[[Any], None]
"""Called from any thread with the news; must return at once."""
KEPT = 60_000
"""Milliseconds for which it is remembered what was told: from the drawing of a page to its stream, and over a short cut."""
MOST_KEPT = 5_000


def moment() -> int:
    """Now, in milliseconds. By the clock of the house: what a browser says of the time never counts."""
    return time.time_ns() // 1_000_000


class Hub:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._belongs: dict[Hear, frozenset[str]] = {}
        self._hearers: defaultdict[str, set[Hear]] = defaultdict(set)
        self.told = 0
        """How often anything was: who is about to join knows by it whether they have missed something."""
        self._recent: deque[tuple[int, Any, frozenset[str]]] = deque()
        self._knows_from = moment()
        """Of what was told before, nothing can be said."""

    def join(self, audiences: Iterable[str], hear: Hear) -> None:
        """From now on; whoever has joined before belongs to these instead."""
        belongs = frozenset(audiences)
        with self._lock:
            self._forget(hear)
            self._belongs[hear] = belongs
            for audience in belongs:
                self._hearers[audience].add(hear)

    def leave(self, hear: Hear) -> None:
        with self._lock:
            self._forget(hear)

    def tell(self, news: Any, audiences: Iterable[str]) -> None:
        """To each listener who belongs to one of these, once."""
        told_to = frozenset(audiences)
        with self._lock:
            self.told += 1
            self._remember(news, told_to)
            hearers: set[Hear] = set().union(*(self._hearers.get(one, ()) for one in told_to))
        for hear in hearers:
            hear(news)

    def tell_all(self, news: Any) -> None:
        """What is told to everybody is not remembered: whoever asks for what was before it looks at everything."""
        with self._lock:
            self.told += 1
            self._recent.clear()
            self._knows_from = moment() + 1
            hearers = list(self._belongs)
        for hear in hearers:
            hear(news)

    def told_since(self, since: int, audiences: Iterable[str]) -> list[Any] | None:
        """What was told to one of these from that `moment` on; None where that is not known, or not known any more."""
        wanted, found = frozenset(audiences), []
        with self._lock:
            if not self._knows_from <= since <= moment():
                return None
            for at, news, told_to in reversed(self._recent):
                if at < since:
                    break
                if not wanted.isdisjoint(told_to):
                    found.append(news)
        return found[::-1]

    def _remember(self, news: Any, told_to: frozenset[str]) -> None:
        at = moment()
        self._recent.append((at, news, told_to))
        while self._recent[0][0] < at - KEPT or len(self._recent) > MOST_KEPT:
            self._knows_from = self._recent.popleft()[0] + 1

    def _forget(self, hear: Hear) -> None:
        for audience in self._belongs.pop(hear, frozenset()):
            self._hearers[audience].discard(hear)
            if not self._hearers[audience]:
                del self._hearers[audience]


hub = Hub()
