"""Streams beside the pages of a real server."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time

import psycopg
import pytest

from tests.config.conftest import COMMAND, ROOT, served, wait_for
from tests.config.streaming import Line, logged_out, people
from ventanilla.config.server import GRACE_SECONDS

on_postgresql = pytest.mark.skipif(
    not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="this run is on SQLite"
)


def test_a_stream_ends_with_the_session_and_all_of_them_with_the_server(environ, prepared, port):
    marta, bruno = people(environ, 2)

    async def story(process) -> float:
        hers = [await Line.opened(port, marta) for _ in range(3)]
        his = [await Line.opened(port, bruno) for _ in range(3)]
        await logged_out(port, marta)
        assert [await line.hear() for line in hers] == [("bye", {"reason": "logout"})] * 3
        started = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert [await line.hear() for line in his] == [("bye", {"reason": "stop"})] * 3
        assert all([await line.is_closed() for line in his])
        await asyncio.to_thread(process.wait, 30)
        return time.monotonic() - started

    with served(environ, port) as process:
        seconds = asyncio.run(story(process))

        assert process.returncode == 0
        assert seconds < GRACE_SECONDS  # nobody was waited for
        assert "Traceback" not in process.stdout.read()


@on_postgresql
def test_three_hundred_streams_in_two_processes_hear_each_other_over_eight_connections(
    environ, prepared, port
):
    *keys, late = people(environ, 51)
    family = subprocess.Popen(
        [*COMMAND, "serve", "--port", str(port), "--processes", "2", "--no-worker"],
        cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    family.port = port
    wait_for(family)

    async def story() -> tuple[int, int]:
        lines = await asyncio.gather(*(Line.opened(port, key) for key in keys for _ in range(6)))
        with psycopg.connect(environ["DATABASE_URL"], autocommit=True) as database:
            connections, listening = database.execute(
                "SELECT count(*), count(*) FILTER (WHERE query LIKE 'LISTEN%') FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            ).fetchone()
            drawn = f"Last-Event-ID: {time.time_ns() // 1_000_000}\r\n"
            told = {"by": "the worker", "news": [["ticket", 12, ["desk"]], ["ticket", 13, ["member:1"]]]}
            database.execute("SELECT pg_notify('ventanilla_live', %s)", [json.dumps(told)])
        heard = await asyncio.gather(*(line.hear() for line in lines))
        assert heard == [("news", {"thing": "ticket", "pk": 12})] * 300
        missed = [await Line.opened(port, late, drawn) for _ in range(6)]
        assert [await line.hear() for line in missed] == [("news", {"thing": "ticket", "pk": 12})] * 6
        await logged_out(port, keys[0])
        gone = await asyncio.gather(*(line.hear() for line in lines[:6]))
        assert gone == [("bye", {"reason": "logout"})] * 6
        family.terminate()
        assert all(await asyncio.gather(*(line.is_closed() for line in lines)))
        return connections, listening

    connections, listening = asyncio.run(story())

    assert family.wait(timeout=30) == 0
    assert connections <= 8
    assert listening == 2
    assert "Traceback" not in family.stdout.read()
    family.stdout.close()


def test_a_process_asks_for_as_many_files_as_streams_need():
    tries = (
        "import resource as r; r.setrlimit(r.RLIMIT_NOFILE, (256, 1000));"
        "from ventanilla.config.server import allow_files;"
        "print(allow_files(600), r.getrlimit(r.RLIMIT_NOFILE), allow_files(5000))"
    )

    told = subprocess.run([sys.executable, "-c", tries], cwd=ROOT, check=True, capture_output=True, text=True)

    assert told.stdout.strip() == "600 (600, 1000) 1000"
