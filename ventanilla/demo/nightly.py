"""The job that begins the demonstration anew."""

from __future__ import annotations

from ventanilla.demo.load import rebuild_demo
from ventanilla.domain.jobs.tasks import task


@task
def rebuild_each_night() -> None:
    rebuild_demo()
