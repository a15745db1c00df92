"""The real server as a process: it opens, it refuses to open, it closes."""

from __future__ import annotations

import contextlib
import shutil
import signal
import socket
import sqlite3
import subprocess
import time

import pytest

from tests.config.conftest import COMMAND, ROOT, clean, free_port, served

LONGEST_STOP = 10


@pytest.fixture(scope="module")
def standing(prepared_once, tmp_path_factory):
    """One server for all who only ask it something."""
    environ = clean() | {"VENTANILLA_SECRET_KEY": "k" * 60}
    with (
        prepared_once.copied_into(tmp_path_factory.mktemp("standing")) as its_own,
        served(environ | its_own, free_port()) as process,
    ):
        yield process


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_closes_it_cleanly(server, number):
    started = time.monotonic()

    server.send_signal(number)

    assert server.wait(timeout=30) == 0
    assert time.monotonic() - started < LONGEST_STOP
    assert "Traceback" not in server.stdout.read()


def test_a_signal_while_it_still_starts_is_no_error(environ, prepared, port):
    process = subprocess.Popen(
        [*COMMAND, "serve", "--port", str(port)], cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True
    )
    time.sleep(0.4)

    process.send_signal(signal.SIGTERM)

    assert process.wait(timeout=30) in {0, -signal.SIGTERM}  # the latter: Python itself was not up yet
    process.stdout.close()


def test_a_half_sent_request_does_not_hold_the_stop(server):
    slow = socket.create_connection(("127.0.0.1", server.port))
    slow.sendall(b"POST /salud HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nhalf")
    started = time.monotonic()

    server.send_signal(signal.SIGTERM)

    assert server.wait(timeout=30) == 0
    assert time.monotonic() - started < LONGEST_STOP
    slow.close()


def test_what_is_out_of_all_proportion_is_refused_before_it_is_sent(standing):
    with socket.create_connection(("127.0.0.1", standing.port), timeout=10) as visitor:
        visitor.sendall(b"POST /salud HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 999999999\r\n\r\n")

        assert visitor.recv(1000).startswith(b"HTTP/1.1 413")


def test_a_kind_of_content_that_nobody_can_read_is_a_bad_request(standing):
    with socket.create_connection(("127.0.0.1", standing.port), timeout=10) as visitor:
        kind = b"multipart/form-data; boundary*=no-such-charset''B"
        visitor.sendall(
            b"POST /salud HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\nContent-Type: "
            + kind
            + b"\r\n\r\n"
        )

        assert visitor.recv(1000).startswith(b"HTTP/1.1 400")


def test_it_does_not_say_which_server_it_is(standing):
    with socket.create_connection(("127.0.0.1", standing.port), timeout=10) as visitor:
        visitor.sendall(b"GET /salud HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")

        assert b"\r\nserver:" not in visitor.recv(4000).lower()


def test_it_does_the_work_behind_the_pages_as_well(server, ventanilla):
    seen = ""
    for _ in range(50):
        seen = ventanilla("doctor").stdout
        if "ok     worker" in seen:
            break
        time.sleep(0.2)

    assert "ok     worker" in seen


def test_a_taken_port_is_said_in_a_sentence(ventanilla, port):
    with socket.create_server(("127.0.0.1", port)):
        answer = ventanilla("serve", "--port", str(port))

    assert answer.returncode == 2
    assert (
        answer.stderr == f"ventanilla: Port {port} is taken by another program: choose another with --port.\n"
    )


def test_a_database_without_its_schema_is_refused(ventanilla, port, tmp_path):
    (tmp_path / "var").mkdir()

    answer = ventanilla("serve", "--port", str(port))

    assert answer.returncode == 2
    assert "run `ventanilla migrate` first" in answer.stderr


def test_pages_whose_style_was_not_gathered_are_refused(ventanilla, prepared, port):
    shutil.rmtree(prepared / "static")

    answer = ventanilla("serve", "--port", str(port))

    assert answer.returncode == 2
    assert (
        answer.stderr
        == "ventanilla: The static files are not gathered yet: run `ventanilla prepare` first.\n"
    )


@pytest.mark.parametrize("command", ["serve", "worker", "migrate"])
def test_a_database_of_a_newer_version_is_refused(ventanilla, prepared, command):
    with contextlib.closing(sqlite3.connect(prepared / "ventanilla.sqlite3")) as database, database:
        database.execute(
            "insert into django_migrations (app, name, applied) values ('people', '9999_later', current_timestamp)"
        )

    answer = ventanilla(command)

    assert answer.returncode == 2
    assert answer.stderr.startswith("ventanilla: The database is of a newer version (people.9999_later)")


@pytest.mark.parametrize(
    ("is_demo", "settings", "words"),
    [
        (1, {}, "This database belongs to a demonstration"),
        (0, {"VENTANILLA_DEMO": "1"}, "This database holds real people"),
    ],
)
def test_demonstration_and_production_keep_to_their_own_databases(
    ventanilla, prepared, is_demo, settings, words
):
    with contextlib.closing(sqlite3.connect(prepared / "ventanilla.sqlite3")) as database, database:
        database.execute(
            "insert into people_person"
            " (password, email, name, phone, language, is_active, is_demo, has_second_factor, created_at)"
            " values ('', 'a@b.example', 'A', '', 'es', 1, ?, 0, current_timestamp)",
            [is_demo],
        )

    answer = ventanilla("worker", **settings)

    assert answer.returncode == 2
    assert words in answer.stderr


def test_a_database_that_is_away_is_said_in_a_sentence(ventanilla):
    answer = ventanilla("worker", DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")

    assert answer.returncode == 2
    assert answer.stderr.startswith("ventanilla: The database does not answer: ")
    assert answer.stderr.count("\n") == 1
