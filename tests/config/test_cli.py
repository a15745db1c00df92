"""The commands of `ventanilla`, as one types them."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest

PASSWORD = "un-gato-en-el-tejado-7"


def people(folder) -> list[tuple[str, str]]:
    with contextlib.closing(sqlite3.connect(folder / "ventanilla.sqlite3")) as database:
        return database.execute(
            "select email, role from people_person join people_staffmember on person_id = people_person.id"
        ).fetchall()


def test_the_first_administrator_gets_a_login(ventanilla, prepared):
    who = ("--email", "Ana@norte.example", "--name", "Ana Gil")

    answer = ventanilla("create-admin", *who, "--password-stdin", answer=PASSWORD + "\n")

    assert answer.returncode == 0, answer.stderr
    assert people(prepared) == [("ana@norte.example", "administrator")]


def test_a_weak_password_is_refused_in_a_sentence(ventanilla, prepared):
    who = ("--email", "ana@norte.example", "--name", "Ana Gil")

    answer = ventanilla("create-admin", *who, "--password-stdin", answer="corta\n")

    assert answer.returncode == 1
    assert "Traceback" not in answer.stderr
    assert people(prepared) == []


def test_a_password_cannot_be_an_argument(ventanilla):
    answer = ventanilla("create-admin", "--password", "visible-in-the-list-of-processes")

    assert answer.returncode == 2


def test_a_demonstration_has_no_administrator_of_its_own(ventanilla):
    answer = ventanilla("create-admin", "--email", "a@b.example", "--name", "A", VENTANILLA_DEMO="1")

    assert answer.returncode == 2


def test_the_demonstration_is_refused_where_it_is_none(ventanilla):
    answer = ventanilla("demo")

    assert answer.returncode == 2
    assert "VENTANILLA_DEMO=1" in answer.stderr


def test_check_lists_settings_and_hides_secrets(ventanilla):
    answer = ventanilla("check", VENTANILLA_SMTP_PASSWORD="tell-nobody", VENTANILLA_BRAND_NAME="Sur Redes")

    assert answer.returncode == 0
    assert "Sur Redes" in answer.stdout
    assert "tell-nobody" not in answer.stdout


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("VENTANILLA_COLOR", "blue"),
        ("VENTANILLA_BRAND_COLOUR", "blue"),
        ("VENTANILLA_SECRET_KEY", "short"),
        ("VENTANILLA_SMTP_PORT", "many"),
        ("DATABASE_URL", "mysql://localhost/x"),
    ],
)
@pytest.mark.parametrize("command", ["check", "serve"])
def test_a_wrong_setting_stops_the_start_with_a_sentence(ventanilla, command, setting, value):
    answer = ventanilla(command, **{setting: value})

    assert answer.returncode == 2
    assert setting in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_check_sees_what_a_value_alone_does_not_show(ventanilla):
    answer = ventanilla("check", VENTANILLA_TIME_ZONE="Europe/Zaragoza")

    assert answer.returncode == 2
    assert "«Europe/Zaragoza» is no time zone" in answer.stdout


def test_the_doctor_says_that_nobody_works_and_no_letter_leaves(ventanilla, prepared):
    answer = ventanilla("doctor")

    assert answer.returncode == 1
    assert "WRONG  worker" in answer.stdout
    assert "WRONG  mail" in answer.stdout
    assert "ok     database" in answer.stdout


def test_migrating_twice_changes_nothing(ventanilla, prepared):
    before = (prepared / "ventanilla.sqlite3").stat().st_size

    answer = ventanilla("migrate")

    assert answer.returncode == 0
    assert (prepared / "ventanilla.sqlite3").stat().st_size == before


def test_reindex_says_what_can_be_found(ventanilla, prepared):
    answer = ventanilla("reindex")

    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.startswith("0 tickets can be found")
