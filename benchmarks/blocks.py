"""One page measured once: people one after the other, then everybody at once, with what the processes used meanwhile."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import quantiles

from benchmarks.client import Browser
from benchmarks.measure import calibration_ms, cpu_seconds
from benchmarks.scenarios import Scenario
from benchmarks.walk import Walker, all_at_once, one_after_the_other

PARTS = re.compile(
    r'<(?:link[^>]+rel="(?:stylesheet|icon)"[^>]*href|script[^>]+src|link rel="icon" href)="([^"]+)"'
)


@dataclass(frozen=True)
class Times:
    p50_ms: float
    p95_ms: float
    cpu_ms: float
    """Of all processes of the server, for each walk."""
    per_second: float


@dataclass(frozen=True)
class Block:
    """One scenario in one round."""

    calibration_ms: float
    wire_bytes: int
    """Of the last page of the walk, uncompressed if the server did not compress it."""
    alone: Times
    together: dict[str, Times] = field(default_factory=dict)
    """By the number of connections."""


@dataclass(frozen=True)
class Plan:
    sequential: int
    seconds: float
    connections: Sequence[int]


async def measure(scenario: Scenario, walkers: Sequence[Walker], pids: Sequence[int], plan: Plan) -> Block:
    """Raises Unexpected as soon as an answer is not the page that was asked for."""
    for walker in walkers:
        await walker.get_ready(scenario)
    wire = 0 if scenario.changes else (await walkers[0].walk(scenario))[-1].wire_bytes
    pace = calibration_ms()
    watch = _Watch(pids)
    alone = watch.times(await one_after_the_other(walkers, scenario, plan.sequential))
    together = {}
    for connections in plan.connections:
        watch = _Watch(pids)
        together[str(connections)] = watch.times(
            await all_at_once(walkers[:connections], scenario, plan.seconds)
        )
    return Block(pace, wire, alone, together)


async def first_visit(url: str) -> int:
    """Bytes over the wire of the login page and of everything that it asks for."""
    browser = Browser(url)
    page = await browser.get("/acceso/")
    parts = [await browser.get(path) for path in PARTS.findall(page.body.decode())]
    await browser.close()
    return sum(answer.wire_bytes for answer in [page, *parts])


class _Watch:
    def __init__(self, pids: Sequence[int]) -> None:
        self.pids = pids
        self.cpu, self.clock = cpu_seconds(pids), time.perf_counter()

    def times(self, taken: list[float]) -> Times:
        cpu, passed = cpu_seconds(self.pids) - self.cpu, time.perf_counter() - self.clock
        if len(taken) < 2:
            taken = [*taken, *taken] or [0.0, 0.0]
        cuts = quantiles(taken, n=20, method="inclusive")
        return Times(1000 * cuts[9], 1000 * cuts[18], 1000 * cpu / len(taken), len(taken) / passed)
