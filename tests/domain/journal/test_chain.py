"""The chain by itself: pure, so that anybody can check a journal without us."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from ventanilla.domain.journal.chain import GENESIS, Line, first_break, seal

AT = datetime(2026, 11, 22, 16, 30, 5, 123456, tzinfo=UTC)
LINE = Line(
    AT, "contact", 7, "Lucía Ferrer", "ticket.opened", "ticket", 4155, 3, {"files": 2, "a": ["ñ", None]}
)


def chained(*lines: Line) -> list[tuple[str, str, Line]]:
    previous, rows = GENESIS, []
    for line in lines:
        sealed = seal(previous, line)
        rows.append((previous, sealed, line))
        previous = sealed
    return rows


def three() -> list[tuple[str, str, Line]]:
    return chained(*(LINE._replace(thing_id=number) for number in (1, 2, 3)))


def test_an_empty_journal_holds():
    assert first_break([]) is None


def test_a_journal_as_it_was_written_holds():
    assert first_break(three()) is None


def test_the_same_instant_in_another_zone_is_the_same_line():
    madrid = LINE._replace(at=AT.astimezone(timezone(timedelta(hours=1))))

    assert seal(GENESIS, madrid) == seal(GENESIS, LINE)


def test_the_order_of_the_details_does_not_matter():
    turned = LINE._replace(details=dict(reversed(LINE.details.items())))

    assert seal(GENESIS, turned) == seal(GENESIS, LINE)


@pytest.mark.parametrize(
    ("column", "other"),
    [
        ("at", AT + timedelta(microseconds=1)),
        ("actor_kind", "staff"),
        ("actor_id", 8),
        ("actor_name", "Lucia Ferrer"),
        ("verb", "ticket.closed"),
        ("thing_kind", "letter"),
        ("thing_id", 4156),
        ("customer_number", None),
        ("details", {"files": 3, "a": ["ñ", None]}),
    ],
)
def test_a_change_in_any_column_is_found(column, other):
    rows = three()

    previous, sealed, line = rows[1]
    rows[1] = (previous, sealed, line._replace(**{column: other}))

    assert first_break(rows) == 1


def test_a_line_that_was_taken_out_is_found_at_the_next_one():
    rows = three()

    del rows[1]

    assert first_break(rows) == 1


def test_two_lines_that_changed_places_are_found():
    rows = three()

    rows[1], rows[2] = rows[2], rows[1]

    assert first_break(rows) == 1


def test_a_line_sealed_again_by_a_forger_is_found_at_the_next_one():
    rows = three()

    forged = LINE._replace(thing_id=99)
    rows[1] = (rows[1][0], seal(rows[1][0], forged), forged)

    assert first_break(rows) == 2


def test_columns_do_not_flow_into_each_other():
    joined = LINE._replace(verb="ticket.opene", thing_kind="dticket")

    assert seal(GENESIS, joined) != seal(GENESIS, LINE)
