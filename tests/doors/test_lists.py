"""Lists by keyset: whatever the order, every row comes once, in its place, and what has no value comes last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import a_ticket
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.shared.lists import in_order

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
DUES = st.lists(st.none() | st.integers(0, 5), min_size=1, max_size=9)
"""Hours after Monday; None: nothing is due."""
ORDERS = [("due_at", "number"), ("-due_at", "-number"), ("-number",), ("number",), ("-updated_at", "-number")]


class Row(NamedTuple):
    number: int
    due_at: datetime | None
    updated_at: datetime


def sorted_by_hand(rows: list[Row], order: tuple[str, ...]) -> list[Row]:
    for column in reversed(order):
        name = column.removeprefix("-")
        known = [row for row in rows if getattr(row, name) is not None]
        known.sort(key=lambda row, name=name: getattr(row, name), reverse=column.startswith("-"))
        rows = known + [row for row in rows if getattr(row, name) is None]
    return rows


def walked(rows, order, columns, row, size) -> list:
    """All the pages, one after another."""
    page = in_order(rows, order, "", columns, row, size=size)
    found = [*page.rows]
    while page.older:
        page = in_order(rows, order, page.older, columns, row, size=size)
        assert page.rows
        found += page.rows
    return found


@pytest.mark.parametrize("order", ORDERS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dues=DUES, size=st.integers(1, 4))
def test_every_row_comes_once_and_in_its_place(vpn_ticket, order, dues, size):
    with transaction.atomic():
        first = vpn_ticket.pk + 1
        for number, due in enumerate(dues, start=first):
            vpn_ticket.pk = number
            vpn_ticket.due_at = None if due is None else MONDAY + timedelta(hours=due)
            vpn_ticket.updated_at = MONDAY - timedelta(hours=(due or 0) // 2)
            vpn_ticket.save(force_insert=True)
        rows = Ticket.objects.filter(pk__gte=first)

        found = walked(rows, order, Row._fields, Row, size)

        assert found == sorted_by_hand(
            [Row(*one) for one in rows.order_by("pk").values_list(*Row._fields)], order
        )
        transaction.set_rollback(True)


def test_words_sort_as_well_even_those_that_hold_the_sign_between_the_parts(db):
    names = ["Bar ~ Pepe", "Bar ~ Pepe", "Bar", "~", "Zapatos 1~2"]
    Customer.objects.bulk_create(Customer(code=f"C{n}", name=name) for n, name in enumerate(names))

    found = walked(Customer.objects.all(), ("name", "id"), ("id", "name"), lambda pk, name: (pk, name), 2)

    assert found == list(Customer.objects.order_by("name", "id").values_list("id", "name"))


@pytest.mark.parametrize(
    "cursor", ["~", "x~1", "~x", "2026-01-01T00:00:00~1", "2026-13-01T00:00:00+00:00~1", "\0~1"]
)
def test_a_cursor_of_another_order_is_no_cursor(cast, cursor):
    ticket = a_ticket(cast.lucia)

    page = in_order(Ticket.objects.all(), ("due_at", "number"), cursor, Row._fields, Row)

    assert [row.number for row in page.rows] == [ticket.number]
