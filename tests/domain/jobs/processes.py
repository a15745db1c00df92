"""Real worker processes on the database of the test."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection


def database_url() -> str:
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite://{found['NAME']}"
    address = f"{found['HOST'] or '127.0.0.1'}:{found['PORT'] or 5432}"
    return f"postgres://{found['USER']}@{address}/{found['NAME']}"


@contextmanager
def workers(
    count: int, *, lease_seconds: float = 60, settings: dict[str, str] | None = None
) -> Iterator[list[subprocess.Popen[bytes]]]:
    """So many processes, each with loops for jobs and letters; killed at the end if they still live."""
    command = [sys.executable, "-m", "tests.domain.jobs.processes", str(lease_seconds)]
    environ = {**os.environ, "DATABASE_URL": database_url(), **(settings or {})}
    started = [subprocess.Popen(command, env=environ) for _ in range(count)]
    try:
        yield started
    finally:
        for one in started:
            one.kill()
            one.wait()


def until(fact: Callable[[], bool], *, within_seconds: float = 60) -> bool:
    latest = time.monotonic() + within_seconds
    while not fact():
        if time.monotonic() > latest:
            return False
        time.sleep(0.05)
    return True


def main() -> None:
    import django

    django.setup()
    from ventanilla.domain.jobs.loops import jobs_loop
    from ventanilla.domain.jobs.worker import run_worker
    from ventanilla.domain.mail.delivery import letters_loop

    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    lease = timedelta(seconds=float(sys.argv[1]))
    run_worker(stop, loops=[jobs_loop(lease), jobs_loop(lease), letters_loop(lease)])


if __name__ == "__main__":
    main()
