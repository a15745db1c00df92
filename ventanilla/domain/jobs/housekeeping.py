"""What the house throws away of its own."""

from __future__ import annotations

from ventanilla.domain.jobs.models import Job
from ventanilla.domain.jobs.tasks import task


@task
def forget_done_jobs() -> None:
    """Dead jobs stay: they wait for a person."""
    Job.objects.long_done().delete()
