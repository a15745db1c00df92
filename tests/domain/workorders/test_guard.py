"""The guard of what was issued, while the schema changes."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from ventanilla.domain.workorders.guard import GUARD


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL alters its tables where they are")
def test_a_table_can_be_made_anew_by_a_migration_and_is_guarded_afterwards(issued):
    plan = ["a migration"]

    GUARD.take_down(plan=plan)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'work\\_%%' ESCAPE '\\'"
        )
        assert cursor.fetchone() == (0,)
    GUARD.put_up(plan=plan)

    with (
        pytest.raises(DatabaseError, match="not deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM workorders_workorder WHERE id = %s", [issued.pk])


@pytest.mark.django_db
def test_where_nothing_is_to_be_done_it_stays(issued):
    GUARD.take_down(plan=[])

    with (
        pytest.raises(DatabaseError, match="not deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM workorders_workorder WHERE id = %s", [issued.pk])
