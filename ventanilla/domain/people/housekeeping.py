"""What is over and only takes room: links that open nothing any more."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import now

from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.people.models import Link

LINKS_KEPT = timedelta(days=30)
"""After a link has died: long enough to answer «I was sent one, what became of it?»."""


@task
def forget_dead_links() -> None:
    """Delete links that expired a month ago. Safe to run at any moment, twice as well."""
    Link.objects.filter(expires_at__lt=now() - LINKS_KEPT).delete()
