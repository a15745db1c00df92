"""What is over and only takes room: sessions that have ended."""

from __future__ import annotations

from django.utils.timezone import now

from ventanilla.domain.customers.models import Session
from ventanilla.domain.jobs.tasks import task


@task
def forget_ended_sessions() -> None:
    """Delete sessions whose time is over. Safe to run at any moment, twice as well."""
    Session.objects.filter(expire_date__lt=now()).delete()
