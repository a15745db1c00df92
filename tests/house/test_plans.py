"""What a plan took up is what is there, not what a transaction left behind in an index."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from tests.house.plans import plan_of
from ventanilla.domain.customers.models import Customer

TAKEN_BACK = 2_000
_SWITCHES = ("enable_seqscan", "enable_indexscan", "enable_indexonlyscan")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL tells of rows")
@pytest.mark.django_db
def test_rows_taken_back_are_not_counted():
    with transaction.atomic():
        Customer.objects.bulk_create(
            [Customer(code=f"K{n:05}", name="Mismo nombre") for n in range(TAKEN_BACK)]
        )
        transaction.set_rollback(True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE customers_customer")
        for one in _SWITCHES:
            cursor.execute(f"SET LOCAL {one} = off")

    plan = plan_of(("SELECT * FROM customers_customer WHERE code BETWEEN %s AND %s", ("K0", "K9")))

    assert "Bitmap Index Scan" in plan.text
    assert plan.effort < TAKEN_BACK / 10
