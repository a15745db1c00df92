"""On PostgreSQL the pages and the work behind them are separate processes."""

from __future__ import annotations

import os
import signal
import subprocess
import time

import psycopg
import pytest

from tests.config.conftest import COMMAND, ROOT

SERVER = os.environ.get("DATABASE_URL", "").rsplit("/", 1)[0]
pytestmark = pytest.mark.skipif(not SERVER.startswith("postgres"), reason="this run is on SQLite")


@pytest.fixture
def address(prepared, environ):
    """Of a database that is ready to open, and this test's own."""
    return environ["DATABASE_URL"]


def workers(url: str) -> int:
    with psycopg.connect(url) as database:
        return database.execute("select count(*) from jobs_pulse").fetchone()[0]


def test_migrating_makes_the_cache_that_processes_share(address):
    with psycopg.connect(address) as database:
        assert database.execute("select count(*) from shared_cache").fetchone() == (0,)


def test_serving_leaves_the_work_to_workers(server, address):
    time.sleep(1)

    assert workers(address) == 0


def test_a_worker_shows_signs_of_life_and_ends_cleanly(environ, address):
    worker = subprocess.Popen([*COMMAND, "worker"], cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True)
    for _ in range(100):
        if workers(address):
            break
        time.sleep(0.1)
    alive = workers(address)

    worker.send_signal(signal.SIGTERM)

    assert (alive, worker.wait(timeout=30)) == (1, 0)
    worker.stdout.close()
    assert workers(address) == 0
