"""Whoever has run some of the migrations, and not all, goes on from there (decision 0054); and may change any table."""

from collections.abc import Iterator

import pytest
from django.core.management.sql import emit_pre_migrate_signal
from django.db import ConnectionHandler, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import DjangoDbBlocker

NOWHERE = "nowhere"
MEMORY = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}


def one_by_one() -> list[tuple[str, str]]:
    """Every numbered migration, in the order in which an installation has met them; none of those that replace."""
    loader = MigrationLoader(None, replace_migrations=False)
    names = [name for leaf in loader.graph.leaf_nodes() for name in loader.graph.forwards_plan(leaf)]
    return [name for name in dict.fromkeys(names) if not loader.disk_migrations[name].replaces]


def still_to_run(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """What `migrate` would do here, each that replaces said as those that it stands for.

    Raises `InconsistentMigrationHistory` where one has run whose dependency has not.
    """
    executor = MigrationExecutor(connection)
    executor.loader.check_consistent_history(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [name for one, _ in plan for name in one.replaces or [(one.app_label, one.name)]]


@pytest.fixture
def database(django_db_blocker: DjangoDbBlocker) -> Iterator[BaseDatabaseWrapper]:
    """A database of nobody's, where nothing but the names of migrations is written."""
    with django_db_blocker.unblock():
        connections[NOWHERE] = ConnectionHandler({"default": {}, NOWHERE: MEMORY})[NOWHERE]
        yield connections[NOWHERE]
        del connections[NOWHERE]


def test_from_wherever_one_stands_each_migration_runs_once_and_none_again(database: BaseDatabaseWrapper):
    everything, recorder = one_by_one(), MigrationRecorder(database)
    recorder.ensure_schema()
    assert sorted(still_to_run(database)) == sorted(everything)

    for done, name in enumerate(everything, start=1):
        recorder.record_applied(*name)
        assert sorted(still_to_run(database)) == sorted(everything[done:]), f"after {name}"


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL alters its tables where they are")
def test_any_table_can_be_made_anew_by_a_migration():
    """As Django does it where a column is not simply added: a new one, in place of the old."""
    emit_pre_migrate_signal(0, False, connection.alias, plan=[(Migration("0001_nothing", "config"), False)])
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'")
        tables = [name for (name,) in cursor.fetchall() if not name.startswith(("search_index_", "sqlite_"))]
        for table in tables:
            save = transaction.savepoint()
            cursor.execute(f'CREATE TABLE "new__{table}" AS SELECT * FROM "{table}" LIMIT 0')
            cursor.execute(f'DROP TABLE "{table}"')
            cursor.execute(f'ALTER TABLE "new__{table}" RENAME TO "{table}"')
            transaction.savepoint_rollback(save)

    assert len(tables) > 90
