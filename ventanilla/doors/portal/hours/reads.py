"""What the pages of hours read."""

from __future__ import annotations

from django.db.models import QuerySet

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.hours.models import Approval, HourBank
from ventanilla.domain.hours.policy import may_approve
from ventanilla.doors.shared.hours import BANK_COLUMNS, BankLine

MOST_BANKS, MOST_WAITING = 50, 5


def banks_of(me: Membership, *, running: bool) -> list[BankLine]:
    """The first to expire first; those that are over, the last first."""
    found = HourBank.objects.visible_to(me)
    rows = (
        found.running().order_by("valid_until", "id")
        if running
        else found.filter(closed_on__isnull=False).order_by("-valid_until", "-id")
    )
    return [BankLine(*row) for row in rows.values_list(*BANK_COLUMNS)[:MOST_BANKS]]


def waiting_approvals(me: Membership) -> QuerySet[Approval]:
    """What somebody of the company has to decide; those who may are asked."""
    found = Approval.objects.visible_to(me) if may_approve(me) else Approval.objects.none()
    return found.filter(state=Approval.State.WAITING).order_by("-id")[:MOST_WAITING]
