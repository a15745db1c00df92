"""What the verbs of a whole life leave behind is due when the oracle says: that the past is written down as it was."""

from datetime import timedelta
from random import Random

import pytest
import time_machine

from tests.domain.levels import lives, oracle
from tests.domain.levels.oracle import FIRST
from tests.domain.levels.story import MORNINGS, SPLIT, TARGETS, Story
from ventanilla.core.errors import Refused
from ventanilla.domain.levels.words import Priority
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.promises import DONE, DUE
from ventanilla.domain.tickets.verifying import verify

PAUSES = ["pending", "planned"]
DEEDS = [
    *["wrote", "answered", "asked", "put_off", "started", "is_now", "qualified", "planned", "solved"] * 2,
    "reopened", "cancelled", "reopened",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_a_life_by_verbs_is_due_when_the_oracle_says(cast, seed):
    luck, start = Random(seed), FIRST + timedelta(days=seed * 35, hours=6)
    with time_machine.travel(start, tick=False) as wall:
        story, promises = a_house(cast)
        story.opened(luck.choice(Priority.values))
        seen = [look(story)]
        for _deed in range(14):
            wall.shift(timedelta(minutes=lives.some_while(luck) // 3 + 1))
            happens(story, luck)
            seen.append(look(story))

        columns = {metric: getattr(row_of(story), column) for metric, column in DUE.items()}
    assert columns == as_the_oracle_says(seen, promises)
    assert not [one for _number, differences in verify() for one in differences]


def a_house(cast):
    """Breakdowns are counted by the mornings, and stand still for third parties and visits; other types as usual."""
    story = Story(cast)
    mornings = story.calendar_of_mornings()
    targets = {metric: dict.fromkeys(Priority, 300) for metric in TARGETS}
    level = story.level("Averías", 300, mornings, pauses=PAUSES, around_the_clock=["high"])
    story.breakdowns_get(level)
    usual = {"zone": "Europe/Madrid", "seasons": [], "days": {}}
    early = lives.with_minutes({**usual, "week": MORNINGS})["open"]
    late = lives.with_minutes({**usual, "week": SPLIT})["open"]
    only = {"resolution": targets["resolution"]}
    return story, {
        level.pk: {"targets": only, "pauses": PAUSES, "always": ["high"], "open": early},
        None: {"targets": TARGETS, "pauses": ["awaiting_customer"], "always": [], "open": late},
    }


def happens(story, luck):
    """One deed of chance; what is refused does not happen."""
    name = luck.choice(DEEDS)
    words = {}
    if name == "is_now":
        words = {"priority": luck.choice(Priority.values)}
    if name == "qualified":
        words = {"type": luck.choice(["Avería", "Internet"]), "priority": luck.choice(Priority.values)}
    if name == "planned":
        after = timedelta(minutes=lives.some_while(luck))
        words = {"after": after, "their_date": luck.random() < 0.5}
    try:
        getattr(story, name)(**words)
    except Refused:
        return


def look(story):
    """As anybody sees it who looks at the ticket now; of what is due, nothing."""
    row = row_of(story)
    done = {metric: minute(getattr(row, column)) for metric, column in DONE.items() if getattr(row, column)}
    return {
        "since": minute(row.updated_at), "status": row.status, "priority": row.priority, "level": row.level_id,
        "visit": row.planned_at and minute(row.planned_at), "their_wish": row.is_their_date,
        "ours": row.awaits_staff, "done": done,
    }  # fmt: skip


def as_the_oracle_says(seen, promises):
    spells = [{**one, "promise": promises[one["level"]]} for one in seen]
    last, starts = spells[-1], spells[0]["since"]
    due = dict.fromkeys(DUE)
    for metric in DUE:
        waits = metric != "next_update" or (last["ours"] and "first_response" in last["done"])
        if metric in last["done"] and last["status"] != "cancelled":
            due[metric] = oracle.due(spells, metric, starts, last["done"][metric])
        elif waits and last["status"] in lives.OPEN:
            due[metric] = oracle.due(spells, metric, our_turn(spells) if metric == "next_update" else starts)
    return {metric: at and FIRST + timedelta(minutes=at) for metric, at in due.items()}


def our_turn(spells):
    """Since when it has been ours without a break."""
    theirs = [number for number, one in enumerate(spells) if not one["ours"]]
    return spells[theirs[-1] + 1 if theirs else 0]["since"]


def minute(at):
    return (at - FIRST) // timedelta(minutes=1)


def row_of(story):
    return Ticket.objects.get(pk=story.ticket.pk)
