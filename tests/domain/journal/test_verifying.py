"""Walking the chain: what somebody with the database in their hands did is found, and where."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from tests.snapshot import changed, snapshot
from ventanilla.config.cli.journal import tell_breaks
from ventanilla.domain.journal import guard, verifying
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.chain import GENESIS, digest_of_words, seal
from ventanilla.domain.journal.forgetting import Words, rewrite, without
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.journal.verifying import Break, How, walk

AT = datetime(2026, 11, 22, 16, 30, 5, 123456, tzinfo=UTC)


@pytest.fixture
def lines(cast, monkeypatch) -> list[Entry]:
    """Five, read in batches of two."""
    monkeypatch.setattr(verifying, "BATCH", 2)
    with transaction.atomic():
        return [
            record(cast.lucia, "ticket.opened", cast.aurora, at=AT, number=number, who="Lucía Ferrer")
            for number in range(5)
        ]


def run(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def forge(entry: Entry, column: str, value: object) -> None:
    with guard.lifted():
        run(f"UPDATE journal_entry SET {column} = %s WHERE id = %s", value, entry.pk)


def sealed_again(entry: Entry, previous: str) -> str:
    return seal(previous, entry.line, entry.words, is_access=entry.is_access)


def insert(like: Entry, number: int, previous: str) -> None:
    """A line that says of itself all that a line has to."""
    fields = {field.attname: getattr(like, field.attname) for field in Entry._meta.fields}
    forged = Entry(**{**fields, "id": number, "verb": "ticket.closed", "previous": previous})
    forged.hash = sealed_again(forged, previous)
    Entry.objects.bulk_create([forged])


def test_a_journal_as_it_was_written_holds(lines):
    found = walk()

    assert (found.lines, found.broken, found.head) == (5, 0, lines[-1].hash)


@pytest.mark.parametrize(
    ("column", "value"),
    [("verb", "ticket.closed"), ("actor_name", "Nadie"), ("actor_id", 9), ("details", '{"number": 7}'),
     ("customer_number", None), ("hash", "f" * 64), ("previous", "f" * 64), ("at", "2026-11-22 16:30:05.123457+00:00"),
     ("is_access", True), ("salt", ""), ("words", ""), ("words", "f" * 64), ("forgotten_in", 1)],
)  # fmt: skip
def test_a_line_that_was_changed_is_named_and_no_other(lines, column, value):
    forge(lines[2], column, value)

    assert walk().breaks == [Break(lines[2].pk, How.CHANGED)]


def test_a_line_sealed_again_by_its_forger_breaks_at_the_next_one(lines):
    forge(lines[2], "thing_id", 99)
    forged = Entry.objects.get(pk=lines[2].pk)
    forge(lines[2], "hash", sealed_again(forged, forged.previous))

    assert walk().breaks == [Break(lines[3].pk, How.REMOVED)]


@pytest.mark.parametrize("place", [0, 2])
def test_a_line_that_was_taken_out_is_missed_by_the_next_one(lines, place):
    with guard.lifted():
        run("DELETE FROM journal_entry WHERE id = %s", lines[place].pk)

    assert walk().breaks == [Break(lines[place + 1].pk, How.REMOVED)]


@pytest.mark.parametrize("hangs", ["from the one before", "from nothing"])
def test_a_line_that_came_in_between_is_found(lines, hangs):
    with guard.lifted():
        run("UPDATE journal_entry SET id = id + 100 WHERE id > %s", lines[2].pk)
    insert(lines[2], lines[2].pk + 1, lines[2].hash if hangs == "from the one before" else "e" * 64)

    assert walk().breaks == [Break(lines[2].pk + 1, How.INSERTED)]


def test_lines_that_changed_places_are_found(lines):
    second, third = lines[1].pk, lines[2].pk
    with guard.lifted():
        for old, new in ((second, 9_000), (third, second), (9_000, third)):
            run("UPDATE journal_entry SET id = %s WHERE id = %s", new, old)

    assert walk().breaks == [Break(second, How.MOVED)]


def test_an_end_that_was_cut_off_is_missed_by_who_kept_it(lines):
    kept = lines[-1].hash
    assert walk(looking_for=kept).met
    with guard.lifted():
        run("DELETE FROM journal_entry WHERE id = %s", lines[-1].pk)

    assert walk().broken == 0
    assert not walk(looking_for=kept).met


def test_lines_of_before_there_were_digests_hold_and_are_found_when_changed(cast):
    old = Entry(
        at=AT, actor_kind="system", actor_name="Ventanilla", verb="a", thing_kind="b", previous=GENESIS
    )
    old.hash = seal(GENESIS, old.line)
    Entry.objects.bulk_create([old])
    record(cast.marta, "b", cast.aurora, at=AT)
    assert walk().broken == 0

    forge(old, "actor_name", "Otro")

    assert walk().breaks == [Break(old.pk, How.CHANGED)]


# What the database refuses


@pytest.mark.parametrize(
    "statement",
    ["UPDATE journal_entry SET verb = 'x'", "UPDATE journal_entry SET actor_name = 'Nadie'", "DELETE FROM journal_entry",
     "UPDATE journal_entry SET salt = '', forgotten_in = id + 1, actor_name = 'Nadie'"],
)  # fmt: skip
def test_the_database_refuses_to_change_or_delete_a_line(lines, statement):
    assert guard.is_in_place(), "a migration that makes the table anew has to put it back"
    before = snapshot()

    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        run(statement)

    assert changed(before, snapshot()) == {}


# Forgetting somebody


def forget_lucia(cast, **dropped) -> int:
    words = {"Lucía Ferrer": "Persona 7", "lucia@aurora.example": ""}
    return rewrite(
        Entry.objects.all(), lambda entry: without(Words(entry.actor_name, entry.details), words, **dropped),
        by=cast.marta, about=cast.lucia.person, at=AT,
    )  # fmt: skip


def test_a_person_can_be_taken_out_of_the_words_and_the_chain_holds(lines, cast):
    assert forget_lucia(cast) == 5
    assert forget_lucia(cast) == 0, "twice is once"

    found = walk()
    assert (found.broken, found.forgotten, found.lines) == (0, 5, 6)
    first = Entry.objects.order_by("pk")[0]
    assert (first.actor_name, first.details) == ("Persona 7", {"number": 0, "who": "Persona 7"})
    assert (first.actor_id, first.hash) == (cast.lucia.pk, lines[0].hash), "who did what stays, by number"
    assert first.words != digest_of_words("", "Lucía Ferrer", lines[0].details), "no name can be tried"


def test_what_was_rewritten_cannot_be_changed_again_unseen(lines, cast):
    forget_lucia(cast)

    forge(lines[1], "actor_name", "Marta Solís")

    assert walk().breaks == [Break(lines[1].pk, How.CHANGED)]


def test_somebody_else_can_be_taken_out_of_the_same_lines(lines, cast):
    forget_lucia(cast)

    again = rewrite(
        Entry.objects.filter(pk=lines[0].pk), lambda entry: Words(entry.actor_name, {"who": "Persona 8"}),
        by=cast.marta, about=cast.pedro.person, at=AT,
    )  # fmt: skip

    assert again == 1
    assert walk().broken == 0


def test_words_are_found_within_others_whatever_their_case():
    told = Words("Ana Sanz", {"to": ["ANA@x.example", 3], "note": "de ana sanz", "browser": "Firefox"})

    said = without(told, {"Ana Sanz": "Persona 1", "ana@x.example": "–", "": "!"}, dropped=("browser",))

    assert said == Words("Persona 1", {"to": ["–", 3], "note": "de Persona 1"})


# The command


def test_the_command_tells_how_many_lines_and_how_they_end(lines, capsys):
    before = snapshot()

    assert tell_breaks(lines[2].hash) == 0

    assert capsys.readouterr().out == f"5 líneas, termina en {lines[-1].hash}\nEl registro está íntegro.\n"
    assert changed(before, snapshot()) == {}


def test_the_command_names_what_does_not_fit(lines, capsys, monkeypatch):
    monkeypatch.setattr(verifying, "MOST_TOLD", 1)
    forge(lines[1], "verb", "x")
    forge(lines[3], "verb", "x")

    assert tell_breaks("f" * 64) == 1

    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"Línea {lines[1].pk}: no dice lo que decía cuando se escribió"
    assert told[1] == "… y 1 más."
    assert told[2].startswith("La huella que guardaste no está")
    assert told[-1] == "El registro NO está íntegro."


def test_a_database_without_its_guard_is_told(lines, capsys):
    with guard.lifted():
        assert tell_breaks() == 1

    assert "faltan sus disparadores" in capsys.readouterr().out
