"""What a run found, as a table for people; and two runs side by side."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.goals import missed

BARE = "baseline"
Found = dict[str, Any]
"""The JSON of a run."""
Medians = dict[str, float]
COLUMNS: dict[str, Callable[[Medians, Found], str]] = {
    "p50 ms": lambda medians, page: f"{medians['p50_ms']:.1f}",
    "p95 ms": lambda medians, page: f"{medians['p95_ms']:.1f}",
    "× bare": lambda medians, page: f"{medians['p50_to_bare']:.2f}",
    "req/s": lambda medians, page: f"{medians['per_second']:.0f}",
    "of bare": lambda medians, page: f"{medians['share_of_bare']:.0%}",
    "CPU ms": lambda medians, page: f"{medians['cpu_ms']:.1f}",
    "statements": lambda medians, page: str(page.get("statements", "")),
    "database ms": lambda medians, page: _of_database(page),
    "HTML gzip": lambda medians, page: _kb(page.get("html_bytes", 0)),
    "on the wire": lambda medians, page: _kb(page["rounds"][0]["wire_bytes"]),
}


def table(found: Found) -> str:
    """Markdown: the machine, a line a page, and what was missed."""
    known = medians_of(found)
    connections = list(found["pages"][BARE]["rounds"][0]["together"])
    parts = [
        *_of_the_house(found),
        "",
        f"| page | {' | '.join(COLUMNS)} |",
        "|---|" + "--:|" * len(COLUMNS),
        *(_line(name, medians, found["pages"][name]) for name, medians in known.items()),
        "",
        *(f"req/s at {count} connections: {_throughputs(found, count)}" for count in connections),
        "",
        *(f"missed: {words}" for words in missed(found, known)),
    ]
    return "\n".join(parts)


def comparison(before: Path, after: Path) -> str:
    """After through before, page by page: as measured, and by what the bare page cost in the same rounds."""
    first, second = (json.loads(file.read_text(encoding="utf-8")) for file in (before, after))
    old, new = medians_of(first), medians_of(second)
    columns = ("p50_ms", "p50_to_bare", "per_second", "cpu_ms")
    parts = [
        f"{after.name} / {before.name}",
        "",
        "| page | p50 | p50 to bare | req/s | CPU | database |",
        "|---|" + "--:|" * 5,
    ]
    for name in [name for name in new if name in old]:
        ratios = [_ratio(old[name][column], new[name][column]) for column in columns]
        pages = (one["pages"][name].get("database_ms", 0.0) for one in (first, second))
        parts.append(f"| {name} | {' | '.join([*ratios, _ratio(*pages)])} |")
    return "\n".join(parts)


def medians_of(found: Found) -> dict[str, Medians]:
    """By page. The ratios are medians of each round's own ratio, never ratios of medians."""
    bare = found["pages"][BARE]["rounds"]
    known = {}
    for name, page in found["pages"].items():
        rounds = page["rounds"]
        pairs = list(zip(rounds, bare, strict=True))
        known[name] = {
            "p50_ms": median(one["alone"]["p50_ms"] for one in rounds),
            "p95_ms": median(one["alone"]["p95_ms"] for one in rounds),
            "p50_to_bare": median(one["alone"]["p50_ms"] / other["alone"]["p50_ms"] for one, other in pairs),
            "per_second": median(_busiest(one)["per_second"] for one in rounds),
            "share_of_bare": median(
                _busiest(one)["per_second"] / _busiest(other)["per_second"] for one, other in pairs
            ),
            "cpu_ms": median(_busiest(one)["cpu_ms"] for one in rounds),
        }
    return known


def _line(name: str, medians: Medians, page: Found) -> str:
    return f"| {name} | " + " | ".join(column(medians, page) for column in COLUMNS.values()) + " |"


def _of_the_house(found: Found) -> Iterator[str]:
    paces = [one["calibration_ms"] for page in found["pages"].values() for one in page["rounds"]]
    yield f"{found['tickets']:,} tickets on {found['database']}, {found['at']}"
    yield " · ".join(f"{name} {value}" for name, value in found["machine"].items())
    yield (
        f"ready in {found['ready_seconds']:.1f} s · {found['product_mb']:.0f} MB (PSS) in {found['processes']} processes,"
        f" the bare page {found['baseline_mb']:.0f} · first visit {found['first_visit_bytes'] / 1000:.1f} kB"
    )
    yield f"a fixed piece of work took from {min(paces):.0f} to {max(paces):.0f} ms meanwhile"


def _ratio(old: float, new: float) -> str:
    return f"{new / old:.2f}" if old else ""


def _busiest(block: Found) -> Found:
    """The loop with the most connections; without any, the people one after the other."""
    loops: Sequence[Found] = list(block["together"].values())
    return loops[-1] if loops else block["alone"]


def _throughputs(found: Found, count: str) -> str:
    return ", ".join(
        f"{name} {median(one['together'][count]['per_second'] for one in page['rounds']):.0f}"
        for name, page in found["pages"].items()
    )


def _of_database(page: Found) -> str:
    return f"{page['database_ms']:.1f} ({page['database_ms_at_worst']:.1f})" if "database_ms" in page else ""


def _kb(size: int) -> str:
    return f"{size / 1000:.1f} kB" if size else ""
