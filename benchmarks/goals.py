"""What was promised, and which of it a run has missed.

Statements and bytes are gated by the tests, where no clock disturbs. The milliseconds were measured once on the best of
four desks of today with the same 20,000 tickets on two cores; they say something on a machine like that one only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Goal:
    statements: int
    html_bytes: int | None
    """After gzip."""
    p50_ms: float


GOALS = {
    "login": Goal(0, 2_000, 3.6 * 0.4),
    "list": Goal(4, 4_000, 23 / 5),
    "ticket": Goal(5, 5_000, 28 / 5),
    "open a ticket": Goal(12, None, 22 * 0.4),
    "search": Goal(4, 4_000, 54 / 10),
    "desk queue": Goal(5, 6_000, 87 / 12),
    "desk ticket": Goal(8, 8_000, 50 / 6),
    "desk search": Goal(4, 6_000, 95 / 12),
}
CPU_MS = 8.0
DATABASE_MS = 5.0
LIST_OF_BARE = 0.6
FIRST_VISIT_BYTES = 60_000
READY_SECONDS = 2.0
MB_ALONE, MB_APART = 120, 160
"""One process with everything in it; web processes and a worker."""


def missed(found: dict[str, Any], medians: dict[str, dict[str, float]]) -> list[str]:
    """A sentence for each goal that this run has not reached. `medians` are `report.lines` by page."""
    return [*_of_the_house(found), *(words for name in GOALS if name in medians for words in _of_a_page(
        name, found["pages"][name], medians[name]))]  # fmt: skip


def _of_the_house(found: dict[str, Any]) -> Iterator[str]:
    most = MB_ALONE if found["processes"] == 1 else MB_APART
    if found["product_mb"] > most:
        yield f"memory: {found['product_mb']:.0f} MB, not {most}"
    if found["first_visit_bytes"] > FIRST_VISIT_BYTES:
        yield f"first visit: {found['first_visit_bytes'] / 1000:.0f} kB, not {FIRST_VISIT_BYTES / 1000:.0f}"
    if found["ready_seconds"] > READY_SECONDS:
        yield f"ready after {found['ready_seconds']:.1f} s, not {READY_SECONDS:.0f}"


def _of_a_page(name: str, page: dict[str, Any], medians: dict[str, float]) -> Iterator[str]:
    goal = GOALS[name]
    if page["statements"] > goal.statements:
        yield f"{name}: {page['statements']} statements, not {goal.statements}"
    if goal.html_bytes and page["html_bytes"] > goal.html_bytes:
        yield f"{name}: {page['html_bytes']} bytes, not {goal.html_bytes}"
    if page["database_ms"] > DATABASE_MS:
        yield f"{name}: {page['database_ms']:.1f} ms of database, not {DATABASE_MS:.0f}"
    if medians["cpu_ms"] > CPU_MS:
        yield f"{name}: {medians['cpu_ms']:.1f} ms of CPU, not {CPU_MS:.0f}"
    if medians["p50_ms"] > goal.p50_ms:
        yield f"{name}: p50 {medians['p50_ms']:.1f} ms, not {goal.p50_ms:.1f}"
    if name == "list" and medians["share_of_bare"] < LIST_OF_BARE:
        yield f"list: {medians['share_of_bare']:.0%} of the bare page's throughput, not {LIST_OF_BARE:.0%}"
