"""Looking through all tickets for due times that are not what their stages give."""

from datetime import timedelta

import pytest
import time_machine

from tests.domain.levels.story import MADRID, Story, instant
from ventanilla.domain.calendars.actions import create_calendar
from ventanilla.domain.calendars.facts import CalendarFacts
from ventanilla.domain.tickets.actions.reappointing import reappoint_all
from ventanilla.domain.tickets.actions.warning import give_warnings
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.verifying import verify


@pytest.fixture
def wall():
    with time_machine.travel(instant("23 09:00"), tick=False) as found:
        yield found


@pytest.fixture
def story(cast, wall):
    return Story(cast)


def columns():
    """(ticket, column) of what is not as it should be."""
    return [(one.number, one.column) for _number, differences in verify() for one in differences]


def test_a_due_time_that_somebody_has_written_over_is_found_and_put_right(story):
    story.opened()
    number = story.ticket.pk
    Ticket.objects.update(resolution_due_at=story.ticket.resolution_due_at + timedelta(minutes=1))

    found = columns()
    reappoint_all.call()

    assert found == [(number, "resolution_due_at")]
    assert columns() == []


def test_a_warning_that_is_missing_is_found(story):
    story.opened()
    Ticket.objects.update(warns_at=None)

    assert columns() == [(story.ticket.pk, "warns_at")]


def test_what_was_solved_under_other_rules_is_no_difference(story, wall):
    story.opened()
    story.solved()

    story.everybody_gets(pauses=["pending"])
    story.holiday(23)

    assert columns() == []


def test_a_warning_that_waits_until_somebody_is_there_is_no_difference(story, wall):
    always = CalendarFacts(name="Siempre", zone=MADRID.key, week=dict.fromkeys(range(7), ((0, 1440),)))
    story.aurora_gets(calendar=create_calendar(always, by=story.cast.ivan))
    wall.move_to(instant("23 20:00"))
    story.opened()

    wall.move_to(instant("24 05:00"))
    give_warnings.call()

    story.ticket.refresh_from_db()
    assert story.ticket.warns_at == instant("24 09:00")
    assert columns() == []
