"""A signature drawn by hand: strokes of points with their time, as a drawing for pages and papers and as a picture.

A stroke is a list of `[x, y, ms]`: whole numbers on a pad of `WIDTH` by `HEIGHT`, milliseconds since the first touch. How
large the pad was on the screen plays no part. Pure.
"""

from __future__ import annotations

import json
import math
import struct
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

Point = Sequence[int]
Strokes = Sequence[Sequence[Point]]

WIDTH, HEIGHT = 600, 200
MOST_STROKES, MOST_POINTS = 300, 8_000
LONGEST = 3_600_000
"""Milliseconds: who signs for an hour does something else."""
LEAST_INK = 60
"""Units of line under which it is a slip of the finger."""
MOST_INK = 15_000
"""Units: twenty-five times across the pad, and a second to draw."""
_NIB = 3.0
_EDGE = 6
"""Around the drawing, in units."""


def strokes_in(text: str) -> list[list[list[int]]]:
    """What a pad sends, as JSON; empty when nothing was drawn. Raises ValueError for what no pad sends."""
    if not text.strip():
        return []
    try:
        told = json.loads(text)
    except RecursionError as error:
        raise ValueError("no strokes") from error
    if not isinstance(told, list) or len(told) > MOST_STROKES:
        raise ValueError("no strokes")
    strokes = [[_point(one) for one in stroke] if isinstance(stroke, list) else [] for stroke in told]
    if sum(map(len, strokes)) > MOST_POINTS or not all(strokes) or ink(strokes) > MOST_INK:
        raise ValueError("no strokes")
    times = [point[2] for stroke in strokes for point in stroke]
    if times != sorted(times):
        raise ValueError("a signature goes on in time")
    return strokes


def ink(strokes: Strokes) -> float:
    """How much line there is, in units."""
    return sum(math.dist(a[:2], b[:2]) for stroke in strokes for a, b in pairwise(stroke))


def drawing(strokes: Strokes) -> str:
    """The path of an SVG, with rounded corners: `viewBox="0 0 600 200"`, a line of 3 without filling."""
    return "".join(map(_path, strokes))


def svg(strokes: Strokes) -> str:
    """The whole drawing as a file, black, cut to what was drawn."""
    left, top, width, height = _frame(strokes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {width} {height}" width="{width}" height="{height}">'
        f'<path fill="none" stroke="#000" stroke-width="{_NIB:g}" stroke-linecap="round" stroke-linejoin="round" '
        f'd="{drawing(strokes)}"/></svg>'
    )


def png(strokes: Strokes, *, scale: int = 2) -> bytes:
    """The whole pad in grey on white, so many pixels to a unit."""
    width, height = WIDTH * scale, HEIGHT * scale
    rows = [bytearray(b"\xff" * width) for _row in range(height)]
    for stroke in strokes:
        points = [(x * scale, y * scale) for x, y, _ms in stroke]
        for a, b in pairwise(points) if len(points) > 1 else [(points[0], points[0])]:
            _ink_line(rows, a, b, _NIB * scale / 2)
    packed = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 9)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def _point(told: Any) -> list[int]:
    limits = (WIDTH, HEIGHT, LONGEST)
    if not isinstance(told, list) or len(told) != 3:
        raise ValueError("no point")
    for value, most in zip(told, limits, strict=True):
        if type(value) is not int or not 0 <= value <= most:
            raise ValueError("no point of the pad")
    return told


def _path(stroke: Sequence[Point]) -> str:
    """Through the middles between the points, bent at the points: corners of a quick hand become curves."""
    first, last = stroke[0], stroke[-1]
    parts = [f"M{first[0]} {first[1]}"]
    for one, then in pairwise(stroke[1:]):
        parts.append(f"Q{one[0]} {one[1]} {(one[0] + then[0]) / 2:g} {(one[1] + then[1]) / 2:g}")
    parts.append(f"L{last[0]} {last[1]}" if len(stroke) > 1 else "h.1")
    return "".join(parts)


def _frame(strokes: Strokes) -> tuple[int, int, int, int]:
    across = [point[0] for stroke in strokes for point in stroke]
    down = [point[1] for stroke in strokes for point in stroke]
    left, top = min(across) - _EDGE, min(down) - _EDGE
    return left, top, max(across) - left + _EDGE, max(down) - top + _EDGE


def _ink_line(rows: list[bytearray], a: tuple[int, int], b: tuple[int, int], nib: float) -> None:
    """The nearer to the line, the darker; where lines cross, the darkest stays."""
    for x, y in _around(a, b, nib + 1, len(rows[0]), len(rows)):
        light = min(255, max(0, round(255 * (_distance(x, y, a, b) - nib + 0.5))))
        if light < rows[y][x]:
            rows[y][x] = light


def _around(
    a: tuple[int, int], b: tuple[int, int], reach: float, width: int, height: int
) -> Iterator[tuple[int, int]]:
    """The pixels of the box around a line; a long one in halves, for its box would be the whole pad."""
    if math.dist(a, b) > 24:
        middle = ((a[0] + b[0]) // 2, (a[1] + b[1]) // 2)
        yield from _around(a, middle, reach, width, height)
        yield from _around(middle, b, reach, width, height)
        return
    out = math.ceil(reach)
    for y in range(max(0, min(a[1], b[1]) - out), min(height, max(a[1], b[1]) + out + 1)):
        for x in range(max(0, min(a[0], b[0]) - out), min(width, max(a[0], b[0]) + out + 1)):
            yield x, y


def _distance(x: int, y: int, a: tuple[int, int], b: tuple[int, int]) -> float:
    """From a pixel to the line between two points."""
    across, down = b[0] - a[0], b[1] - a[1]
    length = across * across + down * down
    share = max(0.0, min(1.0, ((x - a[0]) * across + (y - a[1]) * down) / length)) if length else 0.0
    return math.hypot(x - a[0] - share * across, y - a[1] - share * down)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
