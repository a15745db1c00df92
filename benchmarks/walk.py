"""A scenario walked over the wire, by one person after the other or by many at once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from benchmarks.client import Answer, Browser, Unexpected
from benchmarks.corpus import PASSWORD
from benchmarks.facts import Visitor
from benchmarks.forms import filled_in, pressed
from benchmarks.scenarios import Scenario, Step


@dataclass
class Walker:
    """A visitor who has come in, with the form that lies open before them."""

    visitor: Visitor
    browser: Browser
    form: dict[str, str] = field(default_factory=dict)

    async def get_ready(self, scenario: Scenario) -> None:
        """Warm the page up; open the form that is going to be sent."""
        self.form = {}
        if not scenario.before:
            await self.walk(scenario)
            return
        page = (await self.browser.get(scenario.before)).body.decode()
        fields = scenario.steps(self.visitor)[0].fields or {}
        self.form = filled_in(page, fields) | dict(fields)

    async def walk(self, scenario: Scenario) -> list[Answer]:
        """Raises Unexpected when an answer is not what the scenario says."""
        answers: list[Answer] = []
        for step in scenario.steps(self.visitor):
            path = step.path or answers[-1].headers["location"]
            if step.fields is None:
                answer = await self.browser.get(path)
            else:
                answer = await self.browser.post(path, pressed(self.form))
            _judge(answer, step, scenario)
            answers.append(answer)
        return answers


async def come_in(visitors: Sequence[Visitor], urls: Sequence[str]) -> list[Walker]:
    """Everybody by their own login, spread over the servers as a proxy would."""
    walkers = [Walker(visitor, Browser(urls[n % len(urls)])) for n, visitor in enumerate(visitors)]
    for walker in walkers:
        await walker.browser.log_in(walker.visitor.email, PASSWORD)
    return walkers


def elsewhere(walkers: Sequence[Walker], urls: Sequence[str]) -> list[Walker]:
    """The same people with the same cookies before other servers."""
    return [
        Walker(one.visitor, Browser(urls[n % len(urls)], one.browser.cookies))
        for n, one in enumerate(walkers)
    ]


async def one_after_the_other(walkers: Sequence[Walker], scenario: Scenario, count: int) -> list[float]:
    """Seconds that each of `count` walks took; the people take turns."""
    taken = []
    for number in range(count):
        started = time.perf_counter()
        await walkers[number % len(walkers)].walk(scenario)
        taken.append(time.perf_counter() - started)
    return taken


async def all_at_once(walkers: Sequence[Walker], scenario: Scenario, seconds: float) -> list[float]:
    """A closed loop: everybody asks again as soon as the answer is there. Seconds that each walk took."""
    end = time.perf_counter() + seconds
    taken: list[float] = []

    async def stroll(walker: Walker) -> None:
        while (started := time.perf_counter()) < end:
            await walker.walk(scenario)
            taken.append(time.perf_counter() - started)

    await asyncio.gather(*map(stroll, walkers))
    return taken


def _judge(answer: Answer, step: Step, scenario: Scenario) -> None:
    expected = 302 if step.fields is not None else 200
    if answer.status != expected:
        raise Unexpected(f"{scenario.name}: {answer.status} instead of {expected} from {step.path}")
    if step.marker.encode() not in answer.body and escape(step.marker).encode() not in answer.body:
        raise Unexpected(f"{scenario.name}: «{step.marker}» is not to be seen at {step.path}")
