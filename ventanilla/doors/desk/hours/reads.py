"""What the pages of hour banks read, and what other pages of the desk show of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.timezone import localdate

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.hours.actions.correcting import owed
from ventanilla.domain.hours.models import HourBank
from ventanilla.domain.hours.policy import may_keep_hours
from ventanilla.domain.people.models import StaffMember
from ventanilla.doors.shared.hours import BANK_COLUMNS, WORDS, BankLine
from ventanilla.doors.shared.lists import Page, in_order

PAGE, MOST_OF_ONE, SOON = 50, 50, timedelta(days=30)
ORDERS = {
    "agotarse": ("-used", "-id"),
    "caducan": ("valid_until", "id"),
    "terminados": ("-valid_until", "-id"),
}


def bank_lines(me: StaffMember, view: str, today: date, cursor: str) -> Page[BankLine]:
    """`view`: what is about to run out (the most used first), what ends within a month, or what is over."""
    found = HourBank.objects.visible_to(me)
    if view == "terminados":
        found = found.filter(closed_on__isnull=False)
    elif view == "caducan":
        found = found.running().filter(valid_until__range=(today, today + SOON))
    else:
        found = found.running()
    return in_order(found, ORDERS[view], cursor, BANK_COLUMNS, BankLine, size=PAGE)


def banks_of(me: StaffMember, customer: Customer | int, *, running: bool = False) -> list[BankLine]:
    """The last to end first."""
    found = HourBank.objects.visible_to(me).filter(customer=customer)
    rows = (found.running() if running else found).order_by("-valid_until", "-id")
    return [BankLine(*row) for row in rows.values_list(*BANK_COLUMNS)[:MOST_OF_ONE]]


def hours_around(me: StaffMember, customer: Customer) -> dict[str, Any]:
    """For the page of a customer."""
    banks = banks_of(me, customer)
    return {
        "hour_banks": banks, "hours_owed": owed(customer.pk) if banks else 0, "hour_words": WORDS,
        "hours_today": localdate(), "may_keep_hours": may_keep_hours(me),
    }  # fmt: skip
