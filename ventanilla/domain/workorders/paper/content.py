"""What a work order says, in plain values: what its paper shows, what its page shows, and what its hash is made of. Pure."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import asdict, dataclass
from functools import cached_property


@dataclass(frozen=True)
class Company:
    name: str
    tax_id: str
    address: str
    contact: str = ""
    """Telephone and mail."""
    code: str = ""
    """Of a customer."""


@dataclass(frozen=True)
class Work:
    """One line. Instants as ISO 8601 in UTC, to the second."""

    technician: str
    kind: str
    """`remote`, `on_site` or `travel`."""
    began_at: str
    ended_at: str
    minutes: int
    billable: bool
    description: str


@dataclass(frozen=True)
class Used:
    name: str
    quantity: str
    """A number with a point: «2», «1.5»."""
    unit: str


@dataclass(frozen=True)
class Paper:
    number: str
    """«2026-0042»."""
    issued_at: str
    subject: str
    summary: str
    requester: str
    ticket: int | None
    annex_of: str
    """Number of the one that it adds to."""
    provider: Company
    customer: Company
    lines: tuple[Work, ...]
    materials: tuple[Used, ...]

    @cached_property
    def canonical(self) -> str:
        """All of it as JSON in one possible way: names in order, no spaces, ASCII alone."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":"))

    @cached_property
    def sha256(self) -> str:
        """What is printed on the paper; the same text lies inside the PDF as `parte.json`."""
        return hashlib.sha256(self.canonical.encode()).hexdigest()

    @property
    def minutes(self) -> int:
        return sum(one.minutes for one in self.lines)

    @property
    def billable_minutes(self) -> int:
        return sum(one.minutes for one in self.lines if one.billable)

    @cached_property
    def minutes_by_kind(self) -> dict[str, int]:
        """The most first."""
        told: Counter[str] = Counter()
        for one in self.lines:
            told[one.kind] += one.minutes
        return dict(told.most_common())


@dataclass(frozen=True)
class Signed:
    """How it was signed."""

    name: str
    tax_id: str
    role: str
    signed_at: str
    """By our clock."""
    device_time: str
    """By the clock of the device; empty where it told none."""
    way: str
    """`portal`, `link` or `phone`."""
    shown_sha256: str
    document_sha256: str
    """Of the PDF that was issued."""
    drawn: str = ""
    """The signature as an SVG; empty for who signed by writing their name."""
