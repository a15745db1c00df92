"""Installations that are ready to open: `ventanilla prepare` runs once a process, and each test gets a copy of its own."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
from collections.abc import Iterator
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
    server = os.environ.get("DATABASE_URL", "")
    environ = clean() | {"VENTANILLA_DATA": str(folder), "VENTANILLA_SECRET_KEY": "k" * 60}
    with database_of_our_own(f"{server.rsplit('/', 1)[0]}/template1" if server else "") as address:
        where = {"DATABASE_URL": address} if address else {}
        subprocess.run([*COMMAND, "prepare"], cwd=ROOT, env=environ | where, check=True, capture_output=True)
        yield Prepared(folder, address)


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
