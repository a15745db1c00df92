"""Rounds: the bare page, then every page of the product, again and again, so that what disturbs one disturbs all."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.blocks import Block, Plan, measure
from benchmarks.bulk import high_water, remove_above
from benchmarks.client import Browser
from benchmarks.facts import Facts
from benchmarks.scenarios import BASELINE, Scenario, Side
from benchmarks.servers import Servers
from benchmarks.walk import Walker, come_in, elsewhere
from ventanilla.domain.jobs.models import UNFINISHED, Job

SECONDS_TO_SETTLE = 30.0


@dataclass
class Rounds:
    facts: Facts
    servers: Servers
    bare: Servers
    runner: asyncio.Runner
    plan: Plan
    blocks: dict[str, list[Block]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Everybody comes in once, by the form; the sessions last for all rounds."""
        urls, most = self.servers.urls, max(self.plan.connections)
        customers, agents = self.facts.customers[:most], self.facts.agents[:most]
        self.people = {
            Side.CUSTOMER: self.runner.run(come_in(customers, urls)),
            Side.AGENT: self.runner.run(come_in(agents, urls)),
            Side.NOBODY: [Walker(one, Browser(urls[n % len(urls)])) for n, one in enumerate(customers)],
        }
        self.before_the_bare_page = elsewhere(self.people[Side.CUSTOMER], self.bare.urls)
        self.marks = high_water()

    def go_round(self, scenarios: Sequence[Scenario]) -> None:
        self._take(BASELINE, self.before_the_bare_page, self.bare)
        for scenario in scenarios:
            self._take(scenario, self.people[scenario.side], self.servers)
            if scenario.changes:
                _settle()
                remove_above(self.marks)

    def _take(self, scenario: Scenario, walkers: Sequence[Walker], servers: Servers) -> None:
        block = self.runner.run(measure(scenario, walkers, servers.pids, self.plan))
        self.blocks.setdefault(scenario.name, []).append(block)


def _settle() -> None:
    """The worker finishes what the round has left it: its rows must not go away under its hands."""
    deadline = time.monotonic() + SECONDS_TO_SETTLE
    while Job.objects.filter(state__in=UNFINISHED).exists() and time.monotonic() < deadline:
        time.sleep(0.1)
