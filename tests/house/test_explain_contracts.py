"""At twenty thousand contracts nothing is read whole: pages, reminders and renewals take their rows from an index."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.utils.timezone import localdate, now

from tests.house.plans import costly
from ventanilla.domain.contracts.actions.offering import Offer, add_service
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.renewals.actions.reminding import remind
from ventanilla.domain.renewals.actions.renewing import follow_up
from ventanilla.doors.desk.contracts import reads as desk
from ventanilla.doors.portal.renewals import reads as renewals
from ventanilla.doors.portal.services import reads as services
from ventanilla.doors.shared.renewal_calendar import events_of

CONTRACTS, CUSTOMERS = 20_000, 500
LARGE = {"contracts_contract", "contracts_period"}
MOST = 5_000 if connection.vendor == "postgresql" else 400_000
"""Rows of one step, or instructions: some milliseconds."""


_DAY = (
    "date(%(today)s, '+' || n || ' days')" if connection.vendor == "sqlite" else "CAST(%(today)s AS date) + n"
)
_CONTRACTS = f"""WITH RECURSIVE counted(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM counted WHERE i < {CONTRACTS - 1}),
    numbered AS (SELECT i, 40 + i %% 700 AS n FROM counted)
    INSERT INTO contracts_contract (number, customer_id, service_id, about, starts_on, months, renewing, notice_days, amount,
        ends_on, decide_by, cancelled_because, created_at, version)
    SELECT 'N' || i, %(first)s + i %% {CUSTOMERS}, %(service)s, '', %(began)s, 12, 'tacit', 0, 100, {_DAY}, {_DAY}, '',
        %(at)s, 1 FROM numbered"""
_PERIODS = """INSERT INTO contracts_period (contract_id, starts_on, ends_on, amount, origin, made_at)
    SELECT id, starts_on, ends_on, amount, 'first', created_at FROM contracts_contract"""


@pytest.fixture
def full_house(swept, cast):
    """Made by the database itself: a thousand rows at a time would take longer than the test."""
    others = [Customer(code=f"K{number:05}", name=f"Cliente {number}") for number in range(CUSTOMERS)]
    Customer.objects.bulk_create(others)
    service = add_service(Offer(name="Copias de seguridad"), by=cast.ivan)
    today = localdate()
    values = {"today": today, "began": today - timedelta(days=900), "at": now(), "service": service.pk,
              "first": cast.aurora.pk}  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_CONTRACTS, values)
        cursor.execute(_PERIODS)
        cursor.execute("ANALYZE")
    return cast


def test_every_list_of_contracts_walks_along_an_index(full_house):
    lucia, ivan, today = full_house.lucia, full_house.ivan, localdate()
    desk_views = ("90", "todos", "vencidos", "baja")
    looks = {
        "contracts": lambda: [desk.contract_lines(ivan, today, view=one, cursor="") for one in desk_views],
        "sums": lambda: desk.sums(ivan, today),
        "customer": lambda: desk.contracts_of(ivan, full_house.aurora),
        "tiles": lambda: services.tiles_of(lucia, today),
        "renewals": lambda: renewals.renewal_lines(lucia, today, ""),
        "home": lambda: renewals.ending_soon(lucia, today, 4),
        "calendar": lambda: events_of(lucia, today),
        "night": lambda: follow_up(today),
        "morning": lambda: remind(today - timedelta(days=500)),
    }  # fmt: skip

    assert costly(looks, whole=LARGE, most=MOST) == []
