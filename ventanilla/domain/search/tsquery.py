"""Looking in PostgreSQL: every word is kept per shelf (a customer's; a block of numbers), so that no list is long.

Its full-text index knows no order: the newest are found by opening one window of numbers after the other. What else was
measured is in `docs/decisions/0015-search.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ventanilla.domain.search.models import Kind
from ventanilla.domain.search.reach import Reach

WINDOWS = {"_a": 10, "_b": 13, "_c": 16}
"""The mark of each width; a window is what is left of its newest 2^width numbers and the 2^width before."""
BLOCK = 17
"""The desk's shelves hold 2^17 numbers each."""
PUBLIC = "search_shelved((id >> 48)::text || '.' || customer_number::text, public)"
ALL = f"search_shelved((id >> {BLOCK})::text, public || internal)"
"""Sign by sign as the indexes have them."""
INDEXES = {"search_public": PUBLIC, "search_all": ALL}
_TEMPLATE = "%1$s"
"""Where `format` puts the number of the shelf."""
Groups = Sequence[Sequence[str]]
Part = tuple[str, list[object]]


def keys(groups: Groups, reach: Reach, *, newest: int, most: int) -> Part:
    """SELECT of `id`: the newest `most` rows of the reach, from `newest` down, that have a word of every group.

    One part for each window, from the newest down. The database opens the next only while it has not enough.
    """
    parts = _parts(groups, reach, newest, most)
    sql = " UNION ALL ".join(f"({part})" for part, _parameters in parts)
    return f"SELECT id FROM ({sql}) AS windows LIMIT {most:d}", [one for _sql, told in parts for one in told]  # noqa: S608 - our own


def index(name: str) -> list[str]:
    """The statements that make one of the indexes, unless it is there."""
    return [
        f"CREATE INDEX IF NOT EXISTS {name} ON search_row USING gin ({INDEXES[name]}) WITH (fastupdate = off)",
        f"ALTER INDEX {name} ALTER COLUMN 1 SET STATISTICS 0",
    ]


def marks(kind: Kind, number: int, customer: int | None, told: Sequence[str]) -> list[str]:
    """What a row has besides its words: the windows that it is in."""
    return [*told, *(f"{letter}{number >> width}" for letter, width in WINDOWS.items())]


def _parts(groups: Groups, reach: Reach, newest: int, most: int) -> list[Part]:
    first = reach.kind.first
    if reach.is_desk:
        expression, shelf, floor = ALL, str(newest >> BLOCK), max(first, (newest >> BLOCK) << BLOCK)
    else:
        expression, shelf, floor = PUBLIC, f"{reach.kind:d}.{reach.customer}", first
    parts, below = [], newest
    for window, above in [*_windows(first, floor, newest), ([], floor)]:
        asked = _tsquery(shelf, [*groups, *window], reach)
        parts.append((f"{_listed(expression, '(SELECT %s::tsquery)')} LIMIT {most:d}", [asked, above, below]))
        below = above - 1
    return [*parts, *_older_blocks(groups, reach, below, most)]


def _windows(first: int, floor: int, newest: int) -> Iterator[tuple[list[list[str]], int]]:
    """The marks that narrow the search to a window, and where it begins."""
    below = newest
    for letter, width in WINDOWS.items():
        block = (below - first) >> width
        above = first + ((block - 1) << width)
        if above <= floor:
            return
        yield [[f"{letter}{block}", f"{letter}{block - 1}"]], above
        below = above - 1


def _older_blocks(groups: Groups, reach: Reach, below: int, most: int) -> list[Part]:
    """The desk's other shelves, from the newest down: a loop in the database, left when there is enough."""
    if not reach.is_desk or below < reach.kind.first:
        return []
    listed = _listed(ALL, "format(%s, block)::tsquery")
    sql = (
        f"SELECT here.id FROM generate_series({below >> BLOCK:d}, {reach.kind.first >> BLOCK:d}, -1) AS block"  # noqa: S608 - our own
        f" CROSS JOIN LATERAL ({listed} LIMIT {most:d}) AS here"
    )
    return [(sql, [_tsquery(_TEMPLATE, groups, reach), reach.kind.first, below])]


def _listed(expression: str, asked: str) -> str:
    """`asked` is no constant, so that the planner guesses alike for all words and takes the index; keys are reckoned
    with, lest it walk through the primary key instead.
    """
    return f"SELECT id FROM search_row WHERE {expression} @@ {asked} AND id + 0 BETWEEN %s AND %s ORDER BY id + 0 DESC"  # noqa: S608


def _tsquery(shelf: str, groups: Groups, reach: Reach) -> str:
    """Every word in quotes: none is an operator."""
    wanted = ["(" + "|".join(f"'{shelf}:{word}'" for word in group) + ")" for group in groups]
    wanted += [f"'{shelf}:{mark}'" for mark in reach.must] + [f"!'{shelf}:{mark}'" for mark in reach.never]
    return "&".join(wanted)
