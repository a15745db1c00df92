"""The worker of this house: its jobs, its letters, its timetable."""

from __future__ import annotations

import threading

from ventanilla.domain.jobs.loops import jobs_loop
from ventanilla.domain.jobs.worker import run_worker
from ventanilla.domain.mail.delivery import letters_loop
from ventanilla.doors.clock.timetable import TIMETABLE


def run_service(stop: threading.Event) -> None:
    """Work until `stop` is set; returns, quiet, within five seconds. For `serve` and `worker` alike."""
    run_worker(stop, loops=[jobs_loop(), letters_loop()], timetable=TIMETABLE)
