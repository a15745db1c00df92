"""The keys of what is found, newest first, as SQL to be put into a query: each database in its own words."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import Field
from django.db.models.expressions import RawSQL
from django.db.models.lookups import In

from ventanilla.domain.search import fts5, tsquery
from ventanilla.domain.search.asking import Asked
from ventanilla.domain.search.guessing import Guesses
from ventanilla.domain.search.reach import Reach


@Field.register_lookup
class Among(In):
    """`number__among=hits(…)`: one of these. PostgreSQL finds the keys first, by themselves: within a join, the large price
    that it guesses for them hides what the rest costs, and any plan is taken for that.
    """

    lookup_name = "among"

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        lhs, parameters = self.process_lhs(compiler, connection)
        rhs, more = self.process_rhs(compiler, connection)
        return f"{lhs} = ANY (ARRAY{rhs})", [*parameters, *more]


SPARE = 5
"""A row may be older than what it speaks of: who shows hits looks at the things themselves, and may drop some."""


def hits(
    asked: Asked,
    guesses: Guesses,
    reach: Reach,
    *,
    most: int,
    before: int | None = None,
    also: int | None = None,
) -> RawSQL:
    """The numbers of at most `most` things (and `SPARE` more), those below `before`; `also` one that is named by number.

    Who asks for nothing finds nothing. For `number__among=` on a queryset that says who may see what: this knows only where
    to look.
    """
    if not asked:
        return RawSQL("SELECT 0 WHERE 1 = 0", [])
    engine = tsquery if connection.vendor == "postgresql" else fts5
    kind = reach.kind
    newest = guesses.newest[kind] if before is None else min(guesses.newest[kind], kind.key(before) - 1)
    groups = guesses.groups(asked, reach)
    sql, parameters = engine.keys(groups, reach, newest=newest, most=most + SPARE)
    named, numbers = (" UNION ALL SELECT %s", [also]) if also is not None else ("", [])
    return RawSQL(f"SELECT id - {kind.first} FROM ({sql}) AS found{named}", [*parameters, *numbers])  # noqa: S611, S608 - numbers of ours
