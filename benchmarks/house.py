"""The installation that is measured, as real processes: the pages, the worker, and the bare page beside them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from benchmarks.servers import ROOT, Servers, free_port

VENTANILLA = [sys.executable, "-m", "ventanilla.config.cli"]


@dataclass(frozen=True)
class House:
    """`database` is postgres://…, or empty for SQLite in the folder."""

    folder: Path
    database: str = ""

    @property
    def is_sqlite(self) -> bool:
        return not self.database

    @property
    def facts(self) -> Path:
        return self.folder / "benchmark.json"

    def environ(self) -> dict[str, str]:
        """Of this installation alone: nothing that somebody has set for another."""
        ours = ("VENTANILLA_", "DATABASE_URL", "REDIS_URL", "DJANGO_")
        clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        return clean | {
            "VENTANILLA_DATA": str(self.folder),
            "VENTANILLA_SECRET_KEY": "a-key-for-made-up-people-and-for-nobody-else-in-the-world",
            "VENTANILLA_BASE_URL": "http://127.0.0.1:8000",
            "VENTANILLA_BRAND_NAME": "Norte Sistemas",
            "VENTANILLA_STAFF_SECOND_FACTOR": "0",
            "VENTANILLA_LOG_LEVEL": "WARNING",
            **({"DATABASE_URL": self.database} if self.database else {}),
        }

    def enter(self) -> None:
        """From here on this process speaks to this house's rows."""
        environ = self.environ()
        for name in set(os.environ) - set(environ):
            del os.environ[name]
        os.environ.update(environ)
        from ventanilla.config.cli.start import load_django

        load_django()

    def prepare(self) -> None:
        """Migrations and static files, on a database of its own on PostgreSQL."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if self.database:
            _create(self.database)
        subprocess.run([*VENTANILLA, "prepare"], cwd=ROOT, env=self.environ(), check=True)

    def refuse_used_database(self) -> None:
        """What is going to be dropped afterwards must not exist before."""
        if self.database and _exists(self.database):
            raise SystemExit("That database exists already. Name a new one, or keep the house with --data.")

    def drop(self) -> None:
        """The database goes; the folder is the caller's."""
        if self.database:
            name, server = _apart(self.database)
            with psycopg.connect(server, autocommit=True) as connection:
                connection.execute(
                    sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
                )

    @contextmanager
    def open(self, *, processes: int) -> Iterator[Servers]:
        """The product as it is run: one process with everything on SQLite; else so many for pages, and a worker."""
        apart = [] if self.is_sqlite else ["--processes", str(processes)]
        with self._running([[*VENTANILLA, "serve", "--port", "{port}", *apart]], "/salud") as servers:
            yield servers

    @contextmanager
    def baseline(self, *, processes: int) -> Iterator[Servers]:
        pages = 1 if self.is_sqlite else processes
        command = [sys.executable, "-m", "benchmarks", "baseline", "--port", "{port}"]
        with self._running([command] * pages, "/") as servers:
            yield servers

    @contextmanager
    def _running(self, pages: list[list[str]], sign: str) -> Iterator[Servers]:
        servers = Servers()
        try:
            for command in pages:
                port = free_port()
                servers.start([part.format(port=port) for part in command], self.environ())
                servers.urls.append(f"http://127.0.0.1:{port}")
                servers.ready_seconds = servers.wait_for(servers.urls[-1] + sign)
            yield servers
        finally:
            servers.stop()


def _apart(address: str) -> tuple[str, str]:
    """The database's name, and the address of its server's own one."""
    parts = urlsplit(address)
    return parts.path.lstrip("/"), parts._replace(path="/postgres").geturl()


def _exists(address: str) -> bool:
    name, server = _apart(address)
    with psycopg.connect(server) as connection:
        return (
            connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None
        )


def _create(address: str) -> None:
    name, server = _apart(address)
    if not _exists(address):
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
