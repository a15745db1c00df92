"""What a verb left behind: its lines in the journal and its letters in the outbox."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from ventanilla.domain.journal.models import Entry
from ventanilla.domain.mail.models import Letter


@dataclass
class Traces:
    lines: list[str] = field(default_factory=list)
    """Verbs, in order."""
    letters: list[tuple[str, str]] = field(default_factory=list)
    """(event, first name of who gets it), sorted."""


@contextmanager
def traces() -> Iterator[Traces]:
    """`with traces() as left: …` and then `left.lines`, `left.letters`."""
    lines, letters, left = _last(Entry), _last(Letter), Traces()
    yield left
    left.lines = list(Entry.objects.filter(pk__gt=lines).order_by("id").values_list("verb", flat=True))
    left.letters = sorted(_told(letter) for letter in Letter.objects.filter(pk__gt=letters))


def _last(model: type[Entry] | type[Letter]) -> int:
    return model.objects.order_by("-id").values_list("id", flat=True).first() or 0


def _told(letter: Letter) -> tuple[str, str]:
    """`ticket:7:planned:1:2026-…:12` is the event «planned»."""
    return letter.key.split(":")[2], letter.to_address.split("@")[0]
