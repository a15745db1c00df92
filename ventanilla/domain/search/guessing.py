"""What a beginning may become, and where the newest things are: all that must be known before looking, in one statement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection

from ventanilla.domain.search.asking import Asked
from ventanilla.domain.search.models import Kind
from ventanilla.domain.search.reach import Reach, shelf_of

MOST = 24
"""Words that one beginning stands for; the most used ones."""
SHORTEST = {Kind.TICKET: 3, Kind.CUSTOMER: 2, Kind.PERSON: 2, Kind.DEVICE: 2}
"""Letters that a beginning needs. Names are few; two letters of everything that was ever said say nothing."""


@dataclass
class Guesses:
    """For each kind: the stems that the last word may become, and the key of the newest row."""

    stems: dict[Kind, list[str]] = field(default_factory=dict)
    newest: dict[Kind, int] = field(default_factory=dict)

    def groups(self, asked: Asked, reach: Reach) -> list[list[str]]:
        """All groups must be found; of a group any word does."""
        *whole, last = asked.stems
        guessed = self.stems.get(reach.kind, [])
        if reach.is_own:
            # «facturaci» finds «factura» because somebody in the company wrote «facturación»: that is theirs to know.
            guessed = [stem for stem in guessed if stem.startswith(asked.start)]
        return [*([stem] for stem in whole), list(dict.fromkeys([last, *guessed]))]


def guess(asked: Asked, reaches: Iterable[Reach]) -> Guesses:
    """One statement for all reaches together, one of each kind."""
    reaches = list(reaches)
    parts = [_newest(reach.kind) for reach in reaches]
    parameters: list[str | int] = []
    for reach in reaches:
        if len(asked.start) >= SHORTEST[reach.kind]:
            parts.append(_words(reach))
            parameters += [asked.start, _after(asked.start), MOST]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        return _sorted_out(cursor.fetchall())


def _newest(kind: Kind) -> str:
    return (
        f"SELECT {kind:d} AS kind, '' AS stem, coalesce(max(id), 0) AS number FROM search_row"  # noqa: S608 - numbers of ours
        f" WHERE id BETWEEN {kind.first} AND {kind.last}"
    )


def _words(reach: Reach) -> str:
    """Not with LIKE: neither database has an index for that in every language."""
    shelf = shelf_of(reach.kind, reach.customer)
    return (
        f"SELECT * FROM (SELECT {reach.kind:d}, stem, uses FROM search_word"  # noqa: S608 - numbers of ours
        f" WHERE shelf = {shelf} AND word >= %s AND word < %s ORDER BY uses DESC, word LIMIT %s) AS words_{reach.kind:d}"
    )


def _after(beginning: str) -> str:
    """The least text that is behind all that begin so."""
    return beginning[:-1] + chr(ord(beginning[-1]) + 1)


def _sorted_out(rows: list[tuple[int, str, int]]) -> Guesses:
    found = Guesses()
    for kind, stem, number in rows:
        if not stem:
            found.newest[Kind(kind)] = number
        elif stem not in (known := found.stems.setdefault(Kind(kind), [])):
            known.append(stem)
    return found
