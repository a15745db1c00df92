"""What a contact decides for themselves."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.actions import record


@transaction.atomic
def want_reports(member: Membership, *, wanted: bool, by: Membership) -> bool:
    """Whether the monthly report comes by mail from now on; False when it was so already.

    Raises ValueError for anybody but the contact.
    """
    if by != member:
        raise ValueError("Nobody chooses for somebody else what they get by mail.")
    if not Membership.objects.filter(pk=member.pk).exclude(wants_reports=wanted).update(wants_reports=wanted):
        return False
    member.wants_reports = wanted
    record(by, "contact.wants_reports", member, at=now(), wanted=wanted)
    return True


@transaction.atomic
def want_summary(member: Membership, *, wanted: bool, by: Membership) -> bool:
    """Whether the company's week comes by mail from now on; False when they have said so already.

    Raises ValueError for anybody but the contact.
    """
    if by != member:
        raise ValueError("Nobody chooses for somebody else what they get by mail.")
    same = Membership.objects.filter(pk=member.pk, wants_summary=wanted)
    if same.exists():
        return False
    Membership.objects.filter(pk=member.pk).update(wants_summary=wanted)
    member.wants_summary = wanted
    record(by, "contact.wants_summary", member, at=now(), wanted=wanted)
    return True
