"""What a page asks of the database: how many statements, and how long each takes when its rows are warm.

Walked inside this process, so that every statement is seen as it is sent.
"""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.db import connection, transaction
from django.test import Client

from benchmarks.facts import Visitor
from benchmarks.forms import filled_in, pressed
from benchmarks.scenarios import Scenario, Side
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.people.models import Person
from ventanilla.doors.shared.sessions import PLACE

HOUSEKEEPING = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK", "SET ", "SHOW ")
READINGS = ("SELECT", "(SELECT", "WITH")
REPLAYS = 9
"""The fastest counts: what others do on the machine is no cost of the statement."""
SHOWN = 2000


@dataclass(frozen=True)
class Statement:
    sql: str
    ms: float


@dataclass(frozen=True)
class Weight:
    """Of a scenario's first request: of the page, or of the form that is sent."""

    statements: int
    database_ms: float
    """Of the visitor in the middle."""
    database_ms_at_worst: float
    html_bytes: int
    """After gzip, of the largest page."""
    slowest: list[Statement]
    """Of the visitor at worst, the slowest first."""


def weigh(scenario: Scenario, visitors: Sequence[Visitor]) -> Weight:
    found = [_weighed(scenario, visitor) for visitor in visitors]
    times = [sum(one.ms for one in statements) for statements, _size in found]
    worst = found[times.index(max(times))][0]
    return Weight(
        statements=max(len(statements) for statements, _size in found),
        database_ms=median(times),
        database_ms_at_worst=max(times),
        html_bytes=max(size for _statements, size in found),
        slowest=sorted(worst, key=lambda one: -one.ms),
    )


def _weighed(scenario: Scenario, visitor: Visitor) -> tuple[list[Statement], int]:
    client = _client_of(scenario.side, visitor)
    step = scenario.steps(visitor)[0]
    fields = dict(step.fields or {})
    if scenario.before:
        fields = pressed(filled_in(client.get(scenario.before).content.decode(), fields) | fields)
    if not scenario.changes:
        client.get(step.path)  # what is remembered between requests is remembered now
    watch = _Watch()
    with ExitStack() as stack:
        if scenario.changes:
            stack.enter_context(transaction.atomic())
            stack.callback(transaction.set_rollback, True)
        stack.enter_context(connection.execute_wrapper(watch))
        answer = client.post(step.path, fields) if fields else client.get(step.path)
    if answer.status_code not in (200, 302):
        raise SystemExit(f"{scenario.name}: {answer.status_code} from {step.path}")
    return watch.statements(), len(gzip.compress(answer.content, 6))


def _client_of(side: Side, visitor: Visitor) -> Client:
    client = Client(SERVER_NAME="127.0.0.1")
    if side is Side.NOBODY:
        return client
    person = Person.objects.get(email=visitor.email)
    client.force_login(person)
    if side is Side.CUSTOMER:
        session = client.session
        session[PLACE] = Membership.objects.get(person=person).pk
        session.save()
    return client


class _Watch:
    """Sees every statement go by."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, Any, float]] = []

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            if not sql.lstrip().upper().startswith(HOUSEKEEPING):
                self.seen.append((sql, params, time.perf_counter() - started))

    def statements(self) -> list[Statement]:
        """Readings are asked again, to the last row: SQLite works while rows are fetched."""
        return [
            Statement(sql[:SHOWN], 1000 * (_again(sql, params) if sql.startswith(READINGS) else seconds))
            for sql, params, seconds in self.seen
        ]


def _again(sql: str, params: Any) -> float:
    taken = []
    with connection.cursor() as cursor:
        for _time in range(REPLAYS):
            started = time.perf_counter()
            cursor.execute(sql, params)
            cursor.fetchall()
            taken.append(time.perf_counter() - started)
    return min(taken)
