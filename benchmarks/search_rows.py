"""What tickets are found by, as `tickets.findable.rebuild` would write it: a test compares both.

The texts of the corpus are few, so each is taken apart once; a million tickets would take the worker a quarter of an hour.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from django.db import connection

from benchmarks.corpus import Corpus, Ticket
from benchmarks.people_rows import TAGS, contact_email
from benchmarks.rows import Table
from ventanilla.domain.search import fts5, tsquery
from ventanilla.domain.search.actions import _remember, _telling
from ventanilla.domain.search.models import Kind, Row
from ventanilla.domain.search.reach import OPEN, seen_by, shelf_of
from ventanilla.domain.search.words import stem
from ventanilla.domain.tickets.status import OPEN as OPEN_STATUSES

Words = frozenset[str]


class SearchRows:
    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.engine = tsquery if connection.vendor == "postgresql" else fts5
        self.table = Table(Row, "id", "customer_number", "public", "internal")
        self.uses: defaultdict[int, Counter[str]] = defaultdict(Counter)

    def add(self, ticket: Ticket, *, copied: int | None) -> None:
        public, internal = self._said(ticket)
        told = _stems(public) | {str(ticket.number)}
        hidden = _stems(internal) - told
        seers = {ticket.contact, *([copied] if copied else [])}
        marks = (*map(seen_by, seers), *((OPEN,) if ticket.status in OPEN_STATUSES else ()))
        told |= set(self.engine.marks(Kind.TICKET, ticket.number, ticket.customer, marks))
        words, secrets = _words(public), _words(internal)
        self.uses[shelf_of(Kind.TICKET, None)].update(words)
        self.uses[shelf_of(Kind.TICKET, None)].update(secrets)
        self.uses[shelf_of(Kind.TICKET, ticket.customer)].update(words)
        key = Kind.TICKET.key(ticket.number)
        self.table.add(key, ticket.customer, _line(told), _line(hidden))

    def remember(self) -> None:
        """The words from which others are guessed, when all tickets have been seen."""
        _remember(self.uses)

    def _said(self, t: Ticket) -> tuple[list[str], list[str]]:
        """The texts that the customer reads, and those of the desk alone."""
        public, internal = (
            [t.subject, f"Contacto {t.contact}"],
            [contact_email(t.contact), f"Cliente {t.customer}"],
        )
        internal.append(f"C{t.customer:04d}")
        for said in t.said:
            texts = self.corpus.staff_texts if said.by_staff else self.corpus.customer_texts
            (internal if said.is_note else public).extend([texts[said.text], said.rare])
        if t.number % 8 == 0:
            internal.append(TAGS[t.number // 8 % len(TAGS)])
        return public, internal


@lru_cache(maxsize=20_000)
def _taken_apart(text: str) -> tuple[Words, Words]:
    """Its words and their stems."""
    words = frozenset(_telling(text))
    return words, frozenset(map(stem, words))


def _words(texts: Iterable[str]) -> set[str]:
    return set().union(*(_taken_apart(text)[0] for text in texts))


def _stems(texts: Iterable[str]) -> set[str]:
    return set().union(*(_taken_apart(text)[1] for text in texts))


def _line(words: set[str]) -> str:
    return " ".join(sorted(words))
