"""When something is due, case by case and in words, reckoned by hand. Those that need a verb are in `test_cases_of_verbs`.

Where nothing else is said: Monday to Friday from 9:00 to 14:00 and from 16:00 to 19:00 on the mainland, eight hours a day;
solved within 120 minutes (high), 480 (medium) or 960 (low); time stands still while the customer is asked. Tickets are
medium and being worked on. Monday is the 23rd of November 2026.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from ventanilla.core.worktime import Season, Worktime
from ventanilla.domain.calendars.known import Calendars
from ventanilla.domain.levels.known import Level, Levels
from ventanilla.domain.levels.words import Metric
from ventanilla.domain.tickets.models import Stage, Ticket
from ventanilla.domain.tickets.promises import due_of, states_of

MADRID, CANARY = ZoneInfo("Europe/Madrid"), ZoneInfo("Atlantic/Canary")
SPLIT = dict.fromkeys(range(5), ((540, 840), (960, 1140)))
MORNINGS = dict.fromkeys(range(5), ((540, 840),))
FROM_8_TO_15 = dict.fromkeys(range(5), ((480, 900),))
ALWAYS = dict.fromkeys(range(7), ((0, 1440),))
OFFICE = Worktime(MADRID, SPLIT)
INTENSIVE = Worktime(MADRID, SPLIT, (Season((6, 15), (9, 15), FROM_8_TO_15),))
AT_CHRISTMAS = Worktime(MADRID, SPLIT, (Season((12, 21), (1, 6), MORNINGS),), {date(2027, 1, 1): ()})
IN_FEBRUARY = Worktime(MADRID, SPLIT, (Season((2, 20), (2, 29), MORNINGS),))
CHRISTMAS_EVE = Worktime(
    MADRID, SPLIT, days={date(2026, 12, 24): ((540, 840),), date(2026, 12, 25): ()}
)  # fmt: skip

IN_PROGRESS, PENDING = {"status": "in_progress"}, {"status": "pending"}
ASKED = {"status": "awaiting_customer"}
HIGH, MEDIUM = {"priority": "high"}, {"priority": "medium"}
PROMISED = {"high": 120, "medium": 480, "low": 960}
ON_THURSDAY = {"status": "planned", "planned_at": datetime(2026, 11, 26, 9, 0, tzinfo=UTC)}
"""At ten."""
NIGHT_AND_DAY = {"around_the_clock": {"high"}}

CASES = [
    # 23:00 to 24:00 is one hour, 0:00 to 2:00 two; then the wall shows 3:00: one more.
    ("four hours in the night that skips one end at four, not at three", ["2026-03-28 23:00", HIGH],
     {"calendar": Worktime(MADRID, ALWAYS), "minutes": 240}, "2026-03-29 04:00"),
    # One hour until midnight, two until 2:00, two more from 2:00 to 3:00, which comes twice.
    ("five hours in the night that repeats one end at three", ["2026-10-24 23:00"],
     {"calendar": Worktime(MADRID, ALWAYS), "minutes": 300}, "2026-10-25 03:00"),
    # On the islands it is the hour from 1:00 to 2:00 that is skipped: 60 until midnight, 60 until 1:00, 30 from 2:00.
    ("on the islands the skipped hour is another", ["2026-03-28 23:00"],
     {"calendar": Worktime(CANARY, ALWAYS), "minutes": 150, "wall": CANARY}, "2026-03-29 02:30"),
    # An hour on Friday, an hour on Monday, on the wall as on any other weekend.
    ("over the weekend on which the clocks go forward", ["2026-03-27 18:00"], {"minutes": 120}, "2026-03-30 10:00"),
    ("over the weekend on which the clocks go back", ["2026-10-23 18:00"], {"minutes": 120}, "2026-10-26 10:00"),
    # 9:30 on the mainland is 8:30 on the islands. They open at 9:00 of theirs: 10:00 here, and an hour later it is due.
    ("the islands open an hour later", ["2026-11-24 09:30"],
     {"calendar": Worktime(CANARY, SPLIT), "minutes": 60}, "2026-11-24 11:00"),
    # Thursday the 24th from 12:00 to 14:00; the 25th is Christmas; Monday from 9:00 to 11:00.
    ("on a half day only its hours count", ["2026-12-24 12:00"],
     {"calendar": CHRISTMAS_EVE, "minutes": 240}, "2026-12-28 11:00"),
    # Friday until 19:00 is one hour; on Monday the 15th somebody is there from 8:00.
    ("the jornada intensiva begins while it runs", ["2026-06-12 18:00"],
     {"calendar": INTENSIVE, "minutes": 180}, "2026-06-15 10:00"),
    # Tuesday the 15th is its last day, until 15:00; Wednesday begins at 9:00.
    ("the jornada intensiva ends while it runs", ["2026-09-15 14:00"],
     {"calendar": INTENSIVE, "minutes": 120}, "2026-09-16 10:00"),
    # New Year's Eve until 14:00 is one hour; the 1st is a holiday; Monday the 4th is of the season still: 9:00 to 14:00.
    # The last hour is the Tuesday's.
    ("a season goes on over New Year", ["2026-12-31 13:00"],
     {"calendar": AT_CHRISTMAS, "minutes": 420}, "2027-01-05 10:00"),
    # Friday the 26th until 14:00 is one hour; the season ends with the month; Monday the 1st of March has its afternoon.
    ("a season until the 29th of February ends with any February", ["2027-02-26 13:00"],
     {"calendar": IN_FEBRUARY, "minutes": 420}, "2027-03-01 17:00"),
    ("the 29th of February is a day like others", ["2028-02-28 18:00"], {"minutes": 120}, "2028-02-29 10:00"),
    ("the year ends while it runs", ["2026-12-31 18:00"], {"minutes": 120}, "2027-01-01 10:00"),
    # 60 of 120 have passed at 10:00.
    ("priority raised while it runs: what has passed has passed",
     ["2026-11-24 09:00", "2026-11-24 10:00", HIGH], {}, "2026-11-24 11:00"),
    # 60 of 480 at 10:00; 240 until 14:00; the last 180 from 16:00 to 19:00: due when we close, not when we open again.
    ("priority lowered while it runs: there is more time from the same beginning",
     ["2026-11-24 09:00", HIGH, "2026-11-24 10:00", MEDIUM], {}, "2026-11-24 19:00"),
    # 60 until the question at 10:00; nothing until 12:00; 60 more of the 120.
    ("priority raised while the customer is asked: the pause is not forgotten",
     ["2026-11-24 09:00", "2026-11-24 10:00", ASKED, "2026-11-24 11:00", HIGH, "2026-11-24 12:00", IN_PROGRESS],
     {}, "2026-11-24 13:00"),
    # 60 until 10:00; from 12:00 to 14:00 120, 180 in the afternoon, and 120 on Wednesday.
    ("priority lowered while the customer is asked: the pause is not forgotten",
     ["2026-11-24 09:00", HIGH, "2026-11-24 10:00", ASKED, "2026-11-24 11:00", MEDIUM, "2026-11-24 12:00", IN_PROGRESS],
     {}, "2026-11-25 11:00"),
    ("while the customer is asked nothing is due", ["2026-11-24 09:00", "2026-11-24 10:00", ASKED], {}, None),
    # 300 had passed at 14:00 on Monday, 180 more at 19:00: that was it, whatever we asked on Tuesday.
    ("who asks when it is late has been late", ["2026-11-23 09:00", "2026-11-24 10:00", ASKED], {}, "2026-11-23 19:00"),
    ("around the clock also at night", ["2026-11-27 22:00", HIGH], NIGHT_AND_DAY, "2026-11-28 00:00"),
    # Saturday from 10:00 to 11:00 counted, as it was high; then nothing until Monday: 300 until 14:00, 120 from 16:00.
    ("lowered at the weekend from a priority around the clock: its minutes count by the hours of then",
     ["2026-11-28 10:00", HIGH, "2026-11-28 11:00", MEDIUM], NIGHT_AND_DAY, "2026-11-30 18:00"),
    # Friday from 18:00 to 19:00, nothing in the night, and from 10:00 on Saturday one more hour of the 120.
    ("raised at the weekend to a priority around the clock: the night before did not count",
     ["2026-11-27 18:00", "2026-11-28 10:00", HIGH], NIGHT_AND_DAY, "2026-11-28 11:00"),
    ("opened while we are closed it begins when we open", ["2026-11-28 12:00"], {"minutes": 60}, "2026-11-30 10:00"),
    ("opened in the minute of closing it begins in the afternoon", ["2026-11-24 14:00"],
     {"minutes": 60}, "2026-11-24 17:00"),
    ("what ends with the morning is due at two, not at four", ["2026-11-24 09:00"], {"minutes": 300}, "2026-11-24 14:00"),
    # 60 on Monday; from Thursday at 10:00 240 until 14:00 and 180 until 19:00.
    ("planned by the customer's wish it stands still until that day",
     ["2026-11-23 09:00", "2026-11-23 10:00", {**ON_THURSDAY, "is_their_date": True}], {}, "2026-11-26 19:00"),
    ("planned by us it goes on", ["2026-11-23 09:00", "2026-11-23 10:00", ON_THURSDAY], {}, "2026-11-23 19:00"),
    ("planned by us under a level that pauses for visits it stands still until that day",
     ["2026-11-23 09:00", "2026-11-23 10:00", ON_THURSDAY], {"pauses": {"planned"}}, "2026-11-26 19:00"),
    # The customer waits no longer: from Tuesday at 9:00 300, and 120 from 16:00.
    ("a visit that is called off ends its pause",
     ["2026-11-23 09:00", "2026-11-23 10:00", {**ON_THURSDAY, "is_their_date": True},
      "2026-11-24 09:00", {**IN_PROGRESS, "planned_at": None, "is_their_date": False}], {}, "2026-11-24 18:00"),
    ("pending for a third party it goes on", ["2026-11-23 09:00", "2026-11-23 10:00", PENDING], {}, "2026-11-23 19:00"),
    # 60 until 10:00; from 12:00 to 14:00 120, 180 in the afternoon, 120 on Tuesday.
    ("pending under a level that pauses for it, it stands still",
     ["2026-11-23 09:00", "2026-11-23 10:00", PENDING, "2026-11-23 12:00", IN_PROGRESS],
     {"pauses": {"pending"}}, "2026-11-24 11:00"),
    # 60 by the mornings of the customer's own calendar until 14:00 on Monday; 60 more on Tuesday.
    ("a customer with a calendar of their own is counted by it", ["2026-11-23 13:00"],
     {"own": Worktime(MADRID, MORNINGS), "minutes": 120}, "2026-11-24 10:00"),
    ("what is not promised is never due", ["2026-11-23 09:00"], {"minutes": None}, None),
    ("a calendar that never opens promises nothing", ["2026-11-23 09:00"], {"calendar": Worktime(MADRID, {})}, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lived", "how", "due"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_it_is_due(lived, how, due):
    assert reckoned(lived, **how) == due


def reckoned(
    lived, *, minutes=PROMISED, calendar=OFFICE, own=None, wall=MADRID, pauses=("awaiting_customer",), **words
):
    """When the resolution is due, on the wall; `lived` tells when something changed, and what."""
    targets = minutes if minutes is PROMISED else dict.fromkeys(PROMISED, minutes)
    level = Level(None, targets={"resolution": targets}, pauses=frozenset(pauses), **words)
    levels = Levels(level, {}, {7: (None, own and 1)}, Calendars(calendar, {1: own}, (1, None)))
    moments, states, facts = [], [], {"status": "in_progress", "priority": "medium", "awaits_staff": True}
    for word in lived:
        if isinstance(word, str):
            moments.append(datetime.strptime(word, "%Y-%m-%d %H:%M").replace(tzinfo=wall).astimezone(UTC))
            states.append({**facts})
        else:
            facts |= word
            states[-1] = {**facts}
    stages = [Stage(until=until, **state) for until, state in zip(moments[1:], states[:-1], strict=True)]
    ticket = Ticket(customer_id=7, created_at=moments[0], turn_since=moments[0], **states[-1])
    due = due_of(ticket, states_of(ticket, stages), Metric.RESOLUTION, levels)
    return due and due.astimezone(wall).strftime("%Y-%m-%d %H:%M")
