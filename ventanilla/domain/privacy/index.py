"""What the search knew of somebody: read again without them, at once, and the words that nobody says any more forgotten."""

from __future__ import annotations

from collections.abc import Iterable

from ventanilla.domain.customers.findable import index_contact, index_customer
from ventanilla.domain.search.actions import forget_words
from ventanilla.domain.search.words import words_of
from ventanilla.domain.tickets.findable import index_ticket


def read_again(*, tickets: Iterable[int], members: Iterable[int], customers: Iterable[int]) -> None:
    for number in sorted(tickets):
        index_ticket.func(number)
    for number in members:
        index_contact.func(number)
    for number in customers:
        index_customer.func(number)


def forget(texts: Iterable[str]) -> None:
    """Words of these texts are guessed from no more, unless somebody else says them too."""
    forget_words({word for text in texts for word in words_of(text)})
