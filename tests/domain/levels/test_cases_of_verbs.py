"""When something is due after what people did, case by case in words, reckoned by hand; `story` says what is promised."""

from datetime import UTC

import pytest
import time_machine

from tests.domain.levels.story import Story, instant
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.levels.words import Priority
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.verifying import verify

HIGH, MEDIUM, LOW = Priority.HIGH, Priority.MEDIUM, Priority.LOW

CASES = [
    # Monday at 9:00: an hour, two, and a day of eight; the customer is told of the answer and the solution only.
    ("what is for the desk alone is due first, and the customer does not see it",
     [("23 09:00", lambda one: one.opened())],
     {"qualified": "23 10:00", "answered": "23 11:00", "solved": "23 19:00", "next": "23 10:00",
      "the customer sees": "23 11:00"}),
    ("an answer in time leaves the solution to be kept, and keeps when it was due",
     [("23 09:00", lambda one: one.opened()), ("23 09:30", lambda one: one.qualified()),
      ("23 10:00", lambda one: one.answered())],
     {"answered": "23 11:00", "solved": "23 19:00", "next": "23 19:00", "answered again": None}),
    ("an answer that comes late was due before it came",
     [("23 09:00", lambda one: one.opened()), ("23 12:30", lambda one: one.answered())],
     {"answered": "23 11:00"}),
    # Two days of eight hours; that low ones are counted around the clock since Tuesday changes nothing of it.
    ("what is done is judged by what was promised then",
     [("23 09:00", lambda one: one.opened(LOW)), ("23 10:30", lambda one: one.solved()),
      ("24 09:00", lambda one: one.everybody_gets(around_the_clock=[LOW])), ("24 09:00", lambda one: one.rules_change())],
     {"solved": "24 19:00", "next": None}),
    # A call is an answer by itself; who called waits for the next one: 240 from 9:00.
    ("a call is its first answer, and the next one is due",
     [("23 09:00", lambda one: one.called())],
     {"answered": "23 11:00", "answered again": "23 13:00", "the customer sees": "23 19:00"}),
    # 240 from 12:00: 120 until 14:00, and 120 from 16:00.
    ("a question after our answer waits for the next one",
     [("23 09:00", lambda one: one.opened()), ("23 10:00", lambda one: one.answered()),
      ("23 12:00", lambda one: one.wrote())],
     {"answered again": "23 18:00"}),
    ("a second message does not give us more time",
     [("23 09:00", lambda one: one.opened()), ("23 10:00", lambda one: one.answered()),
      ("23 12:00", lambda one: one.wrote()), ("23 13:00", lambda one: one.wrote())],
     {"answered again": "23 18:00"}),
    ("every answer begins the next one anew",
     [("23 09:00", lambda one: one.opened()), ("23 10:00", lambda one: one.answered()),
      ("23 12:00", lambda one: one.wrote()), ("23 13:00", lambda one: one.answered()),
      ("24 09:00", lambda one: one.wrote())],
     {"answered again": "24 13:00"}),
    # 60 until 10:00; the customer answers on Tuesday at 9:00: 300 until 14:00, 120 from 16:00.
    ("the customer's answer ends the pause",
     [("23 09:00", lambda one: one.opened()), ("23 10:00", lambda one: one.asked()),
      ("24 09:00", lambda one: one.wrote())],
     {"solved": "24 18:00", "answered again": "24 13:00"}),
    # 60 until 10:00 of the 120 that it is worth since 11:00; on Tuesday at 9:00 there are 60 left.
    ("made pressing while the customer is asked",
     [("23 09:00", lambda one: one.opened()), ("23 10:00", lambda one: one.asked()),
      ("23 11:00", lambda one: one.is_now(HIGH)), ("24 09:00", lambda one: one.wrote())],
     {"solved": "24 10:00"}),
    # 120 until 11:00; nothing until Wednesday at 9:00; the other 360: 300 until 14:00, 60 from 16:00.
    ("reopened it goes on where it stopped, and the days in between do not count",
     [("23 09:00", lambda one: one.opened()), ("23 11:00", lambda one: one.solved()),
      ("25 09:00", lambda one: one.reopened())],
     {"solved": "25 17:00"}),
    ("cancelled it owes nothing, and nothing was owed",
     [("23 09:00", lambda one: one.opened()), ("23 10:00", lambda one: one.answered()),
      ("23 11:00", lambda one: one.cancelled())],
     {"qualified": None, "answered": None, "solved": None, "next": None, "the customer sees": None}),
    # As above; and the answer that was given on Monday counts again, with what was promised then.
    ("brought back it goes on where it stopped, and what was done before has been done",
     [("23 09:00", lambda one: one.opened()), ("23 10:00", lambda one: one.answered()),
      ("23 11:00", lambda one: one.cancelled()), ("25 09:00", lambda one: one.reopened())],
     {"answered": "23 11:00", "solved": "25 17:00"}),
    # The older one of Monday at 9:00 had 120 at 11:00: the newer one owes both by Monday's end, not by Tuesday at 11:00.
    ("merged it counts from the earlier beginning",
     [("23 09:00", lambda one: one.opened()), ("23 11:00", lambda one: one.opened()),
      ("23 12:00", lambda one: one.merged())],
     {"qualified": "23 10:00", "answered": "23 11:00", "solved": "23 19:00"}),
    # 60 until 10:00; on Tuesday the newer one begins, which nobody has asked anything of: 300 until 14:00, 120 from 16:00.
    ("merged it has the pauses of the older one until it began itself",
     [("23 09:00", lambda one: one.opened()), ("23 10:00", lambda one: one.asked()),
      ("24 09:00", lambda one: one.opened()), ("24 09:30", lambda one: one.merged())],
     {"solved": "24 18:00", "answered": "23 11:00", "answered again": "24 13:00"}),
    # 60 until 10:00; the newer one is its own from 11:00 on: 180 until 14:00, 180 from 16:00, 60 on Tuesday.
    ("merged it has its own pauses from then on, not those of the older one",
     [("23 09:00", lambda one: one.opened()), ("23 10:00", lambda one: one.asked()),
      ("23 11:00", lambda one: one.opened()), ("24 09:00", lambda one: one.merged())],
     {"solved": "24 10:00"}),
    # The newer one goes into the older one, which was asked from 10:00 on: 60 until 10:00, 420 from Tuesday at 9:30.
    ("what goes into an older one leaves it its pauses, and ends that which is still on",
     [("23 09:00", lambda one: one.opened()), ("23 10:00", lambda one: one.asked()),
      ("24 09:00", lambda one: one.opened()), ("24 09:00", lambda one: one.the_other_one()),
      ("24 09:30", lambda one: one.merged())],
     {"solved": "24 18:30", "answered again": "24 13:30"}),
    # 24 × 7 while it was pressing: 60 until 10:00 and nothing more is left of 120 at 11:00; low since then, 960 in all.
    ("merged it counts the time of the older one by what that one was",
     [("20 09:00", lambda one: one.everybody_gets(around_the_clock=[HIGH])), ("23 18:00", lambda one: one.opened(HIGH)),
      ("24 09:00", lambda one: one.opened(LOW)), ("24 09:30", lambda one: one.merged())],
     {"solved": "24 10:00"}),
    ("merged what the older one had done was due when it was",
     [("23 09:00", lambda one: one.opened()), ("23 09:30", lambda one: one.qualified()),
      ("23 12:00", lambda one: one.answered()), ("24 09:00", lambda one: one.opened()),
      ("24 09:30", lambda one: one.answered()), ("24 09:45", lambda one: one.merged())],
     {"qualified": "23 10:00", "answered": "23 11:00"}),
    # Nobody had answered the older one by 11:00 on Monday: that the newer one was answered in time does not hide it.
    ("merged what only the newer one had done is due by the older one",
     [("23 09:00", lambda one: one.opened()), ("24 09:00", lambda one: one.opened()),
      ("24 09:30", lambda one: one.answered()), ("24 09:45", lambda one: one.merged())],
     {"answered": "23 11:00", "solved": "23 19:00"}),
    # Solved on Monday after 60; the newer one goes on from Tuesday at 9:00: 300 until 14:00, 120 from 16:00.
    ("merged the time between the solution of the older one and the newer one does not count",
     [("23 09:00", lambda one: one.opened()), ("23 10:00", lambda one: one.solved()),
      ("24 09:00", lambda one: one.opened()), ("24 09:30", lambda one: one.merged())],
     {"solved": "24 18:00"}),
    # 60 until 10:00; from Thursday at 10:00 240 until 14:00 and 180 until 19:00. The answer waits for that day as well.
    ("a visit on the day that the customer chose stops the clock until then",
     [("23 09:00", lambda one: one.opened()), ("23 10:00", lambda one: one.planned("26 10:00", their_date=True))],
     {"solved": "26 19:00", "answered": "26 11:00"}),
    ("a visit on the day that we chose does not",
     [("23 09:00", lambda one: one.opened()), ("23 10:00", lambda one: one.planned("26 10:00"))],
     {"solved": "23 19:00"}),
    # 60 until 10:00; from Tuesday at 9:00 300 until 14:00, 120 from 16:00.
    ("a third party stops the clock only where the level says so",
     [("20 09:00", lambda one: one.everybody_gets(pauses=["pending"])), ("23 09:00", lambda one: one.opened()),
      ("23 10:00", lambda one: one.put_off()), ("24 09:00", lambda one: one.started())],
     {"solved": "24 18:00"}),
    # An hour on Monday, nothing on Tuesday, seven on Wednesday.
    ("a holiday is declared while it runs",
     [("23 18:00", lambda one: one.opened()), ("23 18:30", lambda one: one.holiday(24))],
     {"solved": "25 18:00", "qualified": "23 19:00", "answered": "25 10:00"}),
    ("a holiday is taken back while it runs",
     [("20 09:00", lambda one: one.holiday(24)), ("23 18:00", lambda one: one.opened()),
      ("23 18:30", lambda one: one.no_holiday(24))],
     {"solved": "24 18:00", "answered": "24 10:00"}),
    # Tuesday's holiday becomes Wednesday's: an hour on Monday, seven on Tuesday; on Wednesday nothing is left.
    ("a holiday is moved while it runs",
     [("20 09:00", lambda one: one.holiday(24)), ("23 18:00", lambda one: one.opened(LOW)),
      ("23 18:30", lambda one: one.holiday_moves(24, 25))],
     {"solved": "26 18:00", "answered": "24 10:00"}),
    # Declared on Wednesday for the Tuesday that has passed: an hour on Monday, nothing on Tuesday, as above.
    ("a holiday that is declared afterwards counts as one",
     [("23 18:00", lambda one: one.opened(LOW)), ("25 09:00", lambda one: one.holiday(24))],
     {"solved": "26 18:00"}),
    # Closed from 14:00 on Tuesday: an hour on Monday, five on Tuesday, two on Wednesday.
    ("an afternoon off is declared while it runs",
     [("23 18:00", lambda one: one.opened()), ("23 18:30", lambda one: one.holiday(24, hours=[(540, 840)]))],
     {"solved": "25 11:00"}),
    ("a season of mornings is declared while it runs",
     [("23 18:00", lambda one: one.opened()), ("23 18:30", lambda one: one.mornings_only(24, 30))],
     {"solved": "25 11:00"}),
    ("what was answered before a holiday was declared was due when it was due",
     [("23 18:00", lambda one: one.opened()), ("24 09:30", lambda one: one.answered()),
      ("25 09:00", lambda one: one.holiday(24))],
     {"answered": "24 10:00", "solved": "25 18:00"}),
    ("what its customer is promised goes before what it is about",
     [("20 09:00", lambda one: one.aurora_gets(one.level("Oro", 60))),
      ("20 09:00", lambda one: one.networks_get(one.level("Redes", 180))), ("23 09:00", lambda one: one.opened())],
     {"solved": "23 10:00", "answered": None}),
    ("what its application is promised goes before its type",
     [("20 09:00", lambda one: one.networks_get(one.level("Redes", 180))),
      ("20 09:00", lambda one: one.breakdowns_get(one.level("Averías", 60))), ("23 09:00", lambda one: one.opened())],
     {"solved": "23 12:00"}),
    ("what its type is promised goes before what everybody is",
     [("20 09:00", lambda one: one.breakdowns_get(one.level("Averías", 60))), ("23 09:00", lambda one: one.opened())],
     {"solved": "23 10:00"}),
    # 60 of the 240 had passed at 10:00; «Internet» is nothing special: 480.
    ("qualified as another type it has the time of that one, from the same beginning",
     [("20 09:00", lambda one: one.breakdowns_get(one.level("Averías", 240))), ("23 09:00", lambda one: one.opened()),
      ("23 10:00", lambda one: one.qualified(type="Internet"))],
     {"solved": "23 19:00"}),
    # 60 of 480 until 10:00; then 120 in all are promised.
    ("moved to another customer it has the time of that one, from the same beginning",
     [("20 09:00", lambda one: one.ribera_gets(one.level("Plata", 120))), ("23 09:00", lambda one: one.opened()),
      ("23 10:00", lambda one: one.moved_to_ribera())],
     {"solved": "23 11:00"}),
    # 300 on Monday's morning, 180 on Tuesday's.
    ("a customer with hours of their own",
     [("20 09:00", lambda one: one.aurora_gets(calendar=one.calendar_of_mornings())),
      ("23 09:00", lambda one: one.opened())],
     {"solved": "24 12:00"}),
]  # fmt: skip


@pytest.fixture
def wall():
    with time_machine.travel(instant("20 08:00"), tick=False) as found:
        yield found


@pytest.fixture
def story(cast, wall):
    return Story(cast)


@pytest.mark.parametrize(("lived", "due"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_it_is_due(story, wall, lived, due):
    for told, deed in lived:
        wall.move_to(instant(told))
        deed(story)

    found = story.now_is()
    assert {words: found.get(words) for words in due} == due
    assert not [one for _number, differences in verify() for one in differences]


def test_who_promised_what_until_the_calendar_changed_stands_in_the_journal(story, wall):
    wall.move_to(instant("23 18:00"))
    story.opened()
    story.qualified()

    story.holiday(24)
    story.rules_change()

    (line,) = Entry.objects.about("ticket", story.ticket.pk).filter(verb="ticket.due_changed")
    assert set(line.details["before"]) == {"answer_due_at", "resolution_due_at"}
    assert line.details["before"]["answer_due_at"] == instant("24 10:00").astimezone(UTC).isoformat()


def test_a_promise_that_moves_behind_another_leaves_its_trace_too(story, wall):
    wall.move_to(instant("23 09:00"))
    story.opened(LOW)

    story.holiday(24)

    (line,) = Entry.objects.about("ticket", story.ticket.pk).filter(verb="ticket.due_changed")
    assert set(line.details["before"]) == {"resolution_due_at"}
    assert Ticket.objects.get(pk=story.ticket.pk).resolution_due_at == instant("25 19:00")


@pytest.mark.parametrize(
    ("answered", "counts"),
    [("23 18:00", (1, 0)), ("23 18:01", (0, 1))],
)
def test_each_next_answer_is_counted_as_it_came(story, wall, answered, counts):
    """As above: 240 from 12:00, 120 until 14:00 and 120 from 16:00."""
    for told, deed in [
        ("23 09:00", story.opened), ("23 10:00", story.answered), ("23 12:00", story.wrote),
        (answered, story.answered), ("23 18:30", story.answered),
    ]:  # fmt: skip
        wall.move_to(instant(told))
        deed()

    assert Ticket.objects.values_list("updates_in_time", "updates_late").get() == counts
