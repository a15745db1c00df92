"""What the pages of contracts read."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, QuerySet, Sum

from ventanilla.domain.contracts.models import Contract, Renewing
from ventanilla.domain.contracts.standing import Standing, standing
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.renewals.models import Decision
from ventanilla.doors.desk.contracts.told import TOLD
from ventanilla.doors.shared.lists import Page, in_order

PAGE = 50
HORIZONS = (30, 60, 90)
LINES_SHOWN = 20
MOST_OF_ONE = 100
COLUMNS = (
    "ends_on", "id", "number", "customer_id", "customer__name", "service__name", "about", "renewing", "decide_by",
    "amount", "cancelled_on",
)  # fmt: skip


class Line(NamedTuple):
    ends_on: date
    id: int
    number: str
    customer_id: int
    customer: str
    service: str
    about: str
    renewing: str
    decide_by: date
    amount: Decimal | None
    cancelled_on: date | None

    @property
    def is_tacit(self) -> bool:
        return self.renewing == Renewing.TACIT

    def standing(self, today: date) -> Standing:
        return standing(self.ends_on, cancelled_on=self.cancelled_on, today=today)


class Worth(NamedTuple):
    """How many end within so many days, and what their periods are worth."""

    days: int
    contracts: int
    worth: Decimal


def ending(me: StaffMember, today: date, days: int) -> QuerySet[Contract]:
    """Whose last period ends from today on, within so many days."""
    return _running(me).filter(ends_on__range=(today, today + timedelta(days=days)))


def sums(me: StaffMember, today: date) -> list[Worth]:
    """One statement each: three ranges of one index."""
    return [Worth(days, *_worth(ending(me, today, days))) for days in HORIZONS]


def contract_lines(me: StaffMember, today: date, *, view: str, cursor: str) -> Page[Line]:
    """`view`: a horizon in days, «vencidos» (nobody decided), «baja», or all that run. What ends first comes first."""
    if view in map(str, HORIZONS):
        return _page(ending(me, today, int(view)), cursor)
    if view == "vencidos":
        return _page(_running(me).filter(ends_on__lt=today), cursor, newest_first=True)
    if view == "baja":
        return _page(
            Contract.objects.visible_to(me).filter(cancelled_on__isnull=False), cursor, newest_first=True
        )
    return _page(_running(me).filter(ends_on__gte=today), cursor)


def contracts_of(me: StaffMember, customer: Customer) -> list[Line]:
    """The last to end first."""
    found = Contract.objects.visible_to(me).filter(customer=customer).order_by("-ends_on", "-id")
    return [Line(*row) for row in found.values_list(*COLUMNS)[:MOST_OF_ONE]]


def lines_of(contract: Contract) -> QuerySet[Entry]:
    """What was done to it, the last first."""
    about = Entry.objects.about("contract", contract.pk).filter(verb__in=list(TOLD))
    return about.order_by("-id")[:LINES_SHOWN]


def decisions_of(me: StaffMember, contract: Contract) -> QuerySet[Decision]:
    """What its customer has decided, the last first."""
    found = Decision.objects.visible_to(me).filter(period__contract=contract)
    return found.select_related("decided_by__person").order_by("-id")[:LINES_SHOWN]


def _running(me: StaffMember) -> QuerySet[Contract]:
    return Contract.objects.visible_to(me).running()


def _worth(found: QuerySet[Contract]) -> tuple[int, Decimal]:
    told = found.aggregate(count=Count("pk"), worth=Sum("amount", default=Decimal(0)))
    return told["count"], told["worth"]


def _page(found: QuerySet[Contract], cursor: str, *, newest_first: bool = False) -> Page[Line]:
    order = ("-ends_on", "-id") if newest_first else ("ends_on", "id")
    return in_order(found, order, cursor, COLUMNS, Line, size=PAGE)
