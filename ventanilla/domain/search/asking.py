"""What somebody types into the box, understood: words that must all be there, and one that may still be growing. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ventanilla.domain.search.words import is_telling, phones_in, stem, without_phones, words_of

LONGEST_TEXT = 200
MOST_WORDS = 8
_NUMBER = re.compile(r"\s*#?\s*(\d{1,15})\s*")


@dataclass(frozen=True)
class Asked:
    """All of `stems` must be found; the last of them also as what begins with `start`."""

    text: str
    """As it was typed, to show it again."""
    stems: tuple[str, ...] = ()
    start: str = ""
    """The last word, folded but whole; empty when nothing is guessed from it."""
    number: int | None = None
    """When it is nothing but a ticket's number, with or without its sign."""

    def __bool__(self) -> bool:
        return bool(self.stems)


def ask(text: str) -> Asked:
    """Never fails: what has no word in it asks for nothing."""
    text = text[:LONGEST_TEXT].strip()
    phones = phones_in(text)
    words = [*phones, *(word for word in words_of(without_phones(text)) if is_telling(word))][:MOST_WORDS]
    if not words:
        return Asked(text)
    last = words[-1]
    before = dict.fromkeys(stem(word) for word in words)
    before.pop(stem(last))
    number = _NUMBER.fullmatch(text)
    # A number is not the beginning of another one.
    start = "" if last.isdigit() else last
    return Asked(text, (*before, stem(last)), start, int(number[1]) if number else None)
