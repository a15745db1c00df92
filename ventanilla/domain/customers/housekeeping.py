"""What is over and only takes room: sessions that have ended, links that open nothing any more."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import now

from ventanilla.domain.customers.models import Session
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.people.models import Link

LINKS_KEPT = timedelta(days=30)
"""After a link has died: long enough to answer «I was sent one, what became of it?»."""


@task
def forget_ended_sessions() -> None:
    """Delete sessions whose time is over. Safe to run at any moment, twice as well."""
    Session.objects.filter(expire_date__lt=now()).delete()


@task
def forget_dead_links() -> None:
    """Delete links that expired a month ago. Safe to run at any moment, twice as well."""
    Link.objects.filter(expires_at__lt=now() - LINKS_KEPT).delete()
