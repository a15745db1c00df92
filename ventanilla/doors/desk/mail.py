"""What the pages of the mail read, as tuples: one query each."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.db.models import Count

from ventanilla.core.text import number_in
from ventanilla.domain.mail.models import Letter
from ventanilla.doors.shared.lists import Page


class LetterLine(NamedTuple):
    """One letter in the list of the mail."""

    number: int
    created_at: datetime
    subject: str
    headline: str
    to_name: str
    to_address: str
    state: str
    last_error: str


_LETTER_COLUMNS = (
    "pk", "created_at", "subject", "headline", "to_name", "to_address", "state", "last_error",
)  # fmt: skip


def letter_lines(state: str, cursor: str, *, size: int = 50) -> Page[LetterLine]:
    """Letters, newest first; of one state when it is given. The cursor is the number of the last one seen."""
    letters = Letter.objects.filter(state=state) if state else Letter.objects.all()
    if last := number_in(cursor):
        letters = letters.filter(pk__lt=last)
    found = letters.order_by("-pk").values_list(*_LETTER_COLUMNS)[: size + 1]
    rows = [LetterLine(*row) for row in found]
    return Page(rows[:size], str(rows[size - 1].number) if len(rows) > size else "")


def letter_counts() -> dict[str, int]:
    return dict(Letter.objects.order_by().values_list("state").annotate(Count("pk")))
