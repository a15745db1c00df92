"""Several processes made of one: the family by itself, and the real server on PostgreSQL."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path

import pytest
from django.template.loader import get_template

from tests.config.conftest import COMMAND, ROOT, wait_for
from ventanilla.config.processes import LONGEST_PAUSE, Child
from ventanilla.config.server import EVERY_DAY

on_postgresql = pytest.mark.skipif(
    not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="this run is on SQLite"
)
HELLO = b"GET /salud HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


def test_who_dies_young_again_and_again_waits_longer_each_time():
    child = Child("somebody", lambda stop: None, born=100.0)

    pauses = [child.pause(now=101.0) for _ in range(8)]

    assert pauses == [0, 1, 2, 4, 8, 16, 30, LONGEST_PAUSE]
    assert child.pause(now=160.0) == 0


def test_the_templates_of_every_day_are_there():
    for name in EVERY_DAY:
        get_template(name)


def test_on_sqlite_several_processes_are_refused(ventanilla):
    answer = ventanilla("serve", "--processes", "2", DATABASE_URL="")

    assert answer.returncode == 2
    assert answer.stderr.startswith("ventanilla: --processes needs PostgreSQL.")


@pytest.fixture
def family(environ, prepared, port):
    """Two processes for pages and a worker, answering."""
    process = subprocess.Popen(
        [*COMMAND, "serve", "--port", str(port), "--processes", "2"],
        cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    process.port = port
    wait_for(process)
    wait_until(lambda: len(children(process)) == 3)
    yield process
    if process.poll() is None:
        process.kill()
        process.wait()
    process.stdout.close()


def children(process) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def wait_until(true) -> None:
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    with contextlib.suppress(ProcessLookupError, FileNotFoundError):
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    return False


class Visitors:
    """They ask on, each over a connection of its own, and note what they got."""

    def __init__(self, port: int) -> None:
        self.port, self.stop, self.got = port, threading.Event(), []
        self.threads = [threading.Thread(target=self._ask_on) for _ in range(3)]

    def __enter__(self) -> Visitors:
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_why: object) -> None:
        self.stop.set()
        for thread in self.threads:
            thread.join()

    def _ask_on(self) -> None:
        while not self.stop.is_set():
            self.got.append(self._ask())

    def _ask(self) -> str:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=10) as visitor:
                visitor.sendall(HELLO)
                return visitor.recv(12).decode()
        except OSError as error:
            return type(error).__name__


@on_postgresql
def test_whoever_is_killed_is_replaced_nobody_else_notices_and_all_end_together(family):
    page, _other, worker = before = children(family)

    os.kill(worker, signal.SIGKILL)
    wait_until(lambda: worker not in children(family) and len(children(family)) == 3)
    with Visitors(family.port) as visitors:
        os.kill(page, signal.SIGKILL)
        wait_until(lambda: page not in children(family) and len(children(family)) == 3)
        asked = len(visitors.got)
        wait_until(lambda: len(visitors.got) > asked + 30)

    lost = [answer for answer in visitors.got if answer != "HTTP/1.1 200"]
    assert len(lost) <= 3, lost  # those that the killed one held in its hands
    assert len(visitors.got) > 30
    after = children(family)
    assert len(set(before) & set(after)) == 1
    family.terminate()
    assert family.wait(timeout=30) == 0
    assert not [pid for pid in after if is_alive(pid)]
    told = family.stdout.read()
    assert re.search(r"The worker \(process \d+\) ended with SIGKILL; another begins now", told)
    assert re.search(r"Page process 1 \(process \d+\) ended with SIGKILL; another begins now", told)
    assert "Traceback" not in told


@on_postgresql
def test_nobody_outlives_the_parent(family):
    before = children(family)

    family.kill()

    wait_until(lambda: not [pid for pid in before if is_alive(pid)])
