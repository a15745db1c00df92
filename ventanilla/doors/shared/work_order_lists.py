"""Lists of work orders as tuples, for customers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.utils.timezone import get_default_timezone, localtime

from ventanilla.domain.workorders.models import Status, WorkOrderQuerySet, number_of
from ventanilla.doors.shared.lists import Page, in_order

PAGE = 25
LONGEST = 60
"""Characters of what one looks for."""
ORDER = ("-dated_at", "-id")
COLUMNS: Sequence[str] = (
    "dated_at", "id", "year", "sequence", "subject", "status", "minutes", "ticket_id", "annex_of_id",
)  # fmt: skip


class Line(NamedTuple):
    """One work order in a list."""

    dated_at: datetime
    id: int
    year: int
    sequence: int
    subject: str
    status: str
    minutes: int
    ticket: int | None
    annex_of: int | None

    @property
    def number(self) -> str:
        return number_of(self.year, self.sequence)

    @property
    def state(self) -> str:
        return str(Status(self.status).label)


def order_lines(rows: WorkOrderQuerySet, cursor: str, *, size: int = PAGE) -> Page[Line]:
    """The newest first."""
    return in_order(rows, ORDER, cursor, COLUMNS, Line, size=size)


def of_year(rows: WorkOrderQuerySet, year: int) -> WorkOrderQuerySet:
    """By the year of the calendar at home, as the number says it."""
    begins, ends = (datetime(one, 1, 1, tzinfo=get_default_timezone()) for one in (year, year + 1))
    return rows.filter(dated_at__gte=begins, dated_at__lt=ends)


def years_of(rows: WorkOrderQuerySet) -> list[int]:
    """From the last one that has any down to the first: two rows are read, of however many."""
    ends = [
        rows.order_by(*order).values_list("dated_at", flat=True).first()
        for order in (ORDER, ("dated_at", "id"))
    ]
    last, first = ends
    return list(range(localtime(last).year, localtime(first).year - 1, -1)) if last and first else []


def found_in(rows: WorkOrderQuerySet, words: str) -> WorkOrderQuerySet:
    """By number, as somebody writes it («2026-0042», «42»), or by words of the subject."""
    if told := re.fullmatch(r"(?:(\d{4})\s*[-/ ]\s*)?(\d{1,9})", words):
        rows = rows.filter(year=int(told[1])) if told[1] else rows
        return rows.filter(sequence=int(told[2]))
    return rows.filter(subject__icontains=words)


def year_in(text: str) -> int | None:
    return int(text) if re.fullmatch(r"20\d\d", text) else None


def words_in(text: str) -> str:
    return text.replace("\0", "").strip()[:LONGEST]


def state_in(text: str) -> Status | None:
    return Status(text) if text in Status.values and text != Status.DRAFT else None


def of_ticket(rows: WorkOrderQuerySet, ticket: int, most: int = 20) -> WorkOrderQuerySet:
    return rows.filter(pk__in=rows.filter(ticket=ticket).order_by(*ORDER).values("pk")[:most])
