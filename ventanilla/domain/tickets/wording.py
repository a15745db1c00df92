"""What statuses and priorities are called here: the provider's own words, ours where there are none. Nobody else says it."""

from __future__ import annotations

from functools import lru_cache

from django.utils.translation import get_language

from ventanilla.domain.provider.house import the_house
from ventanilla.domain.tickets.status import Priority, Status


def status_word(status: str) -> str:
    """In the active language."""
    return the_house().word("status", status, str(Status(status).label))


def priority_word(priority: str) -> str:
    """Of a priority or an urgency, in the active language."""
    return the_house().word("priority", priority, str(Priority(priority).label))


def status_words() -> dict[str, str]:
    """All eight by their codes, in the order of a ticket's life."""
    return _worded("status", Status)


def priority_words() -> dict[str, str]:
    """All three by their codes, the most pressing first."""
    return _worded("priority", Priority)


def priority_choices() -> list[tuple[str, str]]:
    """For forms: hand over the function itself, so that each form asks anew."""
    return list(priority_words().items())


def urgency_choices() -> list[tuple[str, str]]:
    """The same from the calmest on, as customers are asked."""
    return priority_choices()[::-1]


def _worded(kind: str, codes: type[Status] | type[Priority]) -> dict[str, str]:
    house = the_house()
    return {code: house.word(kind, code, word) for code, word in _our_words(get_language(), codes)}


@lru_cache
def _our_words(language: str | None, codes: type[Status] | type[Priority]) -> list[tuple[str, str]]:
    """In this language, remembered: every list asks for all of them."""
    return [(code.value, str(code.label)) for code in codes]
