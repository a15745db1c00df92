"""Telling open pages that something has changed, when it has been committed and not before.

Between processes it travels by PostgreSQL, inside the transaction (`between.py`); in this one it is told after the commit.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection, transaction

from ventanilla.domain.live.hub import hub

ACCESS = "access"
"""What somebody may has changed: whoever listens in their name is asked anew who they are."""
LEFT = "logout"
"""The same, because they have gone out."""


class News(NamedTuple):
    """`thing` and its number: ("ticket", 12). Nothing that may not be known to all who hear it."""

    thing: str
    pk: int


RESYNC = News("resync", 0)
"""Something may have been missed: whoever hears this looks at everything again."""


class Gathered:
    """What one transaction, or what one savepoint of it, announces: told together, each thing once."""

    def __init__(self, savepoints: frozenset[str | None]) -> None:
        self.savepoints = savepoints
        self.news: dict[News, frozenset[str]] = {}

    def add(self, news: News, audiences: frozenset[str]) -> None:
        self.news[news] = self.news.get(news, frozenset()) | audiences

    def __call__(self) -> None:
        for news, audiences in self.news.items():
            hub.tell(news, audiences)


def announce(thing: str, pk: int, to: Iterable[str]) -> None:
    """Say with the commit that this has changed, to these audiences; nothing is said of what is rolled back."""
    audiences = frozenset(to)
    if not audiences:
        return
    if not connection.in_atomic_block:  # the notice to other processes needs one to go with
        with transaction.atomic():
            announce(thing, pk, audiences)
        return
    here = frozenset(connection.savepoint_ids)
    gathered = _gathered(here)
    if gathered:
        gathered.add(News(thing, pk), audiences)
        return
    gathered = Gathered(here)
    gathered.add(News(thing, pk), audiences)
    transaction.on_commit(gathered)


def ask_again(*audiences: str) -> None:
    """The access of these has changed. Verbs that end sessions or change rights say so: open streams follow at once."""
    announce(ACCESS, 0, audiences)


def _gathered(here: frozenset[str | None]) -> Gathered | None:
    """What this savepoint has announced before. When it is rolled back, Django drops what was to follow the commit."""
    for waiting in reversed(connection.run_on_commit):
        act = waiting[1]
        if isinstance(act, Gathered):
            return act if act.savepoints == here else None
    return None
