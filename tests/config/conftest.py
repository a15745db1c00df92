"""The installed command as its own process, on a database of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
COMMAND = [sys.executable, "-m", "ventanilla.config.cli"]


def clean() -> dict[str, str]:
    """The environment without what the tests, or whoever runs them, have set for an installation."""
    ours = ("VENTANILLA_", "DATABASE_URL", "REDIS_URL", "DJANGO_")
    return {key: value for key, value in os.environ.items() if not key.startswith(ours)}


@pytest.fixture
def environ(tmp_path):
    """A production of one process in a folder of its own."""
    return clean() | {"VENTANILLA_DATA": str(tmp_path / "var"), "VENTANILLA_SECRET_KEY": "k" * 60}


@pytest.fixture
def ventanilla(environ):
    def run(*arguments: str, answer: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *arguments],
            cwd=ROOT,
            env=environ | settings,
            input=answer,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    return run


@pytest.fixture
def prepared(prepared_once, environ):
    """The folder of an installation that is ready to open."""
    with prepared_once.copied_into(Path(environ["VENTANILLA_DATA"])) as its_own:
        environ |= its_own
        yield Path(environ["VENTANILLA_DATA"])


@pytest.fixture
def port():
    return free_port()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture
def server(environ, prepared, port):
    """`ventanilla serve`, answering; ended after the test if it still lives."""
    with served(environ, port) as process:
        yield process


@contextmanager
def served(environ, port):
    process = subprocess.Popen(
        [*COMMAND, "serve", "--port", str(port)],
        cwd=ROOT,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    process.port = port
    wait_for(process)
    yield process
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
        process.wait()
    process.stdout.close()


def wait_for(process) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        assert process.poll() is None, process.stdout.read()
        try:
            with urlopen(f"http://127.0.0.1:{process.port}/salud", timeout=5) as answer:
                assert answer.status == 200
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server did not answer within two minutes")
