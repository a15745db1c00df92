"""The house's jobs behind the interface of django-tasks, so that Django 6 changes nothing for the callers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskError, TaskResult, TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist
from django_tasks.utils import normalize_json

from ventanilla.domain.jobs.bell import wake_after_commit
from ventanilla.domain.jobs.insertion import insert
from ventanilla.domain.jobs.models import Job, JobState

P = ParamSpec("P")
T = TypeVar("T")

STATUSES = {
    JobState.READY: TaskResultStatus.READY,
    JobState.RUNNING: TaskResultStatus.RUNNING,
    JobState.DONE: TaskResultStatus.SUCCESSFUL,
    JobState.DEAD: TaskResultStatus.FAILED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DurableTask(Task[P, T]):
    """A task that is tried again: `@task(max_attempts=3)`."""

    max_attempts: int = 8


class DatabaseBackend(BaseTaskBackend):
    """`enqueue` inserts a row in the caller's transaction: rolled back with it, run after its commit."""

    task_class = DurableTask
    supports_defer = True
    supports_get_result = True
    supports_priority = True

    def enqueue(self, task: Task[P, T], args: Any, kwargs: Any) -> TaskResult[T]:
        self.validate_task(task)
        job = job_for(task, args, kwargs)
        insert(job)
        wake_after_commit()
        return result_of(job)

    def get_result(self, result_id: str) -> TaskResult[Any]:
        job = Job.objects.filter(pk=int(result_id)).first() if result_id.isdigit() else None
        if job is None:
            raise TaskResultDoesNotExist(result_id)
        return result_of(job)


def job_for(task: Task[P, T], args: Sequence[Any], kwargs: Mapping[str, Any], *, key: str = "") -> Job:
    """The row for one call, not yet inserted. Raises TypeError for arguments that JSON cannot hold."""
    job = Job(
        task_path=task.module_path,
        args=normalize_json(list(args)),
        kwargs=normalize_json(dict(kwargs)),
        queue=task.queue_name,
        priority=task.priority,
        max_attempts=getattr(task, "max_attempts", 8),
        unique_key=key,
    )
    if task.run_after is not None:
        job.run_after = task.run_after
    return job


def result_of(job: Job) -> TaskResult[Any]:
    """What django-tasks shows of a job. Return values are not kept: what a job makes is rows."""
    task: Task[Any, Any] = import_string(job.task_path)
    return TaskResult(
        task=task,
        id=str(job.pk),
        status=STATUSES[JobState(job.state)],
        enqueued_at=job.created_at,
        started_at=job.started_at,
        finished_at=job.finished_at,
        last_attempted_at=job.started_at,
        args=job.args,
        kwargs=job.kwargs,
        backend=task.backend,
        errors=[TaskError(exception_class_path="", traceback=job.last_error)] if job.last_error else [],
        worker_ids=["worker"] * job.attempts,
    )
