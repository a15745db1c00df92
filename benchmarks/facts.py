"""What the scenarios need to know of the house: who comes in, what they look at, and how one sees that it is really there.

Noted while the corpus goes by, and kept beside the database as JSON, so that a house is loaded once and measured often.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from benchmarks.corpus import Corpus, Said, Ticket
from benchmarks.words import RARE

EVERYBODY = 0
"""In place of a customer's number: what the desk sees."""
MESSAGES = 5
WORDS_TO_KNOW_THEM_BY = 40


@dataclass(frozen=True)
class Visitor:
    """Somebody who comes in, and what they will look at."""

    email: str
    newest: int
    """The open ticket with the last word in it."""
    long: int
    """A ticket with five public messages."""
    last_words: str
    """The beginning of the last of them."""
    word: str
    """A rare word that they look for."""
    hit: int
    """The newest ticket in which somebody says it in public."""


@dataclass(frozen=True)
class Facts:
    tickets: int
    customers: list[Visitor]
    agents: list[Visitor]

    def keep_in(self, file: Path) -> None:
        file.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1), encoding="utf-8")

    @classmethod
    def read_from(cls, file: Path) -> Facts:
        found = json.loads(file.read_text(encoding="utf-8"))
        people = {side: [Visitor(**one) for one in found[side]] for side in ("customers", "agents")}
        return cls(tickets=found["tickets"], **people)


class Witness:
    """Sees every ticket of the corpus go by and remembers what can be looked at."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._newest: dict[int, tuple[datetime, int]] = {}
        self._long: dict[int, tuple[int, str]] = {}
        self._hits: dict[tuple[int, str], int] = {}

    def see(self, ticket: Ticket) -> None:
        public = [said for said in ticket.said if not said.is_note]
        for whose in (ticket.customer, EVERYBODY):
            if ticket.finished_at is None:
                last = (ticket.touched_at, ticket.number)
                self._newest[whose] = max(last, self._newest.get(whose, last))
            if len(public) == MESSAGES:
                self._long[whose] = (ticket.number, self._beginning(public[-1]))
            self._hits |= {(whose, said.rare): ticket.number for said in public if said.rare}

    def facts(self, *, visitors: int, emails: tuple[list[str], list[str]]) -> Facts:
        """So many customers, from the largest to the smallest, and so many agents; `emails` of all, in their order."""
        contacts, agents = emails
        last = self.corpus.size.customers - 1
        places = sorted({place * last // max(visitors - 1, 1) for place in range(visitors)})
        found = [self._visitor(contacts[place], place + 1, n) for n, place in enumerate(places)]
        of_desk = [self._visitor(agents[n % len(agents)], EVERYBODY, n) for n in range(visitors)]
        facts = Facts(self.corpus.size.tickets, list(_those(found)), list(_those(of_desk)))
        if not (facts.customers and facts.agents):
            raise SystemExit("The house is too small: nobody has something of everything to look at.")
        return facts

    def _visitor(self, email: str, whose: int, place: int) -> Visitor | None:
        """None for a customer too small to have something of everything."""
        words = [word for word in (*RARE[place % len(RARE) :], *RARE) if (whose, word) in self._hits]
        if not words or whose not in self._newest or whose not in self._long:
            return None
        long, last_words = self._long[whose]
        hit = self._hits[whose, words[0]]
        return Visitor(email, self._newest[whose][1], long, last_words, words[0], hit)

    def _beginning(self, said: Said) -> str:
        texts = self.corpus.staff_texts if said.by_staff else self.corpus.customer_texts
        return texts[said.text][:WORDS_TO_KNOW_THEM_BY]


def _those(found: Iterable[Visitor | None]) -> Iterator[Visitor]:
    return (one for one in found if one)
