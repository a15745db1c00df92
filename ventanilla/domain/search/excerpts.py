"""Where in a text the words are that somebody asked for, and a piece of it that shows them. Pure; it escapes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ventanilla.domain.search.words import fold, stem

BEFORE, WITHIN = 40, 150
"""Characters of a piece: before the first word that was found, and in all."""
Piece = tuple[str, bool]
"""Some text, and whether it was asked for."""
Span = tuple[int, int]


_WITH_ACCENTS = {
    "a": "aáàâäãå", "c": "cç", "e": "eéèêë", "i": "iíìîï", "n": "nñ", "o": "oóòôöõø", "u": "uúùûü", "y": "yýÿ",
}  # fmt: skip


class Finder:
    """Finds the words of one question. `groups` as `Guesses.groups` gives them; the last may go on after `start`."""

    def __init__(self, groups: Sequence[Sequence[str]], start: str) -> None:
        self.place = {root: at for at, group in enumerate(groups) for root in group}
        self.start, self.last = start if len(start) > 2 else "", len(groups) - 1
        self.asked = len(groups)
        # A stem is nearly always how its words begin; the few letters that never change are looked for, then the word is.
        beginnings = sorted(
            {_however_accented(root[:4]) for root in [*self.place, *filter(None, [self.start])]}
        )
        self.candidates = re.compile(rf"(?<![^\W_])(?:{'|'.join(beginnings)})[^\W_]*", re.IGNORECASE)

    def spans(self, text: str) -> list[tuple[Span, int]]:
        """Where the words are, and which of the groups each answers."""
        found = ((match.span(), self._group(fold(match[0]))) for match in self.candidates.finditer(text))
        return [(span, group) for span, group in found if group is not None]

    def marked(self, text: str) -> list[Piece]:
        """All of the text, in pieces."""
        return _pieces(text, [span for span, _group in self.spans(text)])

    def excerpt(self, text: str) -> list[Piece]:
        """Some of the text, around the first word that was found; its beginning when there is none."""
        text = " ".join(text.split())
        spans = [span for span, _group in self.spans(text)]
        first = spans[0][0] if spans else 0
        begin = text.rfind(" ", 0, first - BEFORE) + 1 if first > BEFORE else 0
        end = (
            len(text)
            if len(text) <= begin + WITHIN
            else max(text.rfind(" ", 0, begin + WITHIN), begin + WITHIN // 2)
        )
        shown = [(here - begin, there - begin) for here, there in spans if there <= end]
        pieces = _pieces(text[begin:end], shown)
        return [*([("… ", False)] if begin else []), *pieces, *([(" …", False)] if end < len(text) else [])]

    def answers(self, text: str) -> int:
        """How many of the groups have a word in the text."""
        found = {self._group(fold(word)) for word in self.candidates.findall(text)}
        return len(found - {None})

    def _group(self, word: str) -> int | None:
        if self.start and word.startswith(self.start):
            return self.last
        return self.place.get(stem(word))


def _however_accented(root: str) -> str:
    return "".join(f"[{_WITH_ACCENTS[sign]}]" if sign in _WITH_ACCENTS else re.escape(sign) for sign in root)


def most_telling(finder: Finder, texts: Iterable[str]) -> int | None:
    """Which of the texts answers most, the earliest of them; None when none answers at all."""
    best, at = 0, None
    for number, text in enumerate(texts):
        answers = finder.answers(text)
        if answers > best:
            best, at = answers, number
        if best == finder.asked:
            break  # no other can tell more
    return at


def _pieces(text: str, spans: Sequence[Span]) -> list[Piece]:
    if not spans:
        return [(text, False)] if text else []
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    pieces = [(text[here:there], bool(number % 2)) for number, (here, there) in enumerate(pairwise(edges))]
    return [piece for piece in pieces if piece[0]]
