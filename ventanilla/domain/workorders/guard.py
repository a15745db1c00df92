"""The database itself keeps what was issued: it refuses to delete a work order that is no draft, or to change what it says.

What may still be written: how it stands (never a draft again), its papers once each, and the answer to an objection. Put up
after every migration, because SQLite forgets it when it makes a table anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.db import connection, connections, transaction

SENTENCE = "An issued work order is not changed and not deleted."
OWNER = "workorders"
"""Whose a stored file is once it is part of a work order."""
_LIFTED = "ventanilla.workorders_lifted"
_ORDERS, _LINES, _MATERIALS = "workorders_workorder", "workorders_line", "workorders_material"
_SIGNATURES, _OBJECTIONS, _STORED = "workorders_signature", "workorders_objection", "files_storedfile"
TABLES = (_ORDERS, _LINES, _MATERIALS, _SIGNATURES, _OBJECTIONS, _STORED)
_FROZEN = (
    "id", "customer_id", "ticket_id", "technician_id", "year", "sequence", "subject", "summary", "annex_of_id",
    "created_by_id",
    "issued_by_id", "created_at", "issued_at", "dated_at", "minutes", "code",
)  # fmt: skip
_ONCE = ("document_id", "signed_document_id")
_SIGNED = ("id", "order_id", "name", "tax_id", "role", "strokes", "image_id", "signed_at", "device_time",
           "shown_sha256", "way", "client_key")  # fmt: skip
_BYTES = ("id", "name", "size", "sha256", "place")


class Trigger(NamedTuple):
    name: str
    table: str
    deed: str
    when: str


def put_up(using: str = "default", plan: Sequence[object] = (), **_kwargs: Any) -> None:
    """For `post_migrate`; safe to run twice."""
    here = connections[using]
    with here.cursor() as cursor:
        there = set(TABLES) <= set(here.introspection.table_names(cursor)) if plan else False
        for statement in [*_removal(here.vendor), *_installation(here.vendor)] if there else ():
            cursor.execute(statement)


def take_down(using: str = "default", plan: Sequence[object] = (), **_kwargs: Any) -> None:
    """For `pre_migrate`: SQLite makes no table anew while a trigger of another one speaks of it. `put_up` follows."""
    here = connections[using]
    if plan and here.vendor == "sqlite":
        with here.cursor() as cursor:
            for statement in _removal(here.vendor):
                cursor.execute(statement)


@contextmanager
def lifted() -> Iterator[None]:
    """Without it, until the block ends: to fill or empty a demonstration, and where two customers are made one."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in lifting():
            cursor.execute(statement)
        yield
        for statement in lowering():
            cursor.execute(statement)


def lifting() -> list[str]:
    """On PostgreSQL a word of this transaction: while keys of deleted rows wait to be checked, no table can be altered."""
    if connection.vendor == "postgresql":
        return [f"SELECT set_config('{_LIFTED}', 'on', true)"]
    return _removal(connection.vendor)


def lowering() -> list[str]:
    if connection.vendor == "postgresql":
        return [f"SELECT set_config('{_LIFTED}', '', true)"]
    return _installation(connection.vendor)


def _differ(columns: Sequence[str], vendor: str) -> str:
    """JSON has no equality of its own on PostgreSQL but as `jsonb`, which Django uses."""
    unlike = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    return "(" + " OR ".join(f"OLD.{one} {unlike} NEW.{one}" for one in columns) + ")"


def _triggers(vendor: str) -> list[Trigger]:
    def differ(*columns: str) -> str:
        return _differ(columns, vendor)

    once = " OR ".join(f"(OLD.{one} IS NOT NULL AND {differ(one)})" for one in _ONCE)
    named = f"(OLD.document_sha256 <> '' AND {differ('document_sha256')})"
    return [
        Trigger("work_order_not_deleted", _ORDERS, "DELETE", "OLD.status <> 'draft'"),
        Trigger(
            "work_order_not_changed", _ORDERS, "UPDATE",
            f"OLD.status <> 'draft' AND (NEW.status = 'draft' OR {differ(*_FROZEN)} OR {once} OR {named})",
        ),
        *(trigger for table in (_LINES, _MATERIALS) for trigger in _of_drafts(table)),
        Trigger("work_signature_not_deleted", _SIGNATURES, "DELETE", "1 = 1"),
        Trigger("work_signature_not_changed", _SIGNATURES, "UPDATE", differ(*_SIGNED)),
        Trigger("work_objection_not_deleted", _OBJECTIONS, "DELETE", "1 = 1"),
        Trigger(
            "work_objection_not_changed", _OBJECTIONS, "UPDATE",
            f"{differ('id', 'order_id', 'reason', 'at')} OR (OLD.answer <> '' AND {differ('answer', 'answered_at')})",
        ),
        Trigger("work_bytes_not_deleted", _STORED, "DELETE", f"OLD.owner = '{OWNER}'"),
        Trigger("work_bytes_not_changed", _STORED, "UPDATE", f"OLD.owner = '{OWNER}' AND {differ(*_BYTES)}"),
    ]  # fmt: skip


def _of_drafts(table: str) -> Iterator[Trigger]:
    """Lines and materials come and go with a draft, and with nothing else."""
    name = table.replace("workorders", "work")
    for deed, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        order = f"SELECT 1 FROM {_ORDERS} WHERE id = {row}.order_id"  # noqa: S608 - names from above
        is_out = f"EXISTS ({order} AND status <> 'draft')"
        yield Trigger(f"{name}_no_{deed.lower()}", table, deed, is_out)


def _removal(vendor: str) -> list[str]:
    of_table = " ON {table}" if vendor == "postgresql" else ""
    return [
        f"DROP TRIGGER IF EXISTS {one.name}" + of_table.format(table=one.table) for one in _triggers(vendor)
    ]


def _installation(vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [statement for one in _triggers(vendor) for statement in _postgresql(one)]
    refuse = f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
    return [
        f"CREATE TRIGGER {one.name} BEFORE {one.deed} ON {one.table} WHEN {one.when} {refuse}"
        for one in _triggers(vendor)
    ]


def _postgresql(one: Trigger) -> list[str]:
    """The condition stands in the function: that of a trigger cannot look into another table."""
    stays = "NEW" if one.deed != "DELETE" else "OLD"
    body = (
        f"BEGIN IF coalesce(current_setting('{_LIFTED}', true), '') <> 'on' AND ({one.when}) THEN"
        f" RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = 'restrict_violation'; END IF; RETURN {stays}; END"
    )
    return [
        f"CREATE OR REPLACE FUNCTION {one.name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
        f"CREATE TRIGGER {one.name} BEFORE {one.deed} ON {one.table} FOR EACH ROW EXECUTE FUNCTION {one.name}()",
    ]
