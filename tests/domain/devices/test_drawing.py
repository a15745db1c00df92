"""Where everything stands: always the same, nothing on top of another, nothing missing, and a heap where many are alike."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ventanilla.domain.devices.drawing.layout import HIGH, WIDE, Box, Drawing, draw
from ventanilla.domain.devices.drawing.trees import ALIKE, Bundle, Thing, Wire, forest_of
from ventanilla.domain.devices.models import Kind

SITES = [(1, "Oficina"), (2, "Taller"), (0, "Sin sede")]


def thing(number: int, kind: str = "computer", site: int = 1, *, is_calm: bool = True) -> Thing:
    return Thing(number, f"{kind}-{number:03}", kind, "in_service", site, is_calm=is_calm)


def shown(drawing: Drawing) -> list[int]:
    placed = [one.what for box in drawing.boxes for one in box.placed]
    return sorted(
        number
        for what in placed
        for number in ([one.id for one in what.members] if isinstance(what, Bundle) else [what.id])
    )


def at(box: Box) -> dict[int, tuple[int, int]]:
    return {one.what.id: (one.x, one.y) for one in box.placed if isinstance(one.what, Thing)}


def test_a_tree_hangs_from_the_router_and_what_has_nothing_behind_it_stands_in_a_row():
    things = [
        thing(4, "server"),
        thing(3, "switch"),
        thing(2, "firewall"),
        thing(1, "router"),
        thing(5),
        thing(6, "camera"),
    ]
    wires = [Wire(4, 3), Wire(3, 2, "fibre"), Wire(1, 2), Wire(3, 5, "wifi")]

    drawing = draw(SITES, things, wires)

    (box,) = drawing.boxes
    where = at(box)
    assert [where[one][0] for one in (1, 2, 3)] == sorted({where[one][0] for one in (1, 2, 3)})
    assert all(where[above][1] < where[below][1] for above, below in pairwise((1, 2, 3, 4)))
    assert where[4][1] == where[5][1], "one row"
    assert where[6][1] > box.loose_at > where[5][1]
    assert {medium for medium, _path in box.paths} == {"", "copper", "fibre", "wifi"}
    assert draw(SITES, reversed(things), wires[::-1]) == drawing


def test_many_alike_are_one_heap_and_what_is_not_as_it_should_be_is_never_in_it():
    things = [thing(1, "switch"), *(thing(number) for number in range(2, 50)), thing(50, is_calm=False)]
    wires = [Wire(1, one.id) for one in things[1:]]

    closed, opened = draw(SITES, things, wires), draw(SITES, things, wires, opened=frozenset({1}))

    heaps = [one.what for one in closed.boxes[0].placed if isinstance(one.what, Bundle)]
    assert [(heap.kind, len(heap.members)) for heap in heaps] == [("computer", 48)]
    assert 50 in at(closed.boxes[0])
    assert len(at(opened.boxes[0])) == 50
    assert opened.boxes[0].is_open
    few = forest_of(things[:ALIKE], wires[: ALIKE - 1])
    assert not any(isinstance(one.what, Bundle) for one in few.trees[0].branches)


def test_a_second_way_round_and_a_line_to_another_site_are_drawn_too():
    things = [
        thing(1, "router"),
        thing(2, "switch"),
        thing(3, "switch"),
        thing(9, "router", 2),
        *map(thing, range(10, 20)),
    ]
    wires = [
        Wire(1, 2),
        Wire(2, 3, "fibre"),
        Wire(3, 1),
        Wire(9, 1, "virtual"),
        *(Wire(3, one) for one in range(10, 20)),
    ]

    drawing = draw(SITES, things, [*wires, Wire(15, 9)])

    assert [medium for medium, _path in drawing.far] == ["virtual", "copper"]
    assert any(medium.endswith("round") for medium, _path in drawing.boxes[0].paths)
    assert 15 in at(drawing.boxes[0]), "what leads elsewhere stands alone"
    assert shown(drawing) == sorted(one.id for one in things)


numbers, media = st.integers(1, 40), st.sampled_from(["copper", "wifi"])
some_things = st.lists(
    st.builds(
        thing, numbers, st.sampled_from(Kind.values), st.sampled_from([0, 1, 2]), is_calm=st.booleans()
    ),
    unique_by=lambda one: one.id,
    max_size=40,
)
some_wires = st.lists(
    st.builds(Wire, numbers, numbers, media).filter(lambda one: one.a != one.b), max_size=40
)


@settings(max_examples=30, deadline=None)
@given(some_things, some_wires, st.frozensets(st.sampled_from([0, 1, 2])))
def test_whatever_the_network_all_is_there_once_and_nothing_covers_another(things, wires, opened):
    drawing = draw(SITES, things, wires, opened=opened)

    assert shown(drawing) == sorted(one.id for one in things)
    for box in drawing.boxes:
        assert all(one.x + WIDE < box.wide and one.y + HIGH < box.high for one in box.placed)
        apart = (
            abs(one.x - other.x) >= WIDE or abs(one.y - other.y) >= HIGH
            for one, other in combinations(box.placed, 2)
        )
        assert all(apart)
    assert draw(SITES, things[::-1], wires[::-1], opened=opened) == drawing
