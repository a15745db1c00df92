"""What the console shows while nobody can administrate."""

from __future__ import annotations

import contextlib
import re
import signal
import sqlite3
import subprocess

import pytest

from tests.config.conftest import COMMAND, ROOT, wait_for

TOLD = re.compile(
    r"Para empezar, abre (\S+)/empezar/ y escribe este código: ([A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4})\n"
)


@pytest.fixture
def console(environ, prepared, port):
    """What `ventanilla serve` has said by the time it answers."""

    def serve(**settings: str) -> str:
        process = subprocess.Popen(
            [*COMMAND, "serve", "--port", str(port)], cwd=ROOT, env=environ | settings, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        process.port = port
        wait_for(process)
        process.send_signal(signal.SIGTERM)
        return process.communicate(timeout=30)[0]

    return serve


def hashes(folder) -> list[str]:
    with contextlib.closing(sqlite3.connect(folder / "ventanilla.sqlite3")) as database:
        return [row[0] for row in database.execute("select setup_code_hash from provider_provider")]


def test_an_empty_house_tells_where_to_go_and_what_to_type(console, prepared):
    first, second = TOLD.search(console()), TOLD.search(console())

    assert first[1] == "http://127.0.0.1:8000"
    assert first[2] != second[2]
    assert second[2] not in hashes(prepared)[0]
    assert len(hashes(prepared)[0]) == 64


def test_in_the_installations_language(console):
    assert TOLD.search(console(VENTANILLA_LANGUAGE="es"))
    assert "/empezar/" in console(VENTANILLA_LANGUAGE="en")


def test_once_somebody_administrates_it_says_nothing(console, prepared, ventanilla):
    console()
    who = ("--email", "ana@norte.example", "--name", "Ana Gil", "--password-stdin")
    ventanilla("create-admin", *who, answer="un-gato-en-el-tejado-7\n")

    assert hashes(prepared) == [""]
    assert "/empezar/" not in console()


def test_a_demonstration_has_its_own_people(console):
    assert "/empezar/" not in console(VENTANILLA_DEMO="1")
