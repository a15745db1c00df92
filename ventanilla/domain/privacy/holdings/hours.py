"""What is kept of somebody in hour banks: that they let work go beyond what was left, or did not."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from ventanilla.domain.hours.models import Approval
from ventanilla.domain.privacy.holdings.base import Holding

HOLDINGS = (
    Holding(
        "hour_approvals", _("Aprobaciones de horas"), Approval,
        lambda who: Approval.objects.filter(decided_by__in=who.members),
        shown=("subject", "minutes", "state", "note", "decided_at"),
        kept="Evidence of what a company agreed to spend.",
    ),
)  # fmt: skip
