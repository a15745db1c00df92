"""The database itself keeps what is published: it refuses to delete an invoice or a file of one, or to change what they say.

What may still be written of an invoice is what is no part of it: whether it was paid, which one it corrects, and that its
publication was a mistake. Put up after every migration, because SQLite forgets it when it makes a table anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, connections, transaction

SENTENCE = "A published invoice is not changed and not deleted."
INVOICES, FILES, STORED = "invoices_invoice", "invoices_invoicefile", "files_storedfile"
_FROZEN = (
    "id", "issuer_tax_id", "series", "number", "folded_number", "issued_on", "due_on", "net", "tax",
    "total", "currency", "concept", "rectifies_number", "published_at",
)  # fmt: skip
_LIFTED = "ventanilla.invoices_lifted"
_FOLLOW = "ventanilla.invoices_follow"
_BYTES = ("id", "name", "size", "sha256", "place")
MOVED = "invoice_not_moved"
OWNER = "invoices"
"""Whose a stored file is from its publication on."""


def put_up(using: str = "default", plan: Sequence[object] = (), **_kwargs: Any) -> None:
    """For `post_migrate`; safe to run twice."""
    here = connections[using]
    with here.cursor() as cursor:
        there = {INVOICES, FILES, STORED} <= set(here.introspection.table_names(cursor)) if plan else False
        for statement in [*_removal(here.vendor), *_installation(here.vendor)] if there else ():
            cursor.execute(statement)


@contextmanager
def lifted() -> Iterator[None]:
    """Without it, until the block ends: to empty a demonstration."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in lifting():
            cursor.execute(statement)
        yield
        for statement in lowering():
            cursor.execute(statement)


@contextmanager
def following(gone: int, kept: int) -> Iterator[None]:
    """Until the block ends the invoices of one customer may become another's, for the two are the same company: nothing
    else of them changes, and no other customer's.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in _admitting(f"{gone:d}>{kept:d}"):
            cursor.execute(statement)
        yield
        for statement in _admitting(""):
            cursor.execute(statement)


def _admitting(pair: str) -> list[str]:
    """On PostgreSQL a word of this transaction; SQLite gets the trigger anew, with the pair in it."""
    if connection.vendor == "postgresql":
        return [f"SELECT set_config('{_FOLLOW}', '{pair}', true)"]
    name, table, deed, when = next(one for one in _triggers() if one[0] == MOVED)
    admit = f" AND OLD.customer_id || '>' || NEW.customer_id <> '{pair}'" if pair else ""
    return [f"DROP TRIGGER IF EXISTS {name}", _sqlite(name, table, deed, when + admit)]


def lifting() -> list[str]:
    """On PostgreSQL a word of this transaction: while keys of deleted rows wait to be checked, no table can be altered."""
    if connection.vendor == "postgresql":
        return [f"SELECT set_config('{_LIFTED}', 'on', true)"]
    return _removal(connection.vendor)


def lowering() -> list[str]:
    if connection.vendor == "postgresql":
        return [f"SELECT set_config('{_LIFTED}', '', true)"]
    return _installation(connection.vendor)


def _triggers() -> list[tuple[str, str, str, str]]:
    """Name, table, what sets it off, when."""
    changed = " OR ".join(f"OLD.{one} IS DISTINCT FROM NEW.{one}" for one in _FROZEN)
    moved = " OR ".join(f"OLD.{one} IS DISTINCT FROM NEW.{one}" for one in _BYTES)
    return [
        ("invoice_not_deleted", INVOICES, "DELETE", "1 = 1"),
        ("invoice_not_changed", INVOICES, "UPDATE", changed),
        (MOVED, INVOICES, "UPDATE", "OLD.customer_id IS DISTINCT FROM NEW.customer_id"),
        ("invoice_file_not_deleted", FILES, "DELETE", "1 = 1"),
        ("invoice_file_not_changed", FILES, "UPDATE", "1 = 1"),
        ("invoice_bytes_not_deleted", STORED, "DELETE", f"OLD.owner = '{OWNER}'"),
        ("invoice_bytes_not_changed", STORED, "UPDATE", f"OLD.owner = '{OWNER}' AND ({moved})"),
    ]


def _removal(vendor: str) -> list[str]:
    of_table = " ON {table}" if vendor == "postgresql" else ""
    return [
        f"DROP TRIGGER IF EXISTS {name}" + of_table.format(table=table)
        for name, table, _do, _if in _triggers()
    ]


def _installation(vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [_function(), *(_postgresql(*one) for one in _triggers())]
    return [_sqlite(*one) for one in _triggers()]


def _sqlite(name: str, table: str, deed: str, when: str) -> str:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
    return f"CREATE TRIGGER {name} BEFORE {deed} ON {table} WHEN {when.replace('IS DISTINCT FROM', 'IS NOT')} {refuse}"


def _function() -> str:
    body = f"BEGIN RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = 'restrict_violation'; END"
    return f"CREATE OR REPLACE FUNCTION published_invoices_stay() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"


def _postgresql(name: str, table: str, deed: str, when: str) -> str:
    if name == MOVED:
        when += f" AND coalesce(current_setting('{_FOLLOW}', true), '') <> OLD.customer_id || '>' || NEW.customer_id"
    return (
        f"CREATE TRIGGER {name} BEFORE {deed} ON {table} FOR EACH ROW"
        f" WHEN (({when}) AND coalesce(current_setting('{_LIFTED}', true), '') <> 'on')"
        " EXECUTE FUNCTION published_invoices_stay()"
    )
