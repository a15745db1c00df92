"""The rows of a page under their headings, ready to be shown."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from ventanilla.doors.desk.lists.asked import Asked
from ventanilla.doors.desk.lists.due import Moment, moment_of
from ventanilla.doors.desk.lists.lines import Line
from ventanilla.doors.shared.lists import Page


class Row(NamedTuple):
    line: Line
    moment: Moment
    is_unread: bool


class Shelf(NamedTuple):
    """A heading with what stands under it on this page."""

    heading: str
    rows: list[Row]
    is_whole: bool
    """All of it is here: its number can be told."""


def shelves(asked: Asked, page: Page[Line]) -> list[Shelf]:
    now, risky = asked.seat.at, asked.seat.risky
    by_heading = groupby(page.rows, key=lambda line: asked.order.heading(line, now))
    found = [
        (heading, [Row(line, moment_of(line, now, risky), line.is_unread_by(asked.me)) for line in lines])
        for heading, lines in by_heading
    ]
    last = len(found) - 1
    return [
        Shelf(heading, rows, not (asked.after and place == 0) and not (page.older and place == last))
        for place, (heading, rows) in enumerate(found)
    ]
