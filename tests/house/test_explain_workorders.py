"""At a hundred thousand work orders nothing is read whole: lists, searches and numbers take their rows from an index."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.utils.timezone import localdate, now

from tests.house.plans import costly
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.workorders.guard import GUARD
from ventanilla.domain.workorders.models import Status, WorkOrder
from ventanilla.doors.desk.planning import reads as planning
from ventanilla.doors.desk.planning.ics import events_of
from ventanilla.doors.desk.signing.reads import round_of
from ventanilla.doors.desk.workorders import reads as desk
from ventanilla.doors.portal.workorders.reads import waiting_count
from ventanilla.doors.shared.work_order_lists import found_in, of_ticket, of_year, order_lines, years_of

ORDERS, CUSTOMERS = 100_000, 500
LARGE = {"workorders_workorder"}
MOST = 5_000 if connection.vendor == "postgresql" else 400_000
"""Rows of one step, or instructions: some milliseconds."""
_AT = (
    "datetime(%(at)s, '-' || (i / 3) || ' hours')"
    if connection.vendor == "sqlite"
    else "CAST(%(at)s AS timestamptz) - make_interval(hours => i / 3)"
)
_ORDERS = f"""WITH RECURSIVE counted(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM counted WHERE i < {ORDERS - 1})
    INSERT INTO workorders_workorder (customer_id, technician_id, status, year, sequence, subject, summary, internal_note,
        created_by_id, created_at, issued_at, dated_at, minutes, planned_minutes, code, document_sha256, version)
    SELECT %(first)s + i %% {CUSTOMERS}, CASE i %% 3 WHEN 0 THEN %(one)s ELSE %(other)s END,
        CASE WHEN i < 200 THEN 'issued' WHEN i %% 400 = 0 THEN 'objected' ELSE 'signed' END, 2026, {ORDERS} - i,
        'Visita', '', '', %(one)s, {_AT}, {_AT}, {_AT}, 60, 60, CAST(i AS varchar), '', 1 FROM counted"""


@pytest.fixture
def full_house(swept, cast):
    """Made by the database itself."""
    others = [Customer(code=f"K{number:05}", name=f"Cliente {number}") for number in range(CUSTOMERS)]
    Customer.objects.bulk_create(others)
    at = now() - timedelta(days=1)
    values = {"at": at, "first": cast.aurora.pk, "one": cast.marta.pk, "other": cast.bruno.pk}
    with GUARD.lifted(), connection.cursor() as cursor:
        cursor.execute(_ORDERS, values)
        cursor.execute("ANALYZE")
    return cast


def test_every_list_of_work_orders_walks_along_an_index(full_house):
    lucia, marta = full_house.lucia, full_house.marta
    rows = WorkOrder.objects.visible_to(marta)
    mine, oldest = WorkOrder.objects.visible_to(lucia), rows.order_by("sequence").first()

    def at_the_desk(words: str = "", **asked: object) -> None:
        told = {"view": "", "technician": None, "customer": None, **asked}
        first = desk.lines(rows, words=words, cursor="", **told)
        desk.lines(rows, words=words, cursor=first.older, **told)

    looks = {
        "all": at_the_desk,
        "of a state": lambda: [at_the_desk(view=one) for one in desk.VIEWS],
        "of a technician": lambda: at_the_desk(technician=marta.pk),
        "of a technician, to be signed": lambda: at_the_desk(technician=marta.pk, view="por-firmar"),
        "of a customer": lambda: at_the_desk(customer=full_house.aurora.pk, view="firmados"),
        "by number": lambda: at_the_desk(oldest.number),
        "by words": lambda: at_the_desk("nada"),
        "of its page": lambda: desk.last_of(marta, full_house.aurora),
        "portal": lambda: (years_of(mine), order_lines(mine, ""), order_lines(mine, order_lines(mine, "").older)),
        "portal, of a year": lambda: order_lines(of_year(mine, localdate().year - 2), ""),
        "portal, to be signed": lambda: order_lines(mine.filter(status=Status.ISSUED), ""),
        "portal, found": lambda: [order_lines(found_in(mine, one), "") for one in ("nada", oldest.number, "70", "visi")],
        "beside": lambda: (waiting_count(lucia), list(of_ticket(mine, 7))),
        "planning": lambda: planning.read(marta, [localdate()], now(), now() + timedelta(days=7), None),
        "calendar": lambda: events_of(marta, at=now()),
        "telephone": lambda: round_of(marta),
        "paper": lambda: WorkOrder.objects.out().filter(code="77").first(),
    }  # fmt: skip

    assert costly(looks, whole=LARGE, most=MOST) == []
    assert waiting_count(lucia) > 0
    assert order_lines(mine, "").older
