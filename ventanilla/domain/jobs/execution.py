"""Running one claimed job, and what becomes of it."""

from __future__ import annotations

import logging
import random
import traceback
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.module_loading import import_string
from django.utils.timezone import now
from django_tasks.base import Task, TaskContext

from ventanilla.domain.jobs.backend import result_of
from ventanilla.domain.jobs.bell import wake_after_commit
from ventanilla.domain.jobs.leases import LEASE, claim, settle
from ventanilla.domain.jobs.models import Job, JobState

logger = logging.getLogger(__name__)
LONGEST_PAUSE = timedelta(hours=1)


def run_job(job: Job) -> None:
    """Run a job that this worker holds; done, ready again after a pause, or dead after its last attempt."""
    started = now()
    try:
        _call(job)
    except (Exception, SystemExit) as error:  # whatever a job does, the worker lives
        logger.exception("Job %s (%s) failed, attempt %s", job.pk, job.task_path, job.attempts)
        _fail(job, error)
        return
    changes = {"started_at": started, "finished_at": now(), "last_error": ""}
    if not settle(job, JobState.DONE, changes):
        logger.warning("Job %s (%s) was finished after its lease was lost", job.pk, job.task_path)


def run_due_jobs() -> int:
    """Run in this thread all that is due; returns how many. For tests."""
    count = 0
    while job := claim(Job, lease=LEASE):
        run_job(job)
        count += 1
    return count


def retry_job(job: Job) -> bool:
    """Give a dead job all its attempts again; False when it is not dead, or its twin already waits."""
    fresh = {"state": JobState.READY, "attempts": 0, "run_after": now()}
    try:
        with transaction.atomic():
            retried = Job.objects.dead().filter(pk=job.pk).update(**fresh)
    except IntegrityError:  # the unique key: a newer job does the same
        return False
    wake_after_commit()
    return bool(retried)


def pause_after(attempts: int) -> timedelta:
    """2, 4, 8 … seconds, at most an hour; a quarter more or less, so that a crowd comes back spread out."""
    seconds = min(2.0**attempts, LONGEST_PAUSE.total_seconds())
    return timedelta(seconds=seconds * random.uniform(0.75, 1.25))  # noqa: S311 - spreads load, hides nothing


def _call(job: Job) -> None:
    task: Task[..., object] = import_string(job.task_path)
    context = [TaskContext(task_result=result_of(job))] if task.takes_context else []
    task.func(*context, *job.args, **job.kwargs)


def _fail(job: Job, error: BaseException) -> None:
    story = "".join(traceback.format_exception(error))[-4000:]
    if job.has_attempts_left:
        settle(job, JobState.READY, {"last_error": story, "run_after": now() + pause_after(job.attempts)})
    else:
        settle(job, JobState.DEAD, {"last_error": story, "finished_at": now()})
