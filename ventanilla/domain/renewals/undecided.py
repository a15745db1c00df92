"""What ends soon or has just ended, and nobody of the customer has decided yet."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import OuterRef, Q, QuerySet, Subquery

from ventanilla.domain.contracts.models import Contract, Period
from ventanilla.domain.contracts.renewal_dates import SOON
from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.renewals.models import Choice, Decision

JUST = timedelta(days=14)
"""What ended so long ago is still told."""


def with_choice(me: Membership) -> QuerySet[Contract]:
    """Each with `choice`: what was decided last about the period that runs."""
    last = Period.objects.filter(contract=OuterRef(OuterRef("pk"))).order_by("-starts_on").values("pk")[:1]
    decided = Decision.objects.filter(period=Subquery(last)).order_by("-id").values("choice")[:1]
    return Contract.objects.visible_to(me).annotate(choice=Subquery(decided))


def undecided(me: Membership, today: date) -> QuerySet[Contract]:
    """Of who may see renewals; what ends first comes first."""
    if not me.may_view(Section.RENEWALS):
        return Contract.objects.none()
    found = with_choice(me).filter(
        cancelled_on=None, ends_on__range=(today - JUST, today + timedelta(days=SOON))
    )
    return found.filter(Q(choice=None) | Q(choice=Choice.QUOTE)).order_by("ends_on", "id")
