"""Who hangs from whom in a network: trees out of links that may go in circles. Pure, and always the same."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

RANKS = {
    one: rank for rank, one in enumerate(("router", "firewall", "switch", "access_point", "server", "nas", "ups"))
}  # fmt: skip
"""What a tree begins with, if it is there. Everything else comes after."""
ENDS = frozenset({"computer", "laptop", "printer", "phone", "camera", "other"})
"""Of these a place may have dozens: many alike are drawn as one."""
ALIKE = 7
"""From so many on."""


@dataclass(frozen=True)
class Thing:
    """A device, as much of it as is drawn."""

    id: int
    name: str
    kind: str
    state: str
    site: int
    """0 where nobody has said."""
    note: str = ""
    """The line under its name."""
    is_calm: bool = True
    """It is in service and nobody misses it: it may stand among others like it."""


@dataclass(frozen=True)
class Wire:
    a: int
    b: int
    medium: str = "copper"


@dataclass(frozen=True)
class Bundle:
    """Many things of a kind with nothing behind them, on one and the same device."""

    kind: str
    members: tuple[Thing, ...]


@dataclass
class Branch:
    """A thing, or a bundle, and what hangs from it."""

    what: Thing | Bundle
    medium: str = ""
    """Of the wire it hangs from."""
    branches: list[Branch] = field(default_factory=list)


@dataclass(frozen=True)
class Forest:
    """Of one site."""

    trees: tuple[Branch, ...]
    loose: tuple[Branch, ...]
    """What nothing is connected to."""
    more: tuple[Wire, ...]
    """Wires inside it that close a circle."""


def forest_of(things: Iterable[Thing], wires: Iterable[Wire], *, is_open: bool = False) -> Forest:
    """`is_open`: no bundles."""
    here = {one.id: one for one in things}
    inside = sorted({wire for wire in wires if wire.a in here and wire.b in here}, key=_ends)
    beside = _beside(inside)
    waiting = sorted(here.values(), key=lambda one: (_rank(one), -len(beside[one.id]), one.name, one.id))
    taken: set[int] = set()
    used: set[tuple[int, int]] = set()
    trees = [
        _grow(root, here, beside, taken, used) for root in waiting if beside[root.id] and root.id not in taken
    ]
    loose = [Branch(one) for one in sorted(here.values(), key=_order) if not beside[one.id]]
    more = tuple(wire for wire in inside if _ends(wire)[:2] not in used)
    if is_open:
        return Forest(tuple(trees), tuple(loose), more)
    busy = {end for wire in more for end in (wire.a, wire.b)}
    for tree in trees:
        _bundle_below(tree, busy)
    return Forest(tuple(trees), tuple(_bundled(loose, busy)), more)


def _grow(
    root: Thing, here: Mapping[int, Thing], beside: Mapping[int, Sequence[tuple[int, str]]], taken: set[int],
    used: set[tuple[int, int]],
) -> Branch:  # fmt: skip
    """Nearest first, so that nothing hangs deeper than it must."""
    tree = Branch(root)
    taken.add(root.id)
    queue = deque([(root.id, tree)])
    while queue:
        number, branch = queue.popleft()
        for other, medium in sorted(beside[number], key=lambda one: (_order(here[one[0]]), one[1])):
            if other in taken:
                continue
            taken.add(other)
            used.add((min(number, other), max(number, other)))
            grown = Branch(here[other], medium)
            branch.branches.append(grown)
            queue.append((other, grown))
    return tree


def _beside(wires: Iterable[Wire]) -> defaultdict[int, list[tuple[int, str]]]:
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for wire in wires:
        found[wire.a].append((wire.b, wire.medium))
        found[wire.b].append((wire.a, wire.medium))
    return found


def _bundle_below(branch: Branch, busy: set[int]) -> None:
    queue = deque([branch])
    while queue:
        one = queue.popleft()
        queue.extend(one.branches)
        one.branches = _bundled(one.branches, busy)


def _bundled(branches: Sequence[Branch], busy: set[int]) -> list[Branch]:
    """Bundles come after what stands alone."""
    alike: defaultdict[tuple[str, str], list[Thing]] = defaultdict(list)
    for one in branches:
        if not one.branches and isinstance(one.what, Thing) and _may_be_one_of_many(one.what, busy):
            alike[one.what.kind, one.medium].append(one.what)
    many = {key: things for key, things in alike.items() if len(things) >= ALIKE}
    gone = {thing.id for things in many.values() for thing in things}
    alone = [one for one in branches if isinstance(one.what, Bundle) or one.what.id not in gone]
    return alone + [
        Branch(Bundle(kind, tuple(things)), medium) for (kind, medium), things in sorted(many.items())
    ]


def _may_be_one_of_many(thing: Thing, busy: set[int]) -> bool:
    return thing.kind in ENDS and thing.is_calm and thing.id not in busy


def _rank(thing: Thing) -> int:
    return RANKS.get(thing.kind, len(RANKS))


def _order(thing: Thing) -> tuple[int, str, str, int]:
    return (_rank(thing), thing.kind, thing.name, thing.id)


def _ends(wire: Wire) -> tuple[int, int, str]:
    return (min(wire.a, wire.b), max(wire.a, wire.b), wire.medium)
