"""The made-up house: the same seed, size and moment give the same house to the last letter. Pure: no rows, no clock.

Customers, contacts and agents are numbers from 1 on. Customers differ in size as they do in life; one ticket in twenty is
open, most of them young; what is finished took between an hour and ten days.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random
from typing import NamedTuple, Self

from benchmarks.words import RARE, customer_words, staff_words, subjects

PASSWORD = "una-frase-larga-para-medir"  # noqa: S105 - of made-up people in a database that goes away
YEARS = timedelta(days=3 * 365)
"""How old the first ticket is."""
RARELY = 1 / 80
"""One message in so many has one of the rare words."""
COMPLETED_FOR_GOOD = timedelta(days=13)
"""What was solved longer ago has been closed."""
TEXTS = 1500


@dataclass(frozen=True)
class Size:
    tickets: int = 20_000
    customers: int = 200
    contacts: int = 2_000
    agents: int = 10
    seed: int = 2026

    @classmethod
    def of(cls, tickets: int) -> Self:
        """So many tickets; a small house has fewer customers, so that each has something to look at."""
        customers = min(200, max(2, tickets // 20))
        return cls(tickets, customers, 10 * customers)

    @property
    def customer_of(self) -> list[int]:
        """The customer of each contact, the contact being the place in the list plus one."""
        return [1 + place % self.customers for place in range(self.contacts)]


class Said(NamedTuple):
    """A message. `text` is a place in the customers' or the staff's texts, `rare` a word that is added to it."""

    by_staff: bool
    is_note: bool
    text: int
    rare: str
    at: datetime


class Ticket(NamedTuple):
    number: int
    customer: int
    contact: int
    agent: int | None
    status: str
    priority: str
    subject: str
    opened_at: datetime
    touched_at: datetime
    """The last public word or move."""
    finished_at: datetime | None
    stars: int
    """0 when nobody has said."""
    is_read: bool
    said: list[Said]


OPEN_MIX = {
    "awaiting_support": 30, "in_progress": 35, "awaiting_customer": 20, "planned": 8, "pending": 7,
}  # fmt: skip
"""Of a hundred open tickets."""


class Corpus:
    def __init__(self, size: Size, now: datetime) -> None:
        self.size = size
        self.now = now
        random = Random(size.seed)  # noqa: S311 - made-up data, the same each time
        self.subjects = subjects(random, 1200)
        self.customer_texts = customer_words(random, TEXTS)
        self.staff_texts = staff_words(random, TEXTS)
        self._shares = list(accumulate(1 / (place + 4) ** 0.8 for place in range(size.customers)))
        of_customer: dict[int, list[int]] = {}
        for contact, customer in enumerate(size.customer_of, start=1):
            of_customer.setdefault(customer, []).append(contact)
        self.contacts_of = of_customer

    def tickets(self) -> Iterator[Ticket]:
        """Oldest first."""
        random = Random(self.size.seed + 1)  # noqa: S311 - as above
        customers = range(1, self.size.customers + 1)
        for number in range(1, self.size.tickets + 1):
            (customer,) = random.choices(customers, cum_weights=self._shares)
            yield self._ticket(random, number, customer)

    def _ticket(self, random: Random, number: int, customer: int) -> Ticket:
        age = YEARS * (1 - number / (self.size.tickets + 1))
        opened_at = self.now - age
        is_open = random.random() < (0.7 if number > 0.95 * self.size.tickets else 0.016)
        touched_at = opened_at + (
            age * random.random() if is_open else min(age, timedelta(hours=random.uniform(1, 240)))
        )
        status = self._status(random, touched_at, is_open=is_open)
        agent = (
            None
            if status == "awaiting_support" and random.random() < 0.6
            else random.randint(1, self.size.agents)
        )
        return Ticket(
            number=number, customer=customer, contact=random.choice(self.contacts_of[customer]), agent=agent,
            status=status, priority=random.choice(("high", "medium", "medium", "low")),
            subject=random.choice(self.subjects), opened_at=opened_at, touched_at=touched_at,
            finished_at=None if is_open else touched_at,
            stars=0 if is_open or random.random() < 0.6 else random.choice((1, 3, 4, 4, 5, 5, 5)),
            is_read=random.random() < 0.7, said=self._said(random, opened_at, touched_at),
        )  # fmt: skip

    def _status(self, random: Random, touched_at: datetime, *, is_open: bool) -> str:
        if is_open:
            return random.choices(list(OPEN_MIX), list(OPEN_MIX.values()))[0]
        if random.random() < 0.07:
            return "cancelled"
        return "resolved" if self.now - touched_at < COMPLETED_FOR_GOOD else "closed"

    def _said(self, random: Random, since: datetime, until: datetime) -> list[Said]:
        """Five on average: the customer's question, answers to and fro, and now and then a note between."""
        count = random.choice((3, 4, 5, 5, 5, 6, 7))
        step = (until - since) / max(count - 1, 1)
        return [
            Said(
                by_staff=place % 2 == 1,
                is_note=count > 5 and place == 3,
                text=int(random.random() * TEXTS),
                rare=random.choice(RARE) if random.random() < RARELY else "",
                at=min(since + step * place, until),
            )
            for place in range(count)
        ]
