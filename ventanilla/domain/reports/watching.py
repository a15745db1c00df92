"""The database itself notes which days are no longer as they were summed up: whoever changes a ticket, by whatever road.

Taken down before every migration and put up after it: SQLite forgets it when it makes the table of tickets anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

from django.db import connections

COUNTED = (
    "created_at", "resolved_at", "first_response_at", "qualified_at", "answer_due_at", "resolution_due_at",
    "qualification_due_at", "updates_in_time", "updates_late", "status",
    "customer_id", "team_id", "type_id", "application_id", "assignee_id", "priority",
)  # fmt: skip
"""The columns of a ticket that figures are made of."""
RATED = ("rated_at", "stars", "ticket_id")
NOTED = ("spent_on", "minutes", "ticket_id")
_NOON = {
    "sqlite": "{row}.spent_on || ' 12:00:00'",
    "postgresql": "({row}.spent_on + time '12:00') AT TIME ZONE 'UTC'",
}
"""Of a day: within the same day nearly everywhere."""
_MOMENTS = {
    "tickets_rating": "SELECT {row}.rated_at AS at",
    "tickets_timeentry": "SELECT {noon} AS at",
    "tickets_ticket": """SELECT {row}.created_at AS at UNION SELECT {row}.resolved_at
        UNION SELECT rated_at FROM tickets_rating WHERE ticket_id = {row}.number
        UNION SELECT {noon} FROM tickets_timeentry AS noted WHERE ticket_id = {row}.number""",
}
WATCHED = {"tickets_ticket": COUNTED, "tickets_rating": RATED, "tickets_timeentry": NOTED}
_NOTE = """INSERT INTO reports_touched (at)
    SELECT at FROM ({moments}) AS moments WHERE at < (SELECT watched_until FROM reports_bookkeeping)"""
EVENTS = {"INSERT": ("new",), "UPDATE": ("old", "new"), "DELETE": ("old",)}


def put_up(using: str = "default", plan: Sequence[object] = (), **_kwargs: Any) -> None:
    """After any migration; twice does no harm. `plan`: what was migrated."""
    connection = connections[using]
    if not plan or not {"reports_touched", *WATCHED} <= set(connection.introspection.table_names()):
        return
    make = _postgresql if connection.vendor == "postgresql" else _sqlite
    with connection.cursor() as cursor:
        for table, columns in WATCHED.items():
            for event, rows in EVENTS.items():
                moments = " UNION ".join(_moments(table, row, connection.vendor) for row in rows)
                note = _NOTE.format(moments=moments)
                changed = " OR ".join(f"old.{one} IS DISTINCT FROM new.{one}" for one in columns)
                for statement in make(table, event, note, changed if event == "UPDATE" else ""):
                    cursor.execute(statement)


def take_down(using: str = "default", plan: Sequence[object] = (), **_kwargs: Any) -> None:
    """Before any migration: SQLite makes no table anew while a trigger of another one speaks of it. What a migration then
    changes of tickets it has to note by itself.
    """
    connection = connections[using]
    if plan and connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for table, event in product(WATCHED, EVENTS):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{event.lower()}_touches")


def _moments(table: str, row: str, vendor: str) -> str:
    noted = "noted" if table == "tickets_ticket" else row
    return _MOMENTS[table].format(row=row, noon=_NOON[vendor].format(row=noted))


def _sqlite(table: str, event: str, note: str, changed: str) -> list[str]:
    name = f"{table}_{event.lower()}_touches"
    when = f"WHEN {changed.replace('IS DISTINCT FROM', 'IS NOT')}" if changed else ""
    return [
        f"DROP TRIGGER IF EXISTS {name}",
        f"CREATE TRIGGER {name} AFTER {event} ON {table} {when} BEGIN {note}; END",
    ]


def _postgresql(table: str, event: str, note: str, changed: str) -> list[str]:
    """What changed is asked inside of the function: named in the trigger, a column could not be altered."""
    name = f"{table}_{event.lower()}_touches"
    body = f"IF {changed} THEN {note}; END IF;" if changed else f"{note};"
    return [
        f"""CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN {body} RETURN NULL; END $$""",
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
