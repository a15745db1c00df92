"""What one kind of problem looks like, in words with slots such as {place} or {who}."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

FAULT = "Avería"
INSTALLATION = "Instalación"
INTERNET = "Internet"
QUESTION = "Consulta"
PRIVACY = "Derechos RGPD"
TYPES = (FAULT, INSTALLATION, INTERNET, QUESTION, PRIVACY)
"""In the order in which the portal offers them."""
TYPES_IN_ENGLISH = {
    FAULT: "Fault",
    INSTALLATION: "Installation",
    INTERNET: "Internet",
    QUESTION: "Question",
    PRIVACY: "Data protection rights",
}


ANY = (-1,)


class Way(NamedTuple):
    """One way in which a customer says it."""

    subject: str
    message: str


class Course(NamedTuple):
    """What the technician answers first, and what solved it: they belong together."""

    reply: str
    solution: str


class Ask(NamedTuple):
    question: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class Family:
    """A kind of problem. A way has its course (see `fits`), a question its own answer.

    Slots that every text may use: place, who, other, since, past, day, hour, n, pc, code, doc, amount;
    with a capital (`{Since}`) at the beginning of a sentence. `slots` adds the family's own.
    """

    key: str
    type: str
    application: str
    ways: tuple[Way, ...]
    courses: tuple[Course, ...]
    fits: tuple[int, ...] = ()
    """Position of the course that goes with each way. Empty: in the same order, the first for the rest; ANY: all fit."""
    notes: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    slots: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    urgency: str = "medium"
    sector: str = ""
    """Empty: happens to everybody."""
    visit: str = ""
    """What a technician goes there for, when it is a thing for a visit."""
    waits_for: str = ""
    """The public reason when a third party or material is missing."""
    weight: int = 2
    """How often it happens, beside the others."""

    def courses_for(self, way: Way) -> tuple[Course, ...]:
        if self.fits == ANY:
            return self.courses
        position = self.ways.index(way)
        fitting = self.fits[position] if self.fits else position
        return (self.courses[fitting if fitting < len(self.courses) else 0],)
