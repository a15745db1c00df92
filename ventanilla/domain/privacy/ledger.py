"""Who has been erased, told apart from the database: a restored copy of it does not know, and brings them back.

One line each in a file of the data folder: number of the person, when their row was made, when they went, and whether their
words went too. A number alone could be somebody else's after a restore; nothing here says who it was.
"""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from ventanilla.domain.people.models import Person


class Gone(NamedTuple):
    person: int
    made: str
    """ISO 8601."""
    erased: str
    with_words: bool


def ledger() -> Path:
    return Path(settings.DATA) / "erased-people.jsonl"


def note(person: Person, *, at: datetime, with_words: bool) -> None:
    """Add a line, and wait until the disk has it."""
    line = Gone(person.pk, person.created_at.isoformat(), at.isoformat(), with_words)
    with ledger().open("a", encoding="utf-8") as out:
        out.write(json.dumps(line._asdict()) + "\n")
        out.flush()
        os.fsync(out.fileno())


def noted() -> list[Gone]:
    """All lines, oldest first; none when nobody has been erased."""
    if not ledger().exists():
        return []
    lines = ledger().read_text(encoding="utf-8").splitlines()
    return [Gone(**json.loads(line)) for line in lines if line.strip()]


def is_the_same(person: Person, gone: Gone) -> bool:
    return person.created_at.isoformat() == gone.made
