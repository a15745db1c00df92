"""Real processes and threads, on a real database."""

import os
import signal
import threading
import time
from collections import Counter

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.db.models import F

from tests.domain.jobs import chores
from tests.domain.jobs.processes import until, workers
from ventanilla.domain.jobs.loops import jobs_loop
from ventanilla.domain.jobs.models import Job, JobState, Pulse
from ventanilla.domain.jobs.worker import run_worker, worker_is_alive

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = {
    "sqlite": ("PRAGMA busy_timeout = 100", "PRAGMA busy_timeout = 20000"),
    "postgresql": ("SET lock_timeout = 100", "SET lock_timeout = 0"),
}
"""For rows that another process holds, in milliseconds: next to none, and as usual."""


@pytest.fixture
def worker_thread():
    stop = threading.Event()
    thread = threading.Thread(target=run_worker, args=(stop,), kwargs={"loops": [jobs_loop()]})
    thread.start()
    yield stop, thread
    stop.set()
    thread.join(20)


def finished(count):
    return lambda: Job.objects.filter(state=JobState.DONE).count() >= count


def test_a_job_of_a_worker_killed_with_9_is_done_by_another_in_its_second_attempt(trace):
    chores.dawdle.enqueue(trace.path, "job", 1.0)
    with workers(1, lease_seconds=2) as [victim]:
        assert until(lambda: len(trace()) == 1)
        os.kill(victim.pid, signal.SIGKILL)
        victim.wait()

    with workers(1, lease_seconds=2) as [heir]:
        assert until(finished(1))

    assert Job.objects.get().attempts == 2
    assert trace() == [
        f"job begun by {victim.pid}",
        f"job begun by {heir.pid}",
        f"job ended by {heir.pid}",
    ]


def test_a_worker_that_slept_past_its_lease_cannot_finish_the_job_a_second_time(trace):
    chores.dawdle.enqueue(trace.path, "job", 0.5)
    with workers(1, lease_seconds=1) as [zombie]:
        assert until(lambda: len(trace()) == 1)
        assert until(lambda: stopped_holding_nothing(zombie.pid))
        with workers(1, lease_seconds=1):
            assert until(finished(1))
            settled = Job.objects.get()
            os.kill(zombie.pid, signal.SIGCONT)
            assert until(lambda: f"job ended by {zombie.pid}" in trace())
            time.sleep(0.3)

    job = Job.objects.get()
    assert (job.attempts, job.finished_at) == (2, settled.finished_at)


def stopped_holding_nothing(pid: int) -> bool:
    """Stop it unless it is in the middle of writing: nobody else could write until it went on."""
    os.kill(pid, signal.SIGSTOP)
    with connection.cursor() as cursor:
        impatient, patient = PATIENCE[connection.vendor]
        cursor.execute(impatient)
        try:
            Job.objects.update(attempts=F("attempts"))
            Pulse.objects.update(beaten_at=F("beaten_at"))
        except OperationalError:
            os.kill(pid, signal.SIGCONT)
            return False
        finally:
            cursor.execute(patient)
    return True


def test_three_processes_run_600_jobs_exactly_once(trace):
    with workers(3):
        assert until(lambda: Pulse.objects.alive().count() == 3)
        with transaction.atomic():  # all appear at the same instant
            for number in range(600):
                chores.sign.enqueue(trace.path, str(number))
        assert until(finished(600), within_seconds=120)

    runs = [line.split(" by ") for line in trace()]
    assert Counter(number for number, _ in runs) == Counter(str(number) for number in range(600))
    assert len({pid for _, pid in runs}) > 1
    assert set(Job.objects.values_list("attempts", flat=True)) == {1}


def test_a_long_job_keeps_its_lease_while_its_worker_lives(trace, monkeypatch):
    monkeypatch.setattr("ventanilla.domain.jobs.worker.BEAT_EVERY", 0.1)
    from datetime import timedelta

    stop = threading.Event()
    loops = [jobs_loop(timedelta(seconds=1.5)) for _ in range(2)]  # many beats: a busy machine misses some
    thread = threading.Thread(target=run_worker, args=(stop,), kwargs={"loops": loops})
    chores.dawdle.enqueue(trace.path, "long", 3)

    thread.start()
    ended = until(finished(1))
    stop.set()
    thread.join(20)

    assert ended
    assert Job.objects.get().attempts == 1


def test_a_commit_wakes_the_worker_of_the_same_process(trace, worker_thread):
    assert until(worker_is_alive)
    time.sleep(0.3)  # it sleeps now
    waits = []

    for number in range(5):
        began = time.monotonic()
        chores.note.enqueue(trace.path, str(number))
        assert until(lambda count=number + 1: len(trace()) == count)
        waits.append(time.monotonic() - began)

    assert min(waits) < 0.5  # without the bell they would be a second apart


def test_a_worker_tells_that_it_lives_and_says_goodbye(worker_thread):
    stop, thread = worker_thread
    assert until(worker_is_alive)

    stop.set()
    thread.join(20)

    assert not thread.is_alive()
    assert not worker_is_alive()


def test_a_worker_stops_soon_though_a_job_is_long(trace):
    chores.dawdle.enqueue(trace.path, "long", 30)
    with workers(1) as [worker]:
        assert until(lambda: len(trace()) == 1)

        began = time.monotonic()
        worker.terminate()

        assert worker.wait(timeout=20) == 0
        assert time.monotonic() - began < 10  # 4.5 by itself; the rest is for a busy machine


def test_a_worker_survives_a_database_that_drops_its_connections(trace, worker_thread):
    assert until(worker_is_alive)
    if connection.vendor == "postgresql":  # SQLite has none to drop
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )

    chores.note.enqueue(trace.path, "still here")

    assert until(lambda: trace() == ["still here"], within_seconds=20)


def test_threads_of_a_worker_close_their_connections(worker_thread):
    stop, thread = worker_thread
    assert until(worker_is_alive)
    stop.set()
    thread.join(20)

    assert [one.name for one in threading.enumerate() if one.name.startswith("worker-")] == []
    assert connections["default"].is_usable()
