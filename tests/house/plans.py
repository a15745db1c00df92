"""How the database goes about a statement, without a clock: which indexes it walks along, and how many rows it takes up."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

STEPS_BETWEEN_LOOKS = 100


Statement = tuple[str, Any]
"""As it was sent, its values apart: SQLite chooses otherwise when it sees them."""


@dataclass(frozen=True)
class Plan:
    sql: str
    text: str
    """As the database tells it, a step a line."""
    effort: int
    """Rows that one step took up at most (PostgreSQL), or instructions of its machine (SQLite)."""

    def reads_whole(self, tables: set[str]) -> set[str]:
        """Those of the tables that are read from end to end."""
        return tables & set(re.findall(r"^(?:Seq Scan|SCAN) (\w+)(?! USING)(?:$| )", self.text, re.MULTILINE))

    def walks(self, table: str) -> list[str]:
        """The steps that take rows of this table."""
        return [step for step in self.text.splitlines() if re.search(rf"\b{table}\b", step)]


def readings_of(look: Callable[[], object]) -> list[Statement]:
    """The statements that only read, of whatever `look` does."""
    seen: list[Statement] = []

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        seen.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        look()
    return [one for one in seen if one[0].startswith(("SELECT", "(SELECT", "WITH"))]


def plan_of(statement: Statement) -> Plan:
    """Explained and carried out once."""
    return (_of_postgresql if connection.vendor == "postgresql" else _of_sqlite)(*statement)


def costly(
    looks: Mapping[str, Callable[[], object]], *, whole: set[str], most: int
) -> list[tuple[str, int, str, str]]:
    """Of what these looks read: what walks one of these tables from end to end, or takes up more than `most`."""
    return [
        (name, plan.effort, plan.sql, plan.text)
        for name, look in looks.items()
        for plan in map(plan_of, readings_of(look))
        if plan.reads_whole(whole) or plan.effort > most
    ]


def _of_postgresql(sql: str, params: Any) -> Plan:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}", params)
        found = cursor.fetchone()[0]
    nodes = list(_nodes((json.loads(found) if isinstance(found, str) else found)[0]["Plan"]))
    return Plan(sql, "\n".join(map(_line, nodes)), max(map(_taken_up, nodes)))


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", []):
        if (node["Node Type"], child["Node Type"]) == ("Bitmap Heap Scan", "Bitmap Index Scan"):
            child["Actual Rows"] = 0  # counted by the heap, which leaves out what a former test took back
        yield from _nodes(child)


def _taken_up(node: dict[str, Any]) -> int:
    removed = sum(value for name, value in node.items() if name.startswith("Rows Removed by"))
    return int((node["Actual Rows"] + removed) * node["Actual Loops"])


def _line(node: dict[str, Any]) -> str:
    where = [node[name] for name in ("Relation Name", "Index Name") if name in node]
    how = [f"{name}: {node[name]}" for name in ("Index Cond", "Filter", "Sort Key") if name in node]
    return " ".join([node["Node Type"], *where, f"({_taken_up(node)} rows)", *how])


def _of_sqlite(sql: str, params: Any) -> Plan:
    looks = 0

    def look() -> int:
        nonlocal looks
        looks += 1
        return 0

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        text = "\n".join(str(row[-1]) for row in cursor.fetchall())
        connection.connection.set_progress_handler(look, STEPS_BETWEEN_LOOKS)
        cursor.execute(sql, params)
        cursor.fetchall()
        connection.connection.set_progress_handler(None, 0)
    return Plan(sql, text, looks * STEPS_BETWEEN_LOOKS)
