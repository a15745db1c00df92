"""The hash chain of the journal: each line holds the hash of the one before, so that none can be changed unseen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

GENESIS = "0" * 64


class Line(NamedTuple):
    """What is hashed of one entry, in this order."""

    at: datetime
    actor_kind: str
    actor_id: int | None
    actor_name: str
    verb: str
    thing_kind: str
    thing_id: int | None
    customer_number: int | None
    details: dict[str, Any]


def seal(previous: str, line: Line) -> str:
    """SHA-256 (hex) over the previous hash and the line, canonically written."""
    at = line.at.astimezone(UTC).isoformat(timespec="microseconds")
    written = json.dumps([previous, at, *line[1:]], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def first_break(lines: Iterable[tuple[str, str, Line]], *, start: str = GENESIS) -> int | None:
    """Position of the first line whose hashes do not fit; None when the whole chain holds.

    Takes (previous, hash, line) in the order of writing.
    """
    expected = start
    for position, (previous, sealed, line) in enumerate(lines):
        if previous != expected or sealed != seal(previous, line):
            return position
        expected = sealed
    return None
