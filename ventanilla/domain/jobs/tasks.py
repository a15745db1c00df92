"""What other parts use: `@task` right under the verb that queues it, `.enqueue(...)`, and `enqueue_once`."""

from __future__ import annotations

from typing import ParamSpec, TypeVar

from django_tasks import task
from django_tasks.base import Task

from ventanilla.domain.jobs.backend import job_for
from ventanilla.domain.jobs.bell import wake_after_commit
from ventanilla.domain.jobs.insertion import insert_new

__all__ = ["Task", "enqueue_once", "task"]

P = ParamSpec("P")
T = TypeVar("T")


def enqueue_once(task: Task[P, T], key: str, *args: P.args, **kwargs: P.kwargs) -> bool:
    """Queue the call unless one with this key waits or runs; False when it does. In the caller's transaction.

    For «make one of these», not for «look again»: a job that is already running may have read its rows before
    yours changed.
    """
    if not insert_new([job_for(task, args, kwargs, key=key)], match_by="unique_key"):
        return False
    wake_after_commit()
    return True
