"""Finding a person in what others wrote: their name, their addresses, their telephones. Pure.

Both databases look for what may be one with the same expression (`hint`), and `redacted` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ventanilla.core.text import PARTICLES

GONE = "[borrado]"
"""What stands where somebody was named, whatever the language of the rest."""
_VARIANTS = {"a": "aáàäâ", "e": "eéèëê", "i": "iíìïî", "o": "oóòöô", "u": "uúùüû", "n": "nñ", "c": "cç"}
_VARIANT_OF = {sign: plain for plain, signs in _VARIANTS.items() for sign in signs}
_SHORTEST_PHONE = 7
_BETWEEN_DIGITS = r"[ ./()-]*"


@dataclass(frozen=True)
class Traces:
    """What somebody is known by."""

    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()

    @cached_property
    def hint(self) -> str:
        """An expression that both databases understand: whatever `redacted` would touch fits it. Empty: nothing does."""
        return "|".join(hint for hint, _exact in self._pieces)

    @cached_property
    def words(self) -> frozenset[str]:
        """Each word of the names, as it is written."""
        return frozenset(
            word
            for name in self.names
            for word in name.split()
            if len(word) > 2 and word.lower() not in PARTICLES
        )

    def redacted(self, text: str, *, closely: bool = False) -> str:
        """The text without them. `closely`: each word of their name as well, written as a name is; for conversations in
        which they took part, where «Lucía» is nobody else.
        """
        if self._exactly is not None:
            text = self._exactly.sub(GONE, text)
        if closely and self._closely is not None:
            text = self._closely.sub(GONE, text)
        return text

    @cached_property
    def _exactly(self) -> re.Pattern[str] | None:
        exact = "|".join(exact for _hint, exact in self._pieces)
        return re.compile(exact, re.IGNORECASE) if exact else None

    @cached_property
    def _closely(self) -> re.Pattern[str] | None:
        words = sorted(self.words, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)") if words else None

    @cached_property
    def _pieces(self) -> list[tuple[str, str]]:
        """As they are looked for, and with what may not stand before and after. The longest first: «Lucía Ferrer»
        is not to be left with a surname.
        """
        names = sorted({run for name in self.names for run in _runs(name)}, key=len, reverse=True)
        numbers = filter(None, map(_phone, self.phones))
        return [
            *((hint, rf"(?<![\w.+-]){hint}(?![\w-]|\.\w)") for hint in map(re.escape, self.addresses)),
            *((hint, rf"(?<!\w){hint}(?!\w)") for hint in map(_spelt, names)),
            *((hint, rf"(?<!\d){hint}(?!\d)") for hint in dict.fromkeys(numbers)),
        ]


def redacted_within(value: Any, traces: Traces) -> Any:
    """The same for all texts of a JSON value."""
    if isinstance(value, str):
        return traces.redacted(value)
    if isinstance(value, list):
        return [redacted_within(one, traces) for one in value]
    if isinstance(value, dict):
        return {name: redacted_within(one, traces) for name, one in value.items()}
    return value


def _runs(name: str) -> Iterable[str]:
    """The whole name, and every two or more of its words that follow each other and tell something."""
    words = name.split()
    if len("".join(words)) > 2:
        yield " ".join(words)
    for first in range(len(words)):
        for last in range(first + 2, len(words) + 1):
            run = words[first:last]
            if sum(word.lower() not in PARTICLES for word in run) > 1:
                yield " ".join(run)


def _spelt(name: str) -> str:
    """With or without its accents, in any letters, over the end of a line that a letter quotes or draws."""
    return r"(?:[\s>]|</?\w+ ?/?>)+".join("".join(map(_letter, word)) for word in name.split())


def _letter(sign: str) -> str:
    plain = _VARIANT_OF.get(sign.lower())
    if plain is None:
        return re.escape(sign) if sign.isascii() else f"[{sign.lower()}{sign.upper()}]"
    return f"[{_VARIANTS[plain]}{_VARIANTS[plain].upper()}]"


def _phone(written: str) -> str:
    """However its digits are grouped, with or without Spain's prefix."""
    digits = re.sub(r"\D", "", written)
    digits = re.sub(r"^(?:00)?34(?=\d{9}$)", "", digits)
    if len(digits) < _SHORTEST_PHONE:
        return ""
    return rf"(?:(?:\+|00)34{_BETWEEN_DIGITS})?" + _BETWEEN_DIGITS.join(digits)
