"""What is kept of somebody in renewals: what they decided, and the address at which their calendar reads."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.privacy.holdings.base import Holding, Rows, delete
from ventanilla.domain.privacy.subject import Subject
from ventanilla.domain.renewals.models import Decision, RenewalFeed


def _feeds(who: Subject) -> Rows:
    return RenewalFeed.objects.filter(Q(member__in=who.members) | Q(staff=who.staff or 0))


HOLDINGS = (
    Holding(
        "renewal_feeds", _("Enlaces de calendario de renovaciones"), RenewalFeed, _feeds, erase=delete,
    ),
    Holding(
        "decisions", _("Decisiones sobre renovaciones"), Decision,
        lambda who: Decision.objects.filter(decided_by__in=who.members),
        shown=("choice", "decided_at", "shown", "ticket_id"),
        kept="Evidence of what a company agreed, by a number.",
    ),
)  # fmt: skip
