"""What is over and only takes room: sessions that have ended."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils.timezone import now

from ventanilla.domain.customers.models import Session
from ventanilla.domain.jobs.tasks import task

UNUSED = timedelta(days=14)
"""A session that nobody has used for so long opens nothing, however long it was to be remembered."""


@task
def forget_ended_sessions() -> None:
    """Delete sessions whose time is over, or that nobody uses. Safe to run at any moment, twice as well."""
    at = now()
    Session.objects.filter(Q(expire_date__lt=at) | Q(seen_at__lt=at - UNUSED)).delete()
