"""Looking as the index does, and finding the same by reading everything: what the index has to agree with."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from ventanilla.domain.search.actions import Findable
from ventanilla.domain.search.asking import Asked, ask
from ventanilla.domain.search.guessing import SHORTEST, guess
from ventanilla.domain.search.hits import SPARE, hits
from ventanilla.domain.search.reach import Reach
from ventanilla.domain.search.words import is_telling, stem, words_of


def found(text: str, reach: Reach, *, most: int = 500, before: int | None = None) -> list[int]:
    """The numbers that the index gives, in its order; in statements of its own."""
    asked = ask(text)
    inside = hits(asked, guess(asked, [reach]), reach, most=most - SPARE, before=before)
    with connection.cursor() as cursor:
        cursor.execute(inside.sql, inside.params)
        return [number for (number,) in cursor.fetchall()]


def read_through(text: str, reach: Reach, things: Iterable[Findable]) -> list[int]:
    """The numbers that somebody finds who reads all texts of the reach, newest first."""
    asked, kin = ask(text), [thing for thing in things if _is_kin(thing, reach)]
    if not asked:
        return []
    ends = {stem(word) for thing in kin for word in _words(thing, reach) if _continues(asked, word, reach)}
    here = [thing for thing in kin if _is_marked(thing, reach)]
    return sorted(
        (thing.number for thing in here if _answers(asked, _words(thing, reach), ends)), reverse=True
    )


def _is_kin(thing: Findable, reach: Reach) -> bool:
    return thing.kind == reach.kind and reach.customer in (None, thing.customer)


def _is_marked(thing: Findable, reach: Reach) -> bool:
    return set(reach.must) <= set(thing.marks) and not set(reach.never) & set(thing.marks)


def _words(thing: Findable, reach: Reach) -> set[str]:
    text = f"{thing.public}\n{thing.internal}" if reach.is_desk else thing.public
    return set(filter(is_telling, words_of(text)))


def _continues(asked: Asked, word: str, reach: Reach) -> bool:
    """Whoever sees only their own guesses from nothing that others wrote."""
    begins = len(asked.start) >= SHORTEST[reach.kind] and word.startswith(asked.start) and not word.isdigit()
    return begins and (not reach.is_own or stem(word).startswith(asked.start))


def _answers(asked: Asked, words: set[str], ends: set[str]) -> bool:
    stems = {stem(word) for word in words}
    *whole, last = asked.stems
    return set(whole) <= stems and bool(({last} | ends) & stems)
