"""Strokes as they come, and what is drawn of them."""

from __future__ import annotations

import json
import zlib

import pytest

from ventanilla.core.pictures import picture_in
from ventanilla.core.strokes import drawing, ink, png, strokes_in, svg

LINE = [[[100, 100, 0], [300, 100, 40], [500, 100, 80]]]


@pytest.mark.parametrize(
    "text",
    [
        "{}", "[[]]", "[1]", "[[[1,2]]]", "[[[1,2,3.5]]]", '[[["1",2,3]]]', "[[[601,2,3]]]", "[[[1,-1,3]]]",
        "[[[1,2,true]]]", "[[[1,2,9],[1,2,3]]]", "[" * 5000, "nada",
        json.dumps([[[0, 0, 0]]] * 301), json.dumps([[[0, 0, 0], [600, 0, 0]] * 40]),
    ],
)  # fmt: skip
def test_what_no_pad_sends_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        strokes_in(text)


def test_what_a_pad_sends_comes_back():
    assert strokes_in(json.dumps(LINE)) == LINE
    assert strokes_in("  ") == []
    assert ink(LINE) == 400


def test_a_line_is_drawn_where_it_was_made():
    picture = png(LINE, scale=1)

    assert (picture_in(picture).width, picture_in(picture).height) == (600, 200)
    rows = zlib.decompress(picture[picture.index(b"IDAT") + 4 : picture.index(b"IEND") - 8])
    pixel = lambda x, y: rows[y * 601 + 1 + x]  # noqa: E731
    assert pixel(300, 100) == 0
    assert pixel(300, 104) == pixel(90, 100) == pixel(510, 100) == 255


def test_a_drawing_is_a_path_cut_to_its_size():
    assert drawing([[[10, 20, 0]]]) == "M10 20h.1"
    assert drawing(LINE) == "M100 100Q300 100 400 100L500 100"
    assert 'viewBox="94 94 412 12"' in svg(LINE)
