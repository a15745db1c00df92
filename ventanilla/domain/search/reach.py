"""Where one looks, and the marks that lead there without leafing through everything. Pure.

A mark begins with a line below, which no word has: nobody can type one.
"""

from __future__ import annotations

from dataclasses import dataclass

from ventanilla.domain.search.models import Kind

OPEN = "_open"
_SEEN_BY = "_s"


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
    return (customer or 0) * len(Kind) + kind
