"""The database itself keeps the journal: it refuses to change or delete a line, whoever asks.

One change is let through: name and details rewritten, for a line that tells so (`forgetting.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

TABLE = "journal_entry"
FORGOTTEN = "journal.words_forgotten"
"""The verb of the lines that tell so."""
_KEPT = (
    "id", "at", "actor_kind", "actor_id", "verb", "thing_kind", "thing_id", "customer_number", "is_access", "words",
    "previous", "hash",
)  # fmt: skip
_REFUSAL = "The journal is only added to."


def install() -> None:
    """Put the guard in place; safe to run twice. A migration that has the table made anew on SQLite calls it again."""
    for statement in [*_removal(), *_installation()]:
        _run(statement)


def is_in_place() -> bool:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT count(*) FROM pg_trigger WHERE tgname IN ('journal_not_changed', 'journal_not_deleted')"
                " AND tgenabled = 'O' AND tgrelid = to_regclass(%s)",
                [TABLE],
            )
        else:
            cursor.execute(
                "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
                " AND name IN ('journal_not_changed', 'journal_not_deleted')",
                [TABLE],
            )
        return bool(cursor.fetchone()[0] == 2)


@contextmanager
def lifted() -> Iterator[None]:
    """Without it, until the block ends: to empty a demonstration. On PostgreSQL readers go on reading meanwhile."""
    with transaction.atomic():
        for statement in lifting():
            _run(statement)
        yield
        for statement in lowering():
            _run(statement)


def lifting() -> list[str]:
    if connection.vendor == "postgresql":
        return [f"ALTER TABLE {TABLE} DISABLE TRIGGER USER"]
    return _removal()


def lowering() -> list[str]:
    if connection.vendor == "postgresql":
        return [f"ALTER TABLE {TABLE} ENABLE TRIGGER USER"]
    return _installation()


def _removal() -> list[str]:
    of_table = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    return [
        f"DROP TRIGGER IF EXISTS journal_not_changed{of_table}",
        f"DROP TRIGGER IF EXISTS journal_not_deleted{of_table}",
    ]


def _installation() -> list[str]:
    if connection.vendor == "postgresql":
        refuse = f"BEGIN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'restrict_violation'; END"
        return [
            f"CREATE OR REPLACE FUNCTION journal_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ {refuse} $$",
            _forgetting_function(),
            f"CREATE TRIGGER journal_not_changed BEFORE UPDATE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION journal_forgets()",
            f"CREATE TRIGGER journal_not_deleted BEFORE DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION journal_refuses()",
        ]
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    return [
        f"CREATE TRIGGER journal_not_changed BEFORE UPDATE ON {TABLE} WHEN NOT ({_forgets('IS')}) {refuse}",
        f"CREATE TRIGGER journal_not_deleted BEFORE DELETE ON {TABLE} {refuse}",
    ]


def _forgetting_function() -> str:
    body = f"BEGIN IF NOT ({_forgets('IS NOT DISTINCT FROM')}) THEN RAISE EXCEPTION '{_REFUSAL}'"
    body += " USING ERRCODE = 'restrict_violation'; END IF; RETURN NEW; END"
    return f"CREATE OR REPLACE FUNCTION journal_forgets() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"


def _forgets(equals: str) -> str:
    """In SQL: nothing but the words is another, and a later line tells so."""
    kept = " AND ".join(f"NEW.{column} {equals} OLD.{column}" for column in _KEPT)
    told = f"SELECT 1 FROM {TABLE} AS told WHERE told.id = NEW.forgotten_in AND told.verb = '{FORGOTTEN}'"  # noqa: S608
    return f"{kept} AND NEW.salt = '' AND NEW.forgotten_in > OLD.id AND EXISTS ({told})"


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
