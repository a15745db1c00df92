"""The seal of a line: pure, so that anybody can check a journal without us."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from ventanilla.domain.journal.chain import GENESIS, Line, digest_of_words, seal

AT = datetime(2026, 11, 22, 16, 30, 5, 123456, tzinfo=UTC)
LINE = Line(
    AT, "contact", 7, "Lucía Ferrer", "ticket.opened", "ticket", 4155, 3, {"files": 2, "a": ["ñ", None]}
)


WORDS = digest_of_words("5a17", LINE.actor_name, LINE.details)


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
        ("verb", "ticket.closed"),
        ("thing_kind", "letter"),
        ("thing_id", 4156),
        ("customer_number", None),
    ],
)
def test_each_column_counts(column, other):
    changed = LINE._replace(**{column: other})

    assert seal(GENESIS, changed, WORDS) != seal(GENESIS, LINE, WORDS)
    assert seal(GENESIS, changed) != seal(GENESIS, LINE), "as lines were sealed before"


def test_so_do_what_goes_before_the_words_and_who_may_read_it():
    other = digest_of_words("5a17", "Lucia Ferrer", LINE.details)

    seals = {
        seal(GENESIS, LINE, WORDS),
        seal("1" * 64, LINE, WORDS),
        seal(GENESIS, LINE, other),
        seal(GENESIS, LINE, WORDS, is_access=True),
    }

    assert len(seals) == 4


def test_words_have_another_digest_with_another_salt():
    """Else whoever has the digest of a forgotten name could try names until one fits."""
    assert digest_of_words("", LINE.actor_name, LINE.details) != WORDS
    assert digest_of_words("5a17", LINE.actor_name, {"files": 3}) != WORDS


def test_columns_do_not_flow_into_each_other():
    joined = LINE._replace(verb="ticket.opene", thing_kind="dticket")

    assert seal(GENESIS, joined) != seal(GENESIS, LINE)
