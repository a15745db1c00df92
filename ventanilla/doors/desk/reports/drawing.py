"""Where the parts of a drawing are. Across in percent of its width, down in pixels: it fills its place and its words stay
as large as those around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ventanilla.doors.desk.reports.tables import Row

HEIGHT = 184
MOST_WORDS, FEW_WORDS = 12, 5
"""Labels along the bottom of a wide drawing, and of one on a phone."""


class Tick(NamedTuple):
    words: str
    y: float


class Bar(NamedTuple):
    x: float
    width: float
    y: float
    height: float
    words: str
    kind: int
    """Of which column: the first, the second."""


class Label(NamedTuple):
    x: float
    words: str
    is_for_wide: bool
    """Left out on a phone."""


@dataclass(frozen=True)
class Columns:
    bars: list[Bar]
    ticks: list[Tick]
    labels: list[Label]
    height: int = HEIGHT


@dataclass(frozen=True)
class Lines:
    lines: list[tuple[int, str]]
    """Of which column, and its points for a `polyline` in a box of 100 by 100; a gap begins a new one."""
    dots: list[Bar]
    ticks: list[Tick]
    labels: list[Label]
    height: int = HEIGHT


def columns(rows: Sequence[Row]) -> Columns:
    """Bars side by side, a group a row."""
    top = _top(max((cell.number for row in rows for cell in row.cells), default=0))
    slot = 100 / max(len(rows), 1)
    bars = []
    for place, row in enumerate(rows):
        width = slot * 0.64 / max(len(row.cells), 1)
        for kind, cell in enumerate(row.cells):
            height = HEIGHT * cell.number / top
            x = place * slot + slot * 0.18 + kind * width
            bars.append(
                Bar(
                    _round(x), _round(width * 0.88), _round(HEIGHT - height), _round(height), cell.words, kind
                )
            )
    ticks = [Tick(str(round(top * part / 4)), HEIGHT - HEIGHT * part / 4) for part in range(0, 5, 2)]
    return Columns(bars, ticks, _labels(rows))


def lines(rows: Sequence[Row]) -> Lines:
    """Percentages over time, a line a column. Below nought: nothing is known of that one."""
    slot, found, dots = 100 / max(len(rows), 1), [], []
    for kind in range(len(rows[0].cells) if rows else 0):
        run: list[str] = []
        for place, row in enumerate(rows):
            cell = row.cells[kind]
            x = _round((place + 0.5) * slot)
            if cell.number >= 0:
                run.append(f"{x},{_round(100 - cell.number)}")
                dots.append(Bar(x, 0, _round(HEIGHT * (100 - cell.number) / 100), 0, cell.words, kind))
            else:
                found.append((kind, " ".join(run)))
                run = []
        found.append((kind, " ".join(run)))
    ticks = [Tick(f"{percent} %", HEIGHT - HEIGHT * percent / 100) for percent in (0, 50, 100)]
    return Lines([one for one in found if " " in one[1]], dots, ticks, _labels(rows))


def share(number: float, most: float) -> float:
    """How much of a line is filled, in percent; something is always seen of what is not nothing."""
    return max(_round(100 * number / most), 1) if number and most else 0


def _labels(rows: Sequence[Row]) -> list[Label]:
    slot = 100 / max(len(rows), 1)
    wide, few = (-(-len(rows) // most) or 1 for most in (MOST_WORDS, FEW_WORDS))
    few = -(-few // wide) * wide
    return [
        Label(_round((place + 0.5) * slot), row.short, place % few > 0)
        for place, row in enumerate(rows)
        if place % wide == 0
    ]


def _top(most: float) -> int:
    """A round number above: a multiple of four of 1, 2 or 5 times a power of ten."""
    size = 1
    while True:
        for step in (1, 2, 5):
            if 4 * step * size >= most:
                return 4 * step * size
        size *= 10


def _round(number: float) -> float:
    return round(number, 2)
