"""What the pages of renewals read."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet

from ventanilla.domain.contracts.models import Period, Renewing
from ventanilla.domain.contracts.standing import REMEMBERED, Standing, standing
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.renewals.models import Decision
from ventanilla.domain.renewals.undecided import undecided, with_choice
from ventanilla.doors.shared.lists import Page, in_order

PAGE = 50
COLUMNS = (
    "ends_on", "id", "number", "service__name", "about", "starts_on", "decide_by", "renewing", "cancelled_on", "choice",
)  # fmt: skip


class Line(NamedTuple):
    ends_on: date
    id: int
    number: str
    service: str
    about: str
    starts_on: date
    decide_by: date
    renewing: str
    cancelled_on: date | None
    choice: str | None
    """What was decided last about the period that runs."""

    @property
    def is_tacit(self) -> bool:
        return self.renewing == Renewing.TACIT

    @property
    def last_day(self) -> date:
        return self.cancelled_on or self.ends_on

    def standing(self, today: date) -> Standing:
        return standing(self.ends_on, cancelled_on=self.cancelled_on, today=today)


def renewal_lines(me: Membership, today: date, cursor: str) -> Page[Line]:
    """What runs, and what ended not long ago; what ends first comes first."""
    recent = with_choice(me).filter(Q(ends_on__gte=today - REMEMBERED))
    return in_order(recent, ("ends_on", "id"), cursor, COLUMNS, Line, size=PAGE)


def ending_soon(me: Membership, today: date, most: int) -> list[Line]:
    """For Inicio: what ends within `SOON` days or has just ended, and nobody has decided."""
    return [Line(*row) for row in undecided(me, today).values_list(*COLUMNS)[:most]]


def decisions_of(me: Membership, period: Period) -> QuerySet[Decision]:
    """What was decided about this period, the last first."""
    found = Decision.objects.visible_to(me).filter(period=period)
    return found.select_related("decided_by__person").order_by("-id")
