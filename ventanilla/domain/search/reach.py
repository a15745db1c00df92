"""Where one looks, and the marks that lead there without leafing through everything. Pure.

A mark begins with a line below, which no word has: nobody can type one.
"""

from __future__ import annotations

from dataclasses import dataclass

from ventanilla.domain.search.models import Kind

OPEN = "_open"
_SEEN_BY = "_s"
_FIRST_KINDS = 3
"""Their shelves lie between each other, those of later kinds far behind: a new kind moves no word that is there."""


@dataclass(frozen=True)
class Reach:
    """The rows of one kind that may be found: a customer's by their public words, or everybody's by all words."""

    kind: Kind
    customer: int | None = None
    """None is the desk."""
    must: tuple[str, ...] = ()
    """Marks that a row has to have."""
    never: tuple[str, ...] = ()

    @property
    def is_desk(self) -> bool:
        return self.customer is None

    @property
    def is_own(self) -> bool:
        """Only what one contact takes part in."""
        return any(mark.startswith(_SEEN_BY) for mark in self.must)


def seen_by(member: int) -> str:
    """The mark of what a contact may see who sees only their own."""
    return f"{_SEEN_BY}{member}"


def shelf_of(kind: Kind, customer: int | None) -> int:
    """Under which number words are kept to guess from: a customer guesses from its own public words, the desk from all."""
    if kind < _FIRST_KINDS:
        return (customer or 0) * _FIRST_KINDS + kind
    return kind.key(customer or 0)


def kind_of_shelf(shelf: int) -> tuple[Kind, int | None]:
    """Whose words lie there, and of which kind: the way back."""
    if shelf < Kind(_FIRST_KINDS).first:
        customer, number = divmod(shelf, _FIRST_KINDS)
        return Kind(number), customer or None
    kind = Kind(shelf >> 48)
    return kind, shelf - kind.first or None
