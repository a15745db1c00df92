"""The run: a house, its servers, and rounds in which every page takes its turn beside the bare one."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uvloop

from benchmarks.blocks import Plan, first_visit
from benchmarks.corpus import Corpus, Size
from benchmarks.facts import Facts
from benchmarks.house import House
from benchmarks.measure import machine, pss_mb, tree
from benchmarks.report import table
from benchmarks.scenarios import SCENARIOS, Scenario, Side

VISITORS = 16
"""Real logins on each side; no closed loop has more connections."""
WEIGHED = 8
"""Visitors whose pages are weighed, at most."""


def run(options: argparse.Namespace) -> None:
    """Measure, print the table, write the JSON."""
    wanted = [one for one in SCENARIOS if not options.only or one.name in options.only]
    with _house_of(options) as house:
        facts = load_house(house, options)
        weights = _weigh(wanted, facts, visitors=min(WEIGHED, *options.connections))
        found = _measured(house, facts, wanted, options)
    found |= {
        "machine": machine(),
        "tickets": facts.tickets,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    for name, weight in weights.items():
        found["pages"][name] |= weight
    if options.json:
        options.json.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(table(found))


def load(options: argparse.Namespace) -> None:
    with _house_of(options) as house:
        load_house(house, options)


def load_house(house: House, options: argparse.Namespace) -> Facts:
    """Fill it unless it was filled before. From here on this process speaks to its rows."""
    if house.facts.exists():
        house.enter()
        return Facts.read_from(house.facts)
    house.prepare()
    house.enter()
    from benchmarks.load import load as fill

    started = time.perf_counter()
    corpus = Corpus(Size.of(options.size), datetime.now(UTC))
    facts = fill(corpus, visitors=VISITORS, say=_say)
    facts.keep_in(house.facts)
    _say(f"loaded in {time.perf_counter() - started:.0f} s")
    return facts


@contextmanager
def _house_of(options: argparse.Namespace) -> Iterator[House]:
    """Kept where --data says, else gone afterwards."""
    if options.data:
        yield House(options.data.resolve(), options.database)
        return
    with tempfile.TemporaryDirectory(prefix="ventanilla-benchmark-", ignore_cleanup_errors=True) as folder:
        house = House(Path(folder), options.database)
        house.refuse_used_database()
        try:
            yield house
        finally:
            house.drop()


def _weigh(scenarios: Sequence[Scenario], facts: Facts, *, visitors: int) -> dict[str, dict[str, Any]]:
    from benchmarks.statements import weigh

    found = {}
    for scenario in scenarios:
        people = facts.agents if scenario.side is Side.AGENT else facts.customers
        found[scenario.name] = asdict(weigh(scenario, people[:visitors]))
    return found


def _measured(
    house: House, facts: Facts, scenarios: Sequence[Scenario], options: argparse.Namespace
) -> dict[str, Any]:
    from benchmarks.rounds import Rounds

    with ExitStack() as stack:
        servers = stack.enter_context(house.open(processes=options.processes))
        bare = stack.enter_context(house.baseline(processes=options.processes))
        runner = stack.enter_context(asyncio.Runner(loop_factory=uvloop.new_event_loop))
        rounds = Rounds(
            facts, servers, bare, runner, Plan(options.sequential, options.seconds, options.connections)
        )
        visit = runner.run(first_visit(servers.urls[0]))
        for number in range(options.rounds):
            _say(f"round {number + 1} of {options.rounds}")
            rounds.go_round(scenarios)
        processes = len(tree(servers.pids))
        memory = {"product_mb": pss_mb(servers.pids), "baseline_mb": pss_mb(bare.pids)}
    return {
        "database": _database(), "first_visit_bytes": visit, "ready_seconds": servers.ready_seconds, **memory,
        "processes": processes,
        "pages": {name: {"rounds": [asdict(block) for block in blocks]} for name, blocks in rounds.blocks.items()},
    }  # fmt: skip


def _database() -> str:
    from django.db import connection

    version = ".".join(map(str, connection.get_database_version()))
    return f"{connection.display_name} {version}"


def _say(words: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {words}", file=sys.stderr, flush=True)
