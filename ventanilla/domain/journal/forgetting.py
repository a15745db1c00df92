"""Taking a person out of the journal's words. Who did what and when stays, by number; the chain holds.

A line of the journal tells which lines were rewritten and what they say now, so that this cannot be done unseen either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db import models, transaction

from ventanilla.domain.journal.actions import hold_the_chain, record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.journal.chain import digest_of_words
from ventanilla.domain.journal.guard import FORGOTTEN
from ventanilla.domain.journal.models import Entry, EntryQuerySet

BATCH = 500
"""Lines that one line tells of."""
TRACES = ("address", "browser")
"""Details that tell from where somebody came in."""


class Words(NamedTuple):
    """What of a line may be rewritten."""

    name: str
    details: dict[str, Any]


@transaction.atomic
def rewrite(
    lines: EntryQuerySet, anew: Callable[[Entry], Words], *, by: Actor, about: models.Model, at: datetime
) -> int:
    """Give those lines the words that `anew` says; how many are others now. About whom it was, `about` tells by number.

    Lines that say the same as before are left alone, so it is safe to run twice. Writers wait until the commit.
    """
    hold_the_chain()
    changed = 0
    for some in _in_batches(lines):
        told = {entry: words for entry in some if (words := anew(entry)) != (entry.actor_name, entry.details)}
        if told:
            _rewrite(told, by=by, about=about, at=at)
            changed += len(told)
    return changed


def without(words: Words, replaced: Mapping[str, str], *, dropped: tuple[str, ...] = ()) -> Words:
    """The same with each text of `replaced` (a name, an address) as it says there, and without the details in `dropped`.

    Texts are found as parts of longer ones, whatever their case.
    """
    found = {old.lower(): new for old, new in replaced.items() if old}
    kept = {key: value for key, value in words.details.items() if key not in dropped}
    if not found:
        return Words(words.name, kept)
    any_of = re.compile("|".join(map(re.escape, sorted(found, key=len, reverse=True))), re.IGNORECASE)

    def say(text: str) -> str:
        return any_of.sub(lambda hit: found.get(hit[0].lower(), ""), text)

    return Words(say(words.name), {key: _deep(value, say) for key, value in kept.items()})


def _rewrite(told: Mapping[Entry, Words], *, by: Actor, about: models.Model, at: datetime) -> None:
    digests = {str(entry.pk): digest_of_words("", *words) for entry, words in told.items()}
    telling = record(by, FORGOTTEN, about, at=at, lines=digests)
    rows: models.QuerySet[Entry] = models.QuerySet(
        Entry
    )  # past our own, which refuses; the database lets this one through
    for entry, words in told.items():
        rows.filter(pk=entry.pk).update(
            actor_name=words.name, details=words.details, salt="", forgotten_in=telling.pk
        )


def _in_batches(lines: EntryQuerySet) -> Iterator[list[Entry]]:
    last = 0
    while some := list(lines.filter(pk__gt=last).exclude(verb=FORGOTTEN).order_by("pk")[:BATCH]):
        yield some
        last = some[-1].pk


def _deep(value: Any, say: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return say(value)
    if isinstance(value, list):
        return [_deep(one, say) for one in value]
    if isinstance(value, dict):
        return {key: _deep(one, say) for key, one in value.items()}
    return value
