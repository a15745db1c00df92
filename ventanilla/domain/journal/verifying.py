"""Walking the journal's chain from its first line, and saying where it does not hold, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from ventanilla.domain.journal.chain import GENESIS, digest_of_words, seal
from ventanilla.domain.journal.guard import FORGOTTEN
from ventanilla.domain.journal.models import Entry

BATCH = 1000
"""Lines in memory."""
MOST_TOLD = 20
"""Breaks that are told one by one; the others are counted."""


class How(StrEnum):
    CHANGED = "changed"
    REMOVED = "removed"
    INSERTED = "inserted"
    MOVED = "moved"


class Break(NamedTuple):
    number: int
    """Of the line: the one that says something else, came later or stands elsewhere; for what was removed, the next one."""
    how: How


@dataclass
class Walk:
    """What a walk along the chain has found so far."""

    lines: int = 0
    forgotten: int = 0
    """Lines whose words were rewritten, and that a later line tells of."""
    head: str = GENESIS
    """The hash of the last line: who keeps it elsewhere finds out later whether the end was cut off or all written anew."""
    met: bool = True
    """The hash that was looked for has come by."""
    breaks: list[Break] = field(default_factory=list)
    """The first `MOST_TOLD`."""
    broken: int = 0

    def note(self, one: Break) -> None:
        self.broken += 1
        if self.broken <= MOST_TOLD:
            self.breaks.append(one)


def walk(*, looking_for: str = "") -> Walk:
    """The whole chain, in batches: it needs the same memory for ten lines and for ten million. Changes nothing."""
    found = Walk(met=looking_for in ("", GENESIS))
    before, was_broken = GENESIS, False
    for entry, forgotten_as in _in_order():
        fits, holds = entry.previous == found.head, _says_what_it_said(entry, forgotten_as)
        if not holds:
            found.note(Break(entry.pk, How.CHANGED))
        if not fits and holds and not was_broken:
            found.note(_how_it_came(entry, found.head, before))
        was_broken = not fits or not holds
        before, found.head = found.head, entry.hash
        found.lines += 1
        found.forgotten += bool(entry.forgotten_in)
        found.met = found.met or entry.hash == looking_for
    return found


def _in_order() -> Iterator[tuple[Entry, str]]:
    """Each line, with what a later one says that its words are now."""
    last = 0
    while some := list(Entry.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        telling = {entry.forgotten_in for entry in some if entry.forgotten_in}
        told = dict(Entry.objects.filter(pk__in=telling, verb=FORGOTTEN).values_list("pk", "details"))
        for entry in some:
            digests = told.get(entry.forgotten_in or 0, {}).get("lines", {})
            yield entry, digests.get(str(entry.pk), "")
        last = some[-1].pk


def _says_what_it_said(entry: Entry, forgotten_as: str) -> bool:
    line, name, details = entry.line, entry.actor_name, entry.details
    if entry.forgotten_in:
        if forgotten_as != digest_of_words("", name, details):
            return False
        return not entry.words or entry.hash == _sealed(entry)
    if entry.words:
        return entry.words == digest_of_words(entry.salt, name, details) and entry.hash == _sealed(entry)
    return entry.hash == seal(entry.previous, line)


def _sealed(entry: Entry) -> str:
    return seal(entry.previous, entry.line, entry.words, is_access=entry.is_access)


def _how_it_came(entry: Entry, head: str, before: str) -> Break:
    """Why a line that says what it said does not hang from the one before it."""
    if entry.previous == before:  # both hang from the same one: the other came between
        other = Entry.objects.filter(pk__lt=entry.pk).order_by("-pk").values_list("pk", flat=True).first()
        return Break(other or entry.pk, How.INSERTED)
    parent = Entry.objects.filter(hash=entry.previous).values_list("pk", flat=True).first()
    if parent is not None:
        return Break(entry.pk, How.MOVED)
    if Entry.objects.filter(previous=head, pk__gt=entry.pk).exists():
        return Break(entry.pk, How.INSERTED)
    return Break(entry.pk, How.REMOVED)
