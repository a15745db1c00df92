"""What statuses and priorities are called here: the provider's own words, ours where there are none. Nobody else says it."""

from __future__ import annotations

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
    return {status.value: status_word(status) for status in Status}


def priority_words() -> dict[str, str]:
    """All three by their codes, the most pressing first."""
    return {priority.value: priority_word(priority) for priority in Priority}


def priority_choices() -> list[tuple[str, str]]:
    """For forms: hand over the function itself, so that each form asks anew."""
    return list(priority_words().items())


def urgency_choices() -> list[tuple[str, str]]:
    """The same from the calmest on, as customers are asked."""
    return priority_choices()[::-1]
