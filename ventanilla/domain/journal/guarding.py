"""Triggers by which the database itself keeps rows: it refuses to delete or to change them, until it is lifted.

Put up after every migration, because SQLite forgets a trigger when it makes its table anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection, connections, transaction


class Trigger(NamedTuple):
    name: str
    table: str
    deed: str
    """What sets it off: INSERT, UPDATE or DELETE."""
    when: str
    """In SQL: what it refuses."""


def differ(columns: Sequence[str], vendor: str) -> str:
    """In SQL: one of them is to be another than it was. (PostgreSQL compares JSON that is kept as `jsonb`.)"""
    unlike = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    return "(" + " OR ".join(f"OLD.{one} {unlike} NEW.{one}" for one in columns) + ")"


@dataclass(frozen=True)
class Guard:
    sentence: str
    """Told to whoever tries."""
    word: str
    """A setting of PostgreSQL that lifts it for one transaction."""
    triggers: Callable[[str], Sequence[Trigger]]
    """By the vendor of the database."""

    def put_up(self, using: str = "default", plan: Sequence[object] = (), **_kwargs: Any) -> None:
        """For `post_migrate`; safe to run twice."""
        here = connections[using]
        with here.cursor() as cursor:
            known = set(here.introspection.table_names(cursor)) if plan else set()
            there = plan and {one.table for one in self.triggers(here.vendor)} <= known
            for statement in [*self._removal(here.vendor), *self._installation(here.vendor)] if there else ():
                cursor.execute(statement)

    def take_down(self, using: str = "default", plan: Sequence[object] = (), **_kwargs: Any) -> None:
        """For `pre_migrate`: SQLite makes no table anew while a trigger of another one speaks of it. `put_up` follows."""
        here = connections[using]
        if plan and here.vendor == "sqlite":
            with here.cursor() as cursor:
                for statement in self._removal(here.vendor):
                    cursor.execute(statement)

    @contextmanager
    def lifted(self) -> Iterator[None]:
        """Without it, until the block ends: to fill or empty a demonstration, and where two customers are made one."""
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in self.lifting():
                cursor.execute(statement)
            yield
            for statement in self.lowering():
                cursor.execute(statement)

    def lifting(self) -> list[str]:
        """A word of the transaction on PostgreSQL: while keys of deleted rows wait to be checked, no table is altered."""
        if connection.vendor == "postgresql":
            return [f"SELECT set_config('{self.word}', 'on', true)"]
        return self._removal(connection.vendor)

    def lowering(self) -> list[str]:
        if connection.vendor == "postgresql":
            return [f"SELECT set_config('{self.word}', '', true)"]
        return self._installation(connection.vendor)

    def make_anew(self, one: Trigger) -> list[str]:
        """On SQLite, where no word of a transaction can be asked for."""
        return [f"DROP TRIGGER IF EXISTS {one.name}", self._sqlite(one)]

    def _removal(self, vendor: str) -> list[str]:
        triggers = self.triggers(vendor)
        if vendor == "postgresql":
            return [f"DROP TRIGGER IF EXISTS {one.name} ON {one.table}" for one in triggers]
        return [f"DROP TRIGGER IF EXISTS {one.name}" for one in triggers]

    def _installation(self, vendor: str) -> list[str]:
        if vendor == "postgresql":
            return [statement for one in self.triggers(vendor) for statement in self._postgresql(one)]
        return [self._sqlite(one) for one in self.triggers(vendor)]

    def _sqlite(self, one: Trigger) -> str:
        refuse = f"BEGIN SELECT RAISE(ABORT, '{self.sentence}'); END"
        return f"CREATE TRIGGER {one.name} BEFORE {one.deed} ON {one.table} WHEN {one.when} {refuse}"

    def _postgresql(self, one: Trigger) -> list[str]:
        """The condition stands in the function: that of a trigger cannot look into another table."""
        stays = "NEW" if one.deed != "DELETE" else "OLD"
        body = (
            f"BEGIN IF coalesce(current_setting('{self.word}', true), '') <> 'on' AND ({one.when}) THEN"
            f" RAISE EXCEPTION '{self.sentence}' USING ERRCODE = 'restrict_violation'; END IF; RETURN {stays}; END"
        )
        make = f"CREATE TRIGGER {one.name} BEFORE {one.deed} ON {one.table} FOR EACH ROW EXECUTE FUNCTION {one.name}()"
        return [
            f"CREATE OR REPLACE FUNCTION {one.name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
            make,
        ]
