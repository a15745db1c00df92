"""What contracts promise: the service levels that hang from them, from when until when."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ventanilla.domain.contracts.models import Contract
from ventanilla.domain.contracts.renewal_dates import DAY


class Promise(NamedTuple):
    level: int
    starts_on: date
    last_day: date

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day <= self.last_day


def promises() -> dict[int, list[Promise]]:
    """By customer; of each the one that began last comes first. Kept in memory by whoever asks: one statement."""
    found: dict[int, list[Promise]] = {}
    rows = Contract.objects.filter(level__isnull=False).order_by("-starts_on", "-id")
    columns = ("customer_id", "level_id", "starts_on", "ends_on", "cancelled_on")
    for customer, level, starts_on, ends_on, cancelled_on in rows.values_list(*columns):
        found.setdefault(customer, []).append(Promise(level or 0, starts_on, cancelled_on or ends_on))
    return found


def have_turned(since: date, today: date) -> bool:
    """One of them holds, or holds no more, from a day after `since` on: what is promised became another by itself."""
    turns = [
        day for those in promises().values() for one in those for day in (one.starts_on, one.last_day + DAY)
    ]
    return any(since < day <= today for day in turns)
