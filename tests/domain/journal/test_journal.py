"""Writing the journal and reading it back, on the database."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.utils.timezone import now

from tests.threads import all_at_once
from ventanilla.domain.journal.actions import record, record_history
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.journal.chain import GENESIS, Line
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.journal.verifying import walk

AT = datetime(2026, 11, 22, 16, 30, 5, 123456, tzinfo=UTC)


@pytest.fixture
def three_lines(cast):
    with transaction.atomic():
        return [record(cast.lucia, "ticket.opened", cast.aurora, at=AT, number=number) for number in range(3)]


def test_a_line_says_who_did_what_to_which_thing_of_which_customer(cast):
    entry = record(cast.lucia, "customer.looked_at", cast.aurora, at=AT, why="prueba")

    kept = Entry.objects.get(pk=entry.pk)
    assert kept.line == Line(
        AT, "contact", cast.lucia.pk, "Lucía Ferrer", "customer.looked_at",
        "customer", cast.aurora.pk, cast.aurora.pk, {"why": "prueba"},
    )  # fmt: skip


def test_the_house_and_the_staff_are_actors_too(cast):
    by_house = record(SYSTEM, "a", cast.aurora, at=AT)
    by_staff = record(cast.marta, "b", cast.aurora, at=AT)

    assert (by_house.actor_kind, by_house.actor_id, by_house.actor_name) == ("system", None, "Ventanilla")
    assert (by_staff.actor_kind, by_staff.actor_id, by_staff.actor_name) == (
        "staff",
        cast.marta.pk,
        "Marta Solís",
    )


def test_the_first_line_hangs_from_nothing_and_each_from_the_one_before(three_lines):
    first, second, third = three_lines

    assert first.previous == GENESIS
    assert (second.previous, third.previous) == (first.hash, second.hash)


def test_a_journal_read_back_from_the_database_holds(three_lines):
    record_history(
        [
            Line(
                AT,
                "system",
                None,
                "Ñandú €",
                "x",
                "y",
                None,
                None,
                {"n": 1.5, "z": {"a": [1, None, "é\u2028"]}},
            )
        ]
    )

    assert not walk().broken


def test_a_line_cannot_be_changed_or_taken_out_by_our_own_code(three_lines):
    entry = Entry.objects.get(pk=three_lines[0].pk)

    for change in (
        entry.save,
        entry.delete,
        lambda: Entry.objects.update(verb="x"),
        lambda: Entry.objects.filter(pk=entry.pk).delete(),
        lambda: Entry.objects.bulk_update([entry], ["verb"]),
    ):
        with pytest.raises(TypeError), transaction.atomic():
            change()

    assert Entry.objects.count() == 3


def test_what_is_rolled_back_leaves_no_line(cast):
    with transaction.atomic():
        record(cast.lucia, "a", cast.aurora, at=AT)
        transaction.set_rollback(True)

    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_line_outside_a_transaction_is_refused(cast):
    with pytest.raises(transaction.TransactionManagementError):
        record(cast.lucia, "a", cast.aurora, at=AT)

    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_leave_one_chain(cast):
    def write_five(number: int) -> None:
        for turn in range(5):
            with transaction.atomic():
                record(cast.marta, "a", cast.aurora, at=now(), writer=number, turn=turn)

    outcomes = all_at_once(8, write_five)

    assert outcomes == [None] * 8
    assert Entry.objects.count() == 40
    assert not walk().broken
