"""What was asked from outside is not kept for long."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import now

from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.support.actions.asking import LINK_LIVES
from ventanilla.domain.support.models import SupportRequest

DECIDED_KEPT = timedelta(days=30)


@task
def forget_support_requests() -> None:
    """Delete what nobody confirmed while its link lived, and what was decided a month ago. Safe to run twice. None of them
    has files any more.
    """
    state, at = SupportRequest.State, now()
    SupportRequest.objects.filter(state=state.UNVERIFIED, asked_at__lt=at - LINK_LIVES).delete()
    decided = SupportRequest.objects.filter(state__in=(state.TAKEN, state.DISCARDED))
    decided.filter(decided_at__lt=at - DECIDED_KEPT).delete()
