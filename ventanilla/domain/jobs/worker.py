"""Turns loops in threads until told to stop. Knows nothing of what they do."""

from __future__ import annotations

import logging
import os
import socket
import threading
import time
import uuid
from collections.abc import Sequence
from datetime import timedelta

from django.db import DatabaseError, close_old_connections, connections
from django.utils.timezone import now

from ventanilla.domain.jobs import bell
from ventanilla.domain.jobs.loops import Loop
from ventanilla.domain.jobs.models import Pulse
from ventanilla.domain.jobs.schedule import Appointment, Timekeeper

logger = logging.getLogger(__name__)

LOOK_EVERY = 1.0
"""Seconds between looks when no bell rings: for what other processes queue, and for what falls due."""
BEAT_EVERY = 5.0
"""Seconds between heart-beats and renewals of leases; a lease is many of these."""
STOP_WITHIN = 4.5
"""Seconds that work in hand may still take; what takes longer is tried again when its lease is over."""


def run_worker(
    stop: threading.Event, *, loops: Sequence[Loop], timetable: Sequence[Appointment] = ()
) -> None:
    """Work until `stop` is set, then return within five seconds. Several workers may run, anywhere."""
    everyone: list[Loop] = [*loops, Timekeeper(timetable)] if timetable else list(loops)
    threads = [_thread(one.name, _live, one, stop) for one in everyone]
    threads.append(_thread("heart", _beat, everyone, stop))
    stop.wait()
    bell.ring()
    latest = time.monotonic() + STOP_WITHIN
    for thread in threads:
        thread.join(max(0.0, latest - time.monotonic()))
        if thread.is_alive():
            logger.warning("%s was still busy; what it held will be tried again", thread.name)


def worker_is_alive() -> bool:
    """Has any worker shown a sign of life in the last half minute?"""
    return Pulse.objects.alive().exists()


def _thread(name: str, target: object, *args: object) -> threading.Thread:
    # Daemon: a job that does not end must not keep the process from ending.
    thread = threading.Thread(target=target, args=args, name=f"worker-{name}", daemon=True)  # type: ignore[arg-type]
    thread.start()
    return thread


def _live(loop: Loop, stop: threading.Event) -> None:
    try:
        while not stop.is_set():
            seen = bell.rings()
            if not _turn(loop):
                bell.wait_beyond(seen, LOOK_EVERY)
    finally:
        connections.close_all()


def _turn(loop: Loop) -> bool:
    """One turn that survives everything: a database that restarts, a bug in a loop."""
    try:
        close_old_connections()
        return loop.turn()
    except DatabaseError as error:
        logger.warning("%s: the database did not answer (%s); trying again", loop.name, error)
    except Exception:
        logger.exception("%s failed; trying again", loop.name)
    return False


def _beat(loops: Sequence[Loop], stop: threading.Event) -> None:
    worker = f"{socket.gethostname()[:40]}:{os.getpid()}:{uuid.uuid4().hex[:8]}"
    try:
        while not stop.is_set():
            _beat_once(worker, loops)
            stop.wait(BEAT_EVERY)
        Pulse.objects.filter(worker=worker).delete()
    except DatabaseError as error:
        logger.warning("The worker could not sign off: %s", error)
    finally:
        connections.close_all()


def _beat_once(worker: str, loops: Sequence[Loop]) -> None:
    try:
        close_old_connections()
        for loop in loops:
            loop.renew()
        if not Pulse.objects.filter(worker=worker).update(beaten_at=now()):
            Pulse.objects.filter(beaten_at__lt=now() - timedelta(days=1)).delete()
            Pulse.objects.create(worker=worker)
    except DatabaseError as error:
        logger.warning("The worker's heart-beat was not written: %s", error)
