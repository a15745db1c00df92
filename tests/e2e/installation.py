"""A production of its own for the browser: a data folder, a database, a mail server, and the real processes."""

from __future__ import annotations

import json
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import psycopg

from tests.config.conftest import COMMAND, ROOT, clean, free_port
from tests.prepared import Prepared

BRAND = {
    "VENTANILLA_BRAND_NAME": "Norte Sistemas",
    "VENTANILLA_BRAND_LEGAL_NAME": "Norte Sistemas S.L.",
    "VENTANILLA_BRAND_PHONE": "976 555 014",
    "VENTANILLA_BRAND_EMAIL": "soporte@norte.example",
    "VENTANILLA_BRAND_HOURS": "De lunes a viernes, 8:30 – 14:00 y 15:30 – 18:30",
    "VENTANILLA_MAIL_FROM": "soporte@norte.example",
}
SECONDS_TO_OPEN = 30
SECONDS_TO_CLOSE = 10


@dataclass
class Installation:
    folder: Path
    url: str
    environ: dict[str, str]

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """What the database holds, read past the product. `%s` stands for a value."""
        address = self.environ.get("DATABASE_URL", "")
        if address:
            with psycopg.connect(address) as database:
                return database.execute(sql, values).fetchall()  # type: ignore[arg-type]
        with closing(sqlite3.connect(self.folder / "ventanilla.sqlite3")) as database:
            return database.execute(sql.replace("%s", "?"), values).fetchall()

    def forget_drafts(self) -> None:
        """What one test left half written does not come back in the next one's form."""
        self._change("delete from drafts_draft")

    def let_letters_go(self) -> None:
        """Those that wait for what else may change leave now."""
        self._change("update mail_letter set run_after = created_at where state = 'queued'")

    def _change(self, sql: str) -> None:
        address = self.environ.get("DATABASE_URL", "")
        if address:
            with psycopg.connect(address) as database:
                database.execute(sql)
            return
        with closing(sqlite3.connect(self.folder / "ventanilla.sqlite3")) as database, database:
            database.execute(sql)

    def run(self, *command: str) -> str:
        """What a command printed. It must end well."""
        found = subprocess.run(
            command, cwd=ROOT, env=self.environ, capture_output=True, text=True, check=False, timeout=120
        )
        assert found.returncode == 0, found.stderr
        return found.stdout

    def put_the_cast_into_it(self) -> dict[str, Any]:
        """The people of `tests/cast.py` with some tickets; returns the numbers and links that tests need."""
        stage: dict[str, Any] = json.loads(self.run(sys.executable, "-m", "tests.e2e.cast_into"))
        return stage

    @contextmanager
    def opened(self) -> Iterator[None]:
        """`ventanilla serve`, on PostgreSQL with a worker beside it; both must close well and have said nothing bad."""
        log = self.folder / "server.log"
        commands = [["serve", "--port", str(urlsplit(self.url).port)]]
        if "DATABASE_URL" in self.environ:
            commands.append(["worker"])
        with log.open("w") as output:
            processes = [self._start(command, output) for command in commands]
            try:
                self._wait_until_open(processes, log)
                yield
            finally:
                codes = [_stop(process) for process in processes]
        assert codes == [0] * len(codes), log.read_text()[-3000:]
        _nothing_went_wrong(log.read_text())

    def _start(self, command: list[str], output: Any) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*COMMAND, *command],
            cwd=ROOT,
            env=self.environ,
            text=True,
            stdout=output,
            stderr=subprocess.STDOUT,
        )

    def _wait_until_open(self, processes: list[subprocess.Popen[str]], log: Path) -> None:
        deadline = time.monotonic() + SECONDS_TO_OPEN
        while time.monotonic() < deadline:
            assert all(process.poll() is None for process in processes), log.read_text()
            try:
                with urlopen(f"{self.url}/salud", timeout=5) as answer:
                    assert answer.status == 200
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError(f"the server did not open within {SECONDS_TO_OPEN} s: {log.read_text()[-3000:]}")


@contextmanager
def new_installation(folder: Path, prepared: Prepared, smtp_port: int) -> Iterator[Installation]:
    """A production in `folder`, ready to open; on PostgreSQL with a database of its own, which goes away afterwards."""
    url = f"http://127.0.0.1:{free_port()}"
    environ = clean() | BRAND | {
        "VENTANILLA_SECRET_KEY": "k" * 60,
        "VENTANILLA_STAFF_SECOND_FACTOR": "0",  # those who test it ask for it
        "VENTANILLA_BASE_URL": url,
        "VENTANILLA_SMTP_HOST": "127.0.0.1",
        "VENTANILLA_SMTP_PORT": str(smtp_port),
        "VENTANILLA_SMTP_SECURITY": "none",
    }  # fmt: skip
    with prepared.copied_into(folder) as its_own:
        yield Installation(folder, url, environ | its_own)


def _nothing_went_wrong(log: str) -> None:
    """Django writes a traceback for each visitor who sends too much; any other one is ours."""
    records = re.split(r"^(?=\d{4}-\d\d-\d\d )", log, flags=re.MULTILINE)
    bad = [one for one in records if "Traceback" in one and " django.security." not in one.splitlines()[0]]
    assert not bad, bad[0]


def _stop(process: subprocess.Popen[str]) -> int:
    """Its exit code after SIGTERM; one that does not close in time is killed and told apart by its code."""
    process.send_signal(signal.SIGTERM)
    try:
        return process.wait(timeout=SECONDS_TO_CLOSE)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()
