"""Installations that are ready to open: `ventanilla prepare` runs once, and each test gets a copy of its own."""

from __future__ import annotations

import fcntl
import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.config.conftest import COMMAND, ROOT, clean

_numbers = itertools.count()


@dataclass(frozen=True)
class Prepared:
    folder: Path
    database: str
    """Its address on PostgreSQL. Empty on SQLite, where the database lies in the folder."""

    @contextmanager
    def copied_into(self, folder: Path) -> Iterator[dict[str, str]]:
        """What the environment of the copy says; on PostgreSQL its database goes away afterwards."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        with database_of_our_own(self.database) as address:
            found = {"VENTANILLA_DATA": str(folder)}
            yield found | {"DATABASE_URL": address} if address else found


@contextmanager
def made_ready(folder: Path) -> Iterator[Prepared]:
    """On SQLite one for all processes of the run; on PostgreSQL each has its own, in `folder` and a database."""
    server = os.environ.get("DATABASE_URL", "")
    if not server:
        yield Prepared(made_by_the_first("prepared", _prepare), "")
        return
    with database_of_our_own(f"{server.rsplit('/', 1)[0]}/template1") as address:
        _prepare(folder, DATABASE_URL=address)
        yield Prepared(folder, address)


def _prepare(folder: Path, **where: str) -> None:
    environ = clean() | where | {"VENTANILLA_DATA": str(folder), "VENTANILLA_SECRET_KEY": "k" * 60}
    subprocess.run([*COMMAND, "prepare"], cwd=ROOT, env=environ, check=True, capture_output=True)


def made_by_the_first(name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first process of a run makes and the others find; who comes meanwhile waits.

    For what nobody changes. A run without other processes makes its own.
    """
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", f"alone-{os.getpid()}")
    place = Path(tempfile.gettempdir()) / f"ventanilla-{name}-{run}"
    whole = place.with_name(f"{place.name}.whole")
    with place.with_name(f"{place.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            shutil.rmtree(place, ignore_errors=True)  # whoever began it has died
            place.mkdir()
            make(place)
            whole.touch()
    return place


@contextmanager
def database_of_our_own(like: str) -> Iterator[str]:
    """The address of a copy of the database at this address; nothing for nothing."""
    if not like:
        yield ""
        return
    server, _, template = like.rpartition("/")
    name = f"installation_{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'create database "{name}" template "{template}"')
    try:
        yield f"{server}/{name}"
    finally:
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(f'drop database "{name}" with (force)')
