"""The hash chain of the journal: each line holds the hash of the one before, so that none can be changed unseen.

What is hashed of a line is what it says without its words, and a digest of these. The words (a name, the details) may be
rewritten when a person has to be forgotten; the chain then still holds, see `docs/decisions/0036`.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any, NamedTuple

GENESIS = "0" * 64


class Line(NamedTuple):
    """What one entry says, in this order."""

    at: datetime
    actor_kind: str
    actor_id: int | None
    actor_name: str
    verb: str
    thing_kind: str
    thing_id: int | None
    customer_number: int | None
    details: dict[str, Any]


def digest_of_words(salt: str, name: str, details: dict[str, Any]) -> str:
    """SHA-256 (hex) of what may be forgotten. With the salt gone, nobody can try names until one fits."""
    return _hashed([salt, name, details])


def seal(previous: str, line: Line, words: str = "", *, is_access: bool = False) -> str:
    """SHA-256 (hex) over the previous hash and the line with the digest of its words.

    Without that digest, as lines were sealed before there was one: over the words themselves.
    """
    at = line.at.astimezone(UTC).isoformat(timespec="microseconds")
    if not words:
        return _hashed([previous, at, *line[1:]])
    what = [line.actor_kind, line.actor_id, line.verb, line.thing_kind, line.thing_id, line.customer_number]
    return _hashed([previous, at, *what, is_access, words])


def _hashed(values: list[Any]) -> str:
    written = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
