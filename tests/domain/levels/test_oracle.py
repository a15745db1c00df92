"""Thousands of tickets that chance has made are due when the oracle says; with `HOUSES=30`, ten thousand. No database:
rows that are not saved.

A failure names the seed of its house and the number of its ticket: both come back with the same numbers.
"""

import os
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from tests.domain.levels import lives, oracle
from tests.domain.levels.oracle import FIRST, MINUTES
from ventanilla.core.worktime import Season, Worktime
from ventanilla.domain.calendars.known import Calendars
from ventanilla.domain.levels.known import Level, Levels
from ventanilla.domain.tickets.models import Stage, Ticket
from ventanilla.domain.tickets.promises import DONE, DUE, measured, settled

HOUSES, TICKETS = int(os.environ.get("HOUSES", "9")), 340
AGREED = ("first_response", "resolution")
CUSTOMER = 7


def test_thousands_of_tickets_are_due_when_the_oracle_says():
    found = [one for seed in range(HOUSES) for one in differences(seed)]

    assert HOUSES * TICKETS >= 3_000
    assert not found, f"{len(found)} differences, the first of them:\n" + "\n".join(found[:3])


def ignoring_holidays(levels):
    return by_other_clocks(levels, lambda one: replace(one, days={}, _known={}))


def ignoring_seasons(levels):
    return by_other_clocks(levels, lambda one: replace(one, seasons=(), _known={}))


class TakingTheWallForAWatch(Worktime):
    """From 0:00 to 8:00 is eight hours, it thinks, also in the night in which the clocks change."""

    def windows_of(self, day):
        lengths = [timedelta(minutes=b - a) for a, b in self.hours_on(day)]
        opens = [opens for opens, _closes in super().windows_of(day)]
        return tuple((at, at + length) for at, length in zip(opens, lengths, strict=True))


def taking_the_wall_for_a_watch(levels):
    return by_other_clocks(
        levels, lambda one: TakingTheWallForAWatch(one.zone, one.week, one.seasons, one.days)
    )


def an_hour_from_the_mainland(levels):
    return by_other_clocks(levels, lambda one: replace(one, zone=ZoneInfo("Europe/Madrid"), _known={}))


def forgetting_pauses(levels):
    return with_other_words(levels, pauses=frozenset())


def sleeping_at_night(levels):
    return with_other_words(levels, around_the_clock=frozenset())


@pytest.mark.parametrize(
    "wrong",
    [
        ignoring_holidays, ignoring_seasons, taking_the_wall_for_a_watch, an_hour_from_the_mainland,
        forgetting_pauses, sleeping_at_night,
    ],
)  # fmt: skip
def test_the_oracle_sees_who_counts_wrong(wrong):
    assert any(differences(seed, spoil=wrong) for seed in range(4))


def test_the_oracle_sees_who_counts_the_past_as_if_it_had_always_been_as_today():
    assert any(differences(seed, forget_the_past=True) for seed in range(2))


def differences(seed, *, spoil=lambda levels: levels, forget_the_past=False):
    """What is not due when it should be, in the house of this seed; in some, the rules change after most was done."""
    luck = Random(seed)
    calendars = [lives.a_calendar(luck) for _ in range(3)]
    house = lives.a_house(luck, calendars)
    changed = lives.a_house(luck, [lives.another(luck, one) for one in calendars])
    ours, ours_changed = spoil(levels_of(house)), spoil(levels_of(changed))
    found = []
    for number in range(TICKETS):
        life = lives.a_life(luck)
        ticket, stages = as_rows(luck, life)
        if forget_the_past:
            stages = [Stage(**{**lived(life["spells"][-1]), "until": one.until}) for one in stages]
        now = changed if luck.random() < 0.25 else house
        told = as_measured(ticket, stages, ours, ours_changed if now is changed else None)
        should = as_the_oracle_says(life, house, now)
        if told != should:
            found.append(f"seed {seed}, ticket {number}: {told}\nshould be {should}\n{life}")
    return found


def as_measured(ticket, stages, levels, changed):
    """By the code under proof: in minutes, without what lies beyond the oracle's months."""
    columns = measured(ticket, stages, levels)
    if changed:
        for name, value in columns.items():
            setattr(ticket, name, value)
        columns = measured(ticket, stages, changed, keep=settled(ticket))
    minutes = {
        name: minute_of(columns[name]) for name in [*DUE.values(), "due_at", "promised_at", "warns_at"]
    }
    return minutes | {"due_for": columns["due_for"] if minutes["due_at"] else ""}


def as_the_oracle_says(life, house, changed):
    """What is done was judged by the rules of then, what is not is by those of now."""
    spells = {id(one): spelled(life, one) for one in (house, changed)}
    status, done, starts = life["spells"][-1]["status"], life["done"], life["spells"][0]["since"]
    due, running, warns = dict.fromkeys(lives.METRICS), {}, []
    for metric in lives.METRICS:
        waits = metric != "next_update" or (life["awaits_staff"] and "first_response" in done)
        if status != "cancelled" and metric in done:
            due[metric] = oracle.due(spells[id(house)], metric, starts, done[metric])
        elif status in lives.OPEN and waits:
            begins = life["turn"] if metric == "next_update" else starts
            due[metric] = running[metric] = oracle.due(spells[id(changed)], metric, begins)
            percent = next_percent(metric, life["warned"].get(metric, 0))
            warns.append(percent and oracle.due(spells[id(changed)], metric, begins, percent=percent))
    looked_at = {"qualification"} if "first_response" in done else set()
    first = min(
        ((at, metric) for metric, at in running.items() if at and metric not in looked_at), default=(None, "")
    )
    agreed = [at for metric, at in running.items() if at and metric in AGREED]
    columns = {DUE[metric]: at for metric, at in due.items()}
    soonest = {"due_at": first[0], "promised_at": min(agreed, default=None), "due_for": first[1]}
    return columns | soonest | {"warns_at": min(filter(None, warns), default=None)}


def next_percent(metric, told):
    """Of what the customer was promised somebody is told three times."""
    return next((one for one in ((75, 90, 100) if metric in AGREED else (100,)) if one > told), None)


def spelled(life, house):
    return [{**one, "promise": house["promises"][one["level"]]} for one in life["spells"]]


def levels_of(house):
    """The plain data as our code counts with it."""
    clocks = [
        Worktime(ZoneInfo(one["zone"]), one["week"], tuple(map(season_of, one["seasons"])), days_of(one))
        for one in house["calendars"]
    ]
    default, *others = [
        Level(
            number or None, "", one["targets"], frozenset(one["always"]), frozenset(one["pauses"]),
            one["calendar"] or None,
        )
        for number, one in enumerate(house["promises"])
    ]  # fmt: skip
    known = Calendars(clocks[0], dict(enumerate(clocks)), (1, None))
    return Levels(default, dict(enumerate(others, start=1)), {CUSTOMER: (None, house["own"])}, known)


def season_of(season):
    first, last, week = season
    return Season(*(tuple(map(int, end.split("-"))) for end in (first, last)), week)


def days_of(calendar):
    return {date.fromisoformat(day): tuple(hours) for day, hours in calendar["days"].items()}


def as_rows(luck, life):
    """The ticket as it is now, and the stages behind it; some of them without length, as two changes at once leave them."""
    *past, last = life["spells"]
    starts = life["spells"][0]["since"]
    stages = []
    for one, following in zip(past, life["spells"][1:], strict=True):
        stages.append(Stage(until=instant(following["since"]), **lived(one)))
        if luck.random() < 0.1:
            stages.append(Stage(until=instant(following["since"]), **lived(luck.choice(past))))
    done = {DONE[metric]: instant(at) for metric, at in life["done"].items()}
    counts = {"counts_since": instant(starts)} if life["created"] > starts else {}
    ticket = Ticket(
        customer_id=CUSTOMER, created_at=instant(life["created"]), turn_since=instant(life["turn"]), warned=life["warned"],
        **{**lived(last), "awaits_staff": life["awaits_staff"]}, **done, **counts,
    )  # fmt: skip
    return ticket, stages


def lived(spell):
    return {
        "status": spell["status"], "priority": spell["priority"], "level_id": spell["level"] or None,
        "awaits_staff": True, "is_their_date": spell["their_wish"],
        "planned_at": None if spell["visit"] is None else instant(spell["visit"]),
    }  # fmt: skip


def instant(minute):
    return FIRST + timedelta(minutes=minute)


def minute_of(at):
    """Three quarters of a promise may end within one."""
    minute = round((at - FIRST) / timedelta(minutes=1), 2) if at else None
    return None if minute is None or minute > MINUTES else minute


def by_other_clocks(levels, other):
    known = levels.calendars
    others = {number: other(one) for number, one in known.others.items()}
    return replace(levels, calendars=Calendars(other(known.house), others, known.as_of))


def with_other_words(levels, **words):
    others = {number: replace(one, **words) for number, one in levels.others.items()}
    return replace(levels, default=replace(levels.default, **words), others=others)
