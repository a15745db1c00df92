"""What can be found: one row per thing with its words, and the words themselves with what is guessed from their beginnings.

Rows know neither tickets nor customers: parts above write them and say who may look where.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from ventanilla.domain.search.words import LONGEST

if TYPE_CHECKING:
    _Text = models.TextField[Iterable[str], str]
    _Char = models.CharField[str, str]
else:
    _Text, _Char = models.TextField, models.CharField


class Kind(IntEnum):
    TICKET = 0
    CUSTOMER = 1
    PERSON = 2
    DEVICE = 3

    @property
    def first(self) -> int:
        """The keys of a kind lie together: a ticket's is its number, the others follow far behind."""
        return self << 48

    @property
    def last(self) -> int:
        return self.first + (1 << 48) - 1

    def key(self, number: int) -> int:
        return self.first + number


class WordsField(_Text):
    """A set of words: a tsvector without positions on PostgreSQL, the words in a line elsewhere. Written, never read."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        return "tsvector" if connection.vendor == "postgresql" else super().db_type(connection)

    def get_prep_value(self, value: Iterable[str] | None) -> str:
        return " ".join(sorted(value or ()))

    def get_placeholder(self, value: Any, compiler: Any, connection: BaseDatabaseWrapper) -> str:
        """Past the parser of `to_tsvector`: our words are ready."""
        if connection.vendor == "postgresql":
            return "array_to_tsvector(string_to_array(%s, ' '))"
        return "%s"


class PlainField(_Char):
    """Letters from a to z, compared as bytes: a range of them is a beginning, whatever the language of the database."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        known = super().db_parameters(connection)
        return {**known, "collation": "C"} if connection.vendor == "postgresql" else known


class Row(models.Model):
    id = models.BigIntegerField(primary_key=True)
    """`Kind.key` of the thing's number: newest first is by this key, descending."""
    customer_number = models.BigIntegerField(null=True)
    """Whose it is; what is nobody's is found at the desk alone."""
    public = WordsField()
    """What the customer may read, and the marks (see `shelves`)."""
    internal = WordsField()
    """What only the desk may read and find."""

    def __str__(self) -> str:
        return str(self.pk)


class Word(models.Model):
    """A word as it was written, with its stem: so that «facturaci» leads to «factur»."""

    shelf = models.BigIntegerField()
    """Who may guess it (`reach.shelf_of`): one customer, who can read it, or the desk."""
    word = PlainField(max_length=LONGEST)
    stem = PlainField(max_length=LONGEST)
    uses = models.PositiveIntegerField(default=1)
    """How often it was indexed: the frequent ones are guessed first."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shelf", "word"], name="one_word_per_shelf")]

    def __str__(self) -> str:
        return self.word
