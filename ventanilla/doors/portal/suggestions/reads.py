"""What the page of suggestions reads."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.knowledge.models import Suggestion, heading_of
from ventanilla.doors.shared.lists import Page, in_order

COLUMNS = ("id", "title", "words", "state", "sent_at", "author_id", "author__person__name")


class Line(NamedTuple):
    id: int
    title: str
    words: str
    state: str
    sent_at: datetime
    author_id: int
    author: str

    @property
    def heading(self) -> str:
        return self.title or heading_of(self.words)


def suggestion_lines(me: Membership, cursor: str) -> Page[Line]:
    return in_order(Suggestion.objects.visible_to(me), ("-id",), cursor, COLUMNS, Line)
