"""What the desk's pages of work orders read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.workorders.models import Status, WorkOrder, WorkOrderQuerySet, number_of
from ventanilla.doors.shared.lists import Page, in_order

PAGE = 50
OF_CUSTOMER = 6
ORDER = ("-dated_at", "-id")
COLUMNS: Sequence[str] = (
    "dated_at", "id", "year", "sequence", "subject", "status", "minutes", "customer_id", "customer__name",
    "technician__person__name", "document_id", "annex_of_id",
)  # fmt: skip
VIEWS = {
    "borradores": Status.DRAFT, "por-firmar": Status.ISSUED, "firmados": Status.SIGNED, "con-reparos": Status.OBJECTED,
}  # fmt: skip
LOOKED_THROUGH = 2000
"""Words are looked for in the subjects of so many, the newest of those asked for. A number is found whatever its day."""


class Line(NamedTuple):
    dated_at: datetime
    id: int
    year: int | None
    sequence: int | None
    subject: str
    status: str
    minutes: int
    customer_id: int
    customer: str
    technician: str
    document: object
    annex_of: int | None

    @property
    def number(self) -> str:
        return number_of(self.year, self.sequence)

    @property
    def state(self) -> str:
        return str(Status(self.status).label)


def lines(
    rows: WorkOrderQuerySet, *, view: str, technician: int | None, customer: int | None, words: str, cursor: str
) -> Page[Line]:  # fmt: skip
    """The newest first."""
    if view in VIEWS:
        rows = rows.filter(status=VIEWS[view])
    if technician:
        rows = rows.filter(technician=technician)
    if customer:
        rows = rows.filter(customer=customer)
    if words:
        rows = _found_in(rows, words)
    return in_order(rows, ORDER, cursor, COLUMNS, Line, size=PAGE)


def _found_in(rows: WorkOrderQuerySet, words: str) -> WorkOrderQuerySet:
    """By number, as somebody writes it («2026-0042», «42»), or by words of the subject of the newest ones."""
    if told := re.fullmatch(r"(?:(\d{4})\s*[-/ ]\s*)?0*(\d{1,9})", words):
        rows = rows.filter(year=int(told[1])) if told[1] else rows
        return rows.filter(sequence=int(told[2]))
    days = rows.order_by(*ORDER).values_list("dated_at", flat=True)
    since = next(iter(days[LOOKED_THROUGH : LOOKED_THROUGH + 1]), None)
    recent = rows.filter(dated_at__gte=since) if since else rows
    return recent.filter(subject__icontains=words)


def last_of(me: StaffMember, customer: Customer) -> list[Line]:
    rows = WorkOrder.objects.visible_to(me).filter(customer=customer).order_by(*ORDER)
    return [Line(*row) for row in rows.values_list(*COLUMNS)[:OF_CUSTOMER]]


def told_of(order: WorkOrder) -> QuerySet[Entry]:
    """What happened to it, the last first."""
    return Entry.objects.about("workorder", order.pk).order_by("-id")[:30]
