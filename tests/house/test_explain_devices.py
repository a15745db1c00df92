"""At fifty thousand devices nothing is read whole: lists, pages and reminders take their rows from an index."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.utils.timezone import localdate, now

from tests.house.plans import costly, readings_of
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.devices.models import Device
from ventanilla.domain.renewals.actions.warranties import remind
from ventanilla.doors.desk.devices import reads as desk
from ventanilla.doors.portal.network import reads as portal
from ventanilla.doors.shared.device_lists import Asked, device_lines, named, narrowed
from ventanilla.doors.shared.network import network_of

DEVICES, CUSTOMERS = 50_000, 500
MOST = 5_000 if connection.vendor == "postgresql" else 400_000
"""Rows of one step, or instructions: some milliseconds."""
_DAY = (
    "date(%(today)s, '+' || n || ' days')" if connection.vendor == "sqlite" else "CAST(%(today)s AS date) + n"
)
_DEVICES = f"""WITH RECURSIVE counted(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM counted WHERE i < {DEVICES - 1}),
    numbered AS (SELECT i, 40 + i %% 1700 AS n FROM counted)
    INSERT INTO devices_device (customer_id, name, kind, brand, model, serial, ip, mac, location, "user", warranty_until,
        state, notes, internal_note, external_id, label_code, created_at, version)
    SELECT %(first)s + i %% {CUSTOMERS}, 'PC-' || i, 'computer', 'HP', 'Pro', 'S' || i, '', '', '', '', {_DAY}, 'in_service',
        '', '', '', 'L' || i, %(at)s, 1 FROM numbered"""
_LINKS = f"""INSERT INTO devices_devicelink (a_id, b_id, what, port)
    SELECT a.id, a.id + {CUSTOMERS}, 'copper', '' FROM devices_device a WHERE a.id / {CUSTOMERS} %% 5 > 0
        AND a.id + {CUSTOMERS} <= (SELECT max(id) FROM devices_device)"""


@pytest.fixture
def full_house(swept, cast):
    """Made by the database itself: a thousand rows at a time would take longer than the test."""
    Customer.objects.bulk_create(
        Customer(code=f"K{number:05}", name=f"Cliente {number}") for number in range(CUSTOMERS)
    )
    with connection.cursor() as cursor:
        cursor.execute(_DEVICES, {"today": localdate(), "at": now(), "first": cast.aurora.pk})
        cursor.execute(_LINKS, ())
        cursor.execute("ANALYZE")
    return cast


def test_every_list_of_devices_walks_along_an_index(full_house):
    lucia, ivan, aurora, today = full_house.lucia, full_house.ivan, full_house.aurora, localdate()
    one = Device.objects.filter(customer=aurora).first()
    theirs = Device.objects.visible_to(lucia)
    words = named(narrowed(theirs, Asked(words="pc"), today), "pc", private=True)
    looks = {
        "portal": lambda: device_lines(narrowed(theirs, Asked(), today), ""),
        "portal words": lambda: device_lines(words, ""),
        "portal later": lambda: device_lines(theirs, f"{one.name}~{one.pk}"),
        "tickets": lambda: portal.tickets_about(lucia, one),
        "desk": lambda: desk.lines(ivan, None, Asked(), today),
        "desk kind": lambda: desk.lines(ivan, None, Asked(kind="computer"), today),
        "desk later": lambda: desk.lines(ivan, None, Asked(), today, f"{one.name}~{one.pk}"),
        "customer": lambda: desk.lines(ivan, aurora, Asked(words="pc"), today),
        "around": lambda: desk.devices_around(ivan, aurora),
        "orders": lambda: desk.orders_about(ivan, one),
        "drawing": lambda: network_of(ivan, aurora, QueryDict()),
        "drawing of a site": lambda: network_of(lucia, aurora, QueryDict("sede=0")),
        "morning": lambda: remind(today - timedelta(days=25)),
    }  # fmt: skip

    assert costly(looks, whole={"devices_device", "devices_devicelink"}, most=MOST) == []
    assert len(readings_of(looks["drawing"])) <= 4
