"""At six thousand hour banks and their movements nothing is read whole: every page takes its rows from an index."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.utils.timezone import localdate, now

from tests.house.plans import costly
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.hours.actions.correcting import owed
from ventanilla.domain.hours.actions.drawing import foresee
from ventanilla.domain.hours.actions.tending import expire, remind_of_end
from ventanilla.domain.hours.models import HourBank, Movement
from ventanilla.doors.desk.hours import reads as desk
from ventanilla.doors.portal.hours import reads as portal
from ventanilla.doors.shared.hours import movements

BANKS, MOVEMENTS, CUSTOMERS = 6_000, 24_000, 500
LARGE = {"hours_hourbank", "hours_movement"}
MOST = 5_000 if connection.vendor == "postgresql" else 400_000
"""Rows of one step, or instructions: some milliseconds."""
_DAY = (
    "date(%(today)s, '+' || n || ' days')" if connection.vendor == "sqlite" else "CAST(%(today)s AS date) + n"
)
_COUNTED = "WITH RECURSIVE counted(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM counted WHERE i < {most} - 1)"
_BANKS = f"""{_COUNTED.format(most=BANKS)}, numbered AS (SELECT i, 40 + i %% 700 AS n FROM counted)
    INSERT INTO hours_hourbank (customer_id, name, minutes, granted, balance, used, bought_at, valid_from, valid_until, unit,
        night, holiday, travel, night_from, night_until, sundays, asks_first, told, told_of_end, closed_on, version)
    SELECT %(first)s + i %% {CUSTOMERS}, 'Bono ' || i, 600, 600, 600 - i %% 640, (i %% 640) / 6, %(at)s, %(began)s, {_DAY},
        15, 150, 200, 100, 1320, 360, TRUE, FALSE, '[]', FALSE, CASE WHEN i %% 4 = 0 THEN NULL ELSE {_DAY} END, 1
    FROM numbered"""
_MOVEMENTS = f"""{_COUNTED.format(most=MOVEMENTS)}
    INSERT INTO hours_movement (customer_id, bank_id, minutes, why, reason, at)
    SELECT %(first)s + (i / 4) %% {CUSTOMERS}, %(bank)s + i / 4, 60, 'bought', '', %(at)s FROM counted"""


@pytest.fixture
def full_house(swept, cast):
    """Made by the database itself."""
    others = [Customer(code=f"K{number:05}", name=f"Cliente {number}") for number in range(CUSTOMERS)]
    Customer.objects.bulk_create(others)
    today = localdate()
    values = {"today": today, "began": today - timedelta(days=900), "at": now(), "first": cast.aurora.pk}
    with connection.cursor() as cursor:
        cursor.execute(_BANKS, values)
        cursor.execute(_MOVEMENTS, {**values, "bank": HourBank.objects.order_by("pk").first().pk})
        cursor.execute("ANALYZE")
    return cast


def test_every_list_of_hours_walks_along_an_index(full_house):
    lucia, ivan, today = full_house.lucia, full_house.ivan, localdate()
    bank = HourBank.objects.filter(customer=full_house.aurora).first()
    looks = {
        "desk": lambda: [desk.bank_lines(ivan, view, today, "") for view in desk.ORDERS],
        "customer": lambda: desk.hours_around(ivan, full_house.aurora),
        "bank": lambda: movements(Movement.objects.visible_to(ivan).filter(bank=bank), ""),
        "company": lambda: movements(Movement.objects.visible_to(lucia), ""),
        "running": lambda: portal.banks_of(lucia, running=True),
        "over": lambda: portal.banks_of(lucia, running=False),
        "owed": lambda: owed(full_house.aurora.pk),
        "draft": lambda: foresee(full_house.aurora.pk, []),
        "morning": lambda: (expire(today), remind_of_end(today)),
    }

    assert costly(looks, whole=LARGE, most=MOST) == []
