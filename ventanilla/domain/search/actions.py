"""Putting things into the index and taking them out. Who owns the thing says what is to be read in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from django.db import connection, transaction
from django.db.models import Max

from ventanilla.domain.search import fts5, tsquery
from ventanilla.domain.search.models import Kind, Row, Word
from ventanilla.domain.search.reach import Reach, kind_of_shelf, shelf_of
from ventanilla.domain.search.words import is_telling, stem, words_of

MOST_WORDS = 4000
"""Of one thing; who pastes a whole log is found by how it begins."""
AT_ONCE = 500
_GUESSABLE = range(2, 25)
"""Letters of a word that is worth guessing."""


@dataclass(frozen=True)
class Findable:
    """A thing and what is to be read in it. Numbers and marks as in `reach`."""

    kind: Kind
    number: int
    customer: int | None
    public: str
    internal: str = ""
    marks: tuple[str, ...] = ()


@transaction.atomic
def put(things: Iterable[Findable]) -> None:
    """Make these things found by what they say now, and by nothing that they said before."""
    uses: defaultdict[int, Counter[str]] = defaultdict(Counter)
    rows = [_row(thing, uses) for thing in things]
    fields = ["customer_number", "public", "internal"]
    Row.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=fields, batch_size=AT_ONCE
    )
    _remember(uses)


def forget_everything() -> None:
    """Empty the index, to fill it anew."""
    Row.objects.all().delete()
    Word.objects.all().delete()


def forget_words(words: Iterable[str]) -> None:
    """Guess no more from those of them (folded) that nothing on their shelf says any longer."""
    newest = {
        kind: Row.objects.filter(pk__range=(kind.first, kind.last)).aggregate(last=Max("pk"))["last"]
        for kind in Kind
    }
    asked = iter(sorted(words))
    while lot := list(islice(asked, AT_ONCE)):
        gone = [known.pk for known in Word.objects.filter(word__in=lot) if not _is_said(known, newest)]
        Word.objects.filter(pk__in=gone).delete()
    if (
        connection.vendor == "sqlite"
    ):  # which else keeps what was taken out until its parts are merged some day
        _do(["INSERT INTO search_index (search_index) VALUES ('optimize')"])


@contextmanager
def much_at_once() -> Iterator[None]:
    """Around filling an empty index with very many things: PostgreSQL builds its lists once, at the end.

    Not inside a transaction; looking works meanwhile, but slowly.
    """
    anew = connection.vendor == "postgresql" and not Row.objects.exists() and not connection.in_atomic_block
    if anew:
        _do(f"DROP INDEX IF EXISTS {name}" for name in tsquery.INDEXES)
    try:
        yield
    finally:
        if connection.vendor == "postgresql":
            _do(statement for name in tsquery.INDEXES for statement in tsquery.index(name))


def _is_said(word: Word, newest: Mapping[Kind, int | None]) -> bool:
    """Something in the reach of those who may guess it still has a word of its stem."""
    reach = Reach(*kind_of_shelf(word.shelf))
    last = newest[reach.kind]
    if last is None:
        return False
    engine = tsquery if connection.vendor == "postgresql" else fts5
    sql, parameters = engine.keys([[word.stem]], reach, newest=last, most=1)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone() is not None


def _row(thing: Findable, uses: defaultdict[int, Counter[str]]) -> Row:
    """The row, and its words counted on the shelves of those who may guess them."""
    engine = tsquery if connection.vendor == "postgresql" else fts5
    public, internal = _telling(thing.public), _telling(thing.internal)
    uses[shelf_of(thing.kind, None)].update(public)
    uses[shelf_of(thing.kind, None)].update(internal)
    if thing.customer:
        uses[shelf_of(thing.kind, thing.customer)].update(public)
    told = set(map(stem, public))
    hidden = set(map(stem, internal)) - told
    told.update(engine.marks(thing.kind, thing.number, thing.customer, thing.marks))
    return Row(id=thing.kind.key(thing.number), customer_number=thing.customer, public=told, internal=hidden)


def _telling(text: str) -> list[str]:
    return [word for word in words_of(text) if is_telling(word)][:MOST_WORDS]


def _remember(uses: Mapping[int, Counter[str]]) -> None:
    """Count the words from which others are guessed. In order, so that two workers never wait for each other in a ring."""
    known = (
        (shelf, word, stem(word), count)
        for shelf, words in sorted(uses.items())
        for word, count in sorted(words.items())
        if _is_guessable(word)
    )
    while lot := list(islice(known, AT_ONCE)):
        sql = (
            "INSERT INTO search_word (shelf, word, stem, uses) VALUES "  # noqa: S608 - only places for values
            + ", ".join(["(%s, %s, %s, %s)"] * len(lot))
            + " ON CONFLICT (shelf, word) DO UPDATE SET uses = search_word.uses + excluded.uses"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [value for row in lot for value in row])


def _is_guessable(word: str) -> bool:
    """Neither a bare number nor a key that was pasted in."""
    return (
        len(word) in _GUESSABLE
        and is_telling(word)
        and (word.isalpha() or (len(word) <= 12 and not word.isdigit()))
    )


def _do(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
