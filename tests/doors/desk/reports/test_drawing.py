"""Where the parts of a drawing are."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ventanilla.doors.desk.reports.drawing import HEIGHT, columns, lines, share
from ventanilla.doors.desk.reports.tables import Cell, Row


def rows(*numbers: tuple[float, ...]) -> list[Row]:
    return [
        Row(str(place), [Cell(str(one), number=one) for one in group]) for place, group in enumerate(numbers)
    ]


@pytest.mark.parametrize(("highest", "top"), [(0, 4), (1, 4), (5, 8), (31, 40), (4001, 8000)])
def test_the_scale_ends_at_a_round_number(highest, top):
    assert columns(rows((highest,))).ticks[-1].words == str(top)


def test_bars_stand_on_the_floor_and_beside_each_other():
    drawn = columns(rows((4, 2), (0, 1)))

    assert [bar.y + bar.height for bar in drawn.bars] == [HEIGHT] * 4
    assert [bar.height for bar in drawn.bars] == [HEIGHT, HEIGHT / 2, 0, HEIGHT / 4]
    assert all(one.x + one.width <= other.x for one, other in pairwise(drawn.bars))


def test_a_line_breaks_where_nothing_is_known():
    drawn = lines(rows((100,), (50,), (-1,), (0,), (0,), (-1,), (7,)))

    assert [len(points.split()) for _kind, points in drawn.lines] == [2, 2]
    assert len(drawn.dots) == 5


def test_a_year_of_days_has_few_words_below():
    drawn = columns(rows(*[(1,)] * 31))

    assert len(drawn.labels) <= 12
    assert 0 < len([one for one in drawn.labels if not one.is_for_wide]) <= 5


@pytest.mark.parametrize(("number", "most", "percent"), [(0, 10, 0), (5, 10, 50), (1, 1000, 1), (0, 0, 0)])
def test_something_is_seen_of_what_is_not_nothing(number, most, percent):
    assert share(number, most) == percent
