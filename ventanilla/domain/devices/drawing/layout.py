"""Where everything stands in the drawing of a network. Pure: the same network, the same drawing.

A site is a box. In it a tree hangs from the router: what is connected to a thing stands below it and a little to the right,
what has nothing behind it in rows. Lines never cross a tree: they run at its left and over its rows. The first things of
each row are within reach of a narrow screen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ventanilla.domain.devices.drawing.trees import Branch, Bundle, Forest, Thing, Wire, forest_of

WIDE, HIGH = 156, 44
"""Of one device."""
IN, BETWEEN, OVER = 28, 12, 20
"""How far in from what it hangs from; between what stands side by side; over each row, where its line runs."""
PAD, HEAD, LANE = 16, 40, 10
"""Inside a site's box; its name; between two lines beside the boxes."""
BROAD = 1010
"""How broad a drawing should be: deeper networks are broader."""


@dataclass(frozen=True)
class Placed:
    what: Thing | Bundle
    x: int
    y: int


@dataclass
class Box:
    """A site. `lines`: medium → an SVG path; the lines that several share are under no medium."""

    site: int
    name: str
    number: int
    """How many devices."""
    has_bundles: bool = False
    is_open: bool = False
    y: int = 0
    wide: int = 0
    high: int = 0
    loose_at: int = 0
    """Where what is not connected begins; 0: there is nothing, or nothing else."""
    placed: list[Placed] = field(default_factory=list)
    lines: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def paths(self) -> list[tuple[str, str]]:
        return [(medium, "".join(parts)) for medium, parts in sorted(self.lines.items())]


@dataclass(frozen=True)
class Drawing:
    boxes: tuple[Box, ...]
    wide: int
    high: int
    left: int
    """Room beside the boxes for what goes from one to the other."""
    far: tuple[tuple[str, str], ...] = ()
    """Lines between sites: medium and path."""


def draw(
    sites: Sequence[tuple[int, str]],
    things: Iterable[Thing],
    wires: Sequence[Wire],
    *,
    opened: frozenset[int] = frozenset(),
) -> Drawing:
    """`sites`: number and name, in order; those with nothing are left out. `opened`: whose bundles are taken apart."""
    by_site: defaultdict[int, list[Thing]] = defaultdict(list)
    site_of = {}
    for one in things:
        by_site[one.site].append(one)
        site_of[one.id] = one.site
    far = sorted(
        {wire for wire in wires if wire.a in site_of and wire.b in site_of and site_of[wire.a] != site_of[wire.b]},
        key=lambda wire: (min(wire.a, wire.b), max(wire.a, wire.b), wire.medium),
    )  # fmt: skip
    linked = {end for wire in far for end in (wire.a, wire.b)}
    boxes: list[Box] = []
    y = 0
    for number, name in sites:
        here = by_site[number]
        if not here:
            continue
        calm = [one if one.id not in linked else _alone(one) for one in here]
        boxes.append(_box(number, name, forest_of(calm, wires, is_open=number in opened), len(here), y))
        boxes[-1].is_open = number in opened
        y += boxes[-1].high + PAD
    left = LANE * (len(far) + 1) if far else 0
    wide = max([box.wide for box in boxes], default=0)
    for box in boxes:
        box.wide = wide
    return Drawing(tuple(boxes), left + wide, max(y - PAD, 0), left, tuple(_far_lines(far, boxes, left)))


def _alone(one: Thing) -> Thing:
    """What leads to another site is never one of many."""
    return Thing(one.id, one.name, one.kind, one.state, one.site, one.note, is_calm=False)


def _box(site: int, name: str, forest: Forest, number: int, y: int) -> Box:
    box = Box(site, name, number, y=y)
    at = HEAD
    for tree in forest.trees:
        at = _place(box, tree, PAD, at) + OVER
    if forest.loose:
        if forest.trees:
            box.loose_at, at = at + 4, at + 20
        at = _rows(box, forest.loose, PAD, at, gap=BETWEEN) + OVER
    _close_circles(box, forest.more)
    box.high = at - OVER + PAD
    box.wide = max([BROAD, *(one.x + WIDE + PAD for one in box.placed)])
    box.has_bundles = any(isinstance(one.what, Bundle) for one in box.placed)
    return box


def _place(box: Box, branch: Branch, x: int, y: int) -> int:
    """The branch with all below it, from this corner on; how far down it reaches."""
    box.placed.append(Placed(branch.what, x, y))
    if not branch.branches:
        return y + HIGH
    ends = [one for one in branch.branches if not one.branches]
    trunk, left, below = x + IN // 2, x + IN, y + HIGH + OVER
    last = below
    if ends:
        columns, tops = _columns(left), list[int]()
        below = _rows(box, ends, left, below, gap=OVER, tops=tops) + OVER
        for row, top in enumerate(tops):
            last = top - OVER // 2
            _hang(box, ends[row * columns : (row + 1) * columns], trunk, left, last)
    for one in branch.branches:
        if one.branches:
            last = below + HIGH // 2
            box.lines[one.medium].append(f"M{trunk} {last}H{left}")
            below = _place(box, one, left, below) + OVER
    box.lines[""].append(f"M{trunk} {y + HIGH}V{last}")
    return below - OVER


def _hang(box: Box, row: Sequence[Branch], trunk: int, left: int, y: int) -> None:
    """A line over the row, and from it down to each."""
    step = WIDE + BETWEEN
    box.lines[""].append(f"M{trunk} {y}H{left + (len(row) - 1) * step + WIDE // 2}")
    for at, one in enumerate(row):
        box.lines[one.medium].append(f"M{left + at * step + WIDE // 2} {y}v{OVER // 2}")


def _rows(box: Box, row: Sequence[Branch], x: int, y: int, *, gap: int, tops: list[int] | None = None) -> int:
    columns = _columns(x)
    for at, one in enumerate(row):
        top = y + at // columns * (HIGH + gap)
        box.placed.append(Placed(one.what, x + at % columns * (WIDE + BETWEEN), top))
        if tops is not None and at % columns == 0:
            tops.append(top)
    return y + ((len(row) - 1) // columns + 1) * (HIGH + gap) - gap


def _columns(x: int) -> int:
    """How many fit from here to the right edge; two at least."""
    return max(2, (BROAD - PAD - x + BETWEEN) // (WIDE + BETWEEN))


def _close_circles(box: Box, wires: Iterable[Wire]) -> None:
    """Second ways round, from edge to edge and bent, behind everything."""
    at = {one.what.id: one for one in box.placed if isinstance(one.what, Thing)}
    for wire in wires:
        a, b = at[wire.a], at[wire.b]
        (x1, y1), (x2, y2) = (a.x + WIDE, a.y + HIGH // 2), (b.x + WIDE, b.y + HIGH // 2)
        bend = max(x1, x2) + 44
        box.lines[f"{wire.medium} round"].append(f"M{x1} {y1}C{bend} {y1} {bend} {y2} {x2} {y2}")


def _far_lines(wires: Sequence[Wire], boxes: Sequence[Box], left: int) -> Iterator[tuple[str, str]]:
    """Each on a lane of its own, at the left of the boxes."""
    at = {
        one.what.id: (box.y + one.y + HIGH // 2, left + one.x)
        for box in boxes
        for one in box.placed
        if isinstance(one.what, Thing)
    }
    for lane, wire in enumerate(wires):
        (y1, x1), (y2, x2) = sorted((at[wire.a], at[wire.b]))
        x = left - LANE * (lane + 1) + LANE // 2
        yield wire.medium, f"M{x1} {y1}H{x}V{y2}H{x2}"
