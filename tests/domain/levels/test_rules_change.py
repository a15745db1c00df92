"""Rules change while others write: for some seconds another process still counts by those of before."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine

from tests.domain.levels.story import Story, instant
from ventanilla.domain.calendars import known as calendars
from ventanilla.domain.levels import known as levels
from ventanilla.domain.provider import house
from ventanilla.domain.provider.models import Provider
from ventanilla.domain.tickets.actions.reappointing import keep_up_with_the_rules
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.verifying import verify

REMEMBERED = (house, calendars, levels)


@pytest.fixture
def wall():
    with time_machine.travel(instant("23 18:00"), tick=False) as found:
        yield found


@contextmanager
def a_process_that_knows(memory: list[object]) -> Iterator[None]:
    """What every process keeps in memory, as another one has it."""
    ours = [part._known for part in REMEMBERED]
    for part, known in zip(REMEMBERED, memory, strict=True):
        part._known = known
    yield
    for part, known in zip(REMEMBERED, ours, strict=True):
        part._known = known


def test_what_is_written_by_the_rules_of_before_is_put_right(cast, wall):
    story = Story(cast)
    levels.the_levels()
    memory = [part._known for part in REMEMBERED]
    story.holiday(24)  # the clock has come by in the same moment
    wall.shift(timedelta(seconds=4))
    with a_process_that_knows(memory):
        story.opened()
    assert [one.column for _number, found in verify() for one in found] != []

    wall.shift(timedelta(minutes=2))
    keep_up_with_the_rules.call()

    assert [one for _number, found in verify() for one in found] == []
    assert Ticket.objects.get().resolution_due_at == instant("25 18:00") + timedelta(seconds=4)
    row = Provider.objects.get()
    assert row.appointed_mark == row.rules_mark
