"""Looking in SQLite: its full-text index walks the keys downwards by itself, and stops when it has enough."""

from __future__ import annotations

from collections.abc import Sequence

from ventanilla.domain.search.models import Kind
from ventanilla.domain.search.reach import OPEN, Reach

Groups = Sequence[Sequence[str]]


def keys(groups: Groups, reach: Reach, *, newest: int, most: int) -> tuple[str, list[object]]:
    """SELECT of `id`: the newest `most` rows of the reach, from `newest` down, that have a word of every group."""
    sql = """SELECT rowid AS id FROM search_index WHERE search_index MATCH %s AND rowid BETWEEN %s AND %s
             ORDER BY rowid DESC LIMIT %s"""
    return sql, [_match(groups, reach), reach.kind.first, newest, most]


def marks(kind: Kind, number: int, customer: int | None, told: Sequence[str]) -> list[str]:
    """What a row has besides its words: whose it is, and whose open one (one short list instead of two long ones)."""
    if customer is None:
        return [*told]
    return [*told, f"_k{customer}", *([f"_o{customer}"] if OPEN in told else [])]


def _match(groups: Groups, reach: Reach) -> str:
    """Every word in quotes: none is an operator."""
    marked = [[mark] for mark in _marks_of(reach)]
    expression = " AND ".join(
        "(" + " OR ".join(f'"{word}"' for word in group) + ")" for group in [*groups, *marked]
    )
    if reach.never:
        expression = f"({expression}) NOT (" + " OR ".join(f'"{mark}"' for mark in reach.never) + ")"
    return expression if reach.is_desk else f"{{public}} : ({expression})"


def _marks_of(reach: Reach) -> list[str]:
    if reach.is_desk:
        return [*reach.must]
    whose = f"_o{reach.customer}" if OPEN in reach.must else f"_k{reach.customer}"
    return [whose, *(mark for mark in reach.must if mark != OPEN)]
