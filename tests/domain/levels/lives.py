"""Calendars, levels and lives of tickets as chance would have them: plain data, the same for the same seed.

Times are numbers of minutes as the oracle counts them.
"""

from datetime import date, timedelta

from tests.domain.levels.oracle import FIRST, MINUTES, open_minutes

METRICS = ("qualification", "first_response", "next_update", "resolution")
PRIORITIES = ("high", "medium", "low")
OPEN = ("awaiting_support", "in_progress", "pending", "planned", "awaiting_customer")
ZONES = ("Europe/Madrid", "Atlantic/Canary")
PAUSES = ("awaiting_customer", "pending", "planned")
GREAT_DAYS = [date(2027, 10, 31), date(2028, 1, 1), date(2028, 2, 29), date(2028, 3, 26), date(2028, 10, 29)]
"""Both changes of the clock, New Year, and the day that most years lack."""
SEASONS = [("06-15", "09-15"), ("12-20", "01-07"), ("08-01", "08-31"), ("02-20", "02-29"), ("10-25", "04-02")]


def a_calendar(luck):
    days = {one.isoformat(): some_hours(luck) for one in some_dates(luck, luck.choice([0, 3, 14, 40]))}
    seasons = [(*ends, a_week(luck)) for ends in luck.sample(SEASONS, luck.choice([0, 1, 1, 2]))]
    return with_minutes({"zone": luck.choice(ZONES), "week": a_week(luck), "seasons": seasons, "days": days})


def another(luck, calendar):
    """The same after somebody has been at it: some holidays less, some more, perhaps another week."""
    days = {day: hours for day, hours in calendar["days"].items() if luck.random() < 0.6}
    days |= {one.isoformat(): some_hours(luck) for one in some_dates(luck, 12)}
    week = a_week(luck) if luck.random() < 0.3 else calendar["week"]
    return with_minutes({**calendar, "days": days, "week": week})


def with_minutes(calendar):
    return {**calendar, "open": open_minutes(calendar)}


def a_week(luck):
    """Sometimes every day alike, sometimes each another; now and then nobody is there at all."""
    if luck.random() < 0.06:
        return {}
    usual = some_hours(luck)
    workdays = range(luck.choice([5, 5, 6, 7]))
    return {day: usual if luck.random() < 0.7 else some_hours(luck) for day in workdays}


def some_hours(luck):
    """Closed, in one go, split, half a day, to midnight, through the night in which the clocks change."""
    usual = [
        [],
        [(540, 840), (960, 1140)],
        [(480, 900)],
        [(510, 840)],
        [(900, 1440)],
        [(0, 480)],
        [(0, 1440)],
    ]
    if luck.random() < 0.6:
        return luck.choice(usual)
    edges = sorted(luck.sample(range(luck.choice([1, 5, 15]), 1441), 2 * luck.choice([1, 2, 3])))
    return list(zip(edges[::2], edges[1::2], strict=True))


def some_dates(luck, count):
    near = [luck.choice(GREAT_DAYS) + timedelta(days=luck.randint(-4, 4)) for _ in range(count // 2)]
    far = [FIRST.date() + timedelta(days=luck.randrange(440)) for _ in range(count - len(near))]
    return [*near, *far]


def a_house(luck, calendars):
    """Three levels: the default one, which is counted by the first calendar, and two more; perhaps the customer has a
    calendar of their own.
    """
    own = luck.choice([None, None, None, 1, 2])
    return {
        "calendars": calendars,
        "own": own,
        "promises": [a_promise(luck, calendars, own) for _ in range(3)],
    }


def a_promise(luck, calendars, own):
    by = luck.randrange(3)
    chance = luck.choice([0, 0, 0.4])
    return {
        "targets": {metric: some_targets(luck) for metric in METRICS},
        "always": {one for one in PRIORITIES if luck.random() < chance},
        "pauses": {one for one in PAUSES if luck.random() < 0.5},
        "calendar": by,
        "open": calendars[by if own is None else own]["open"],
    }


def some_targets(luck):
    lengths = [(1, 90), (60, 960), (60, 960), (960, 4800)]
    return {one: luck.randint(*luck.choice(lengths)) for one in PRIORITIES if luck.random() < 0.93}


def a_life(luck):
    """A ticket from its beginning until now."""
    starts = a_start(luck)
    spells = [a_spell(luck, starts)]
    for _ in range(luck.choice([0, 0, 1, 2, 3, 5, 7])):
        since = spells[-1]["since"] + some_while(luck)
        spells += [a_spell(luck, since)] if since < MINUTES else []
    last = spells[-1]
    if last["status"] not in OPEN and len(spells) == 1:
        last["status"] = "awaiting_support"
    until = min(last["since"] + some_while(luck), MINUTES - 1)
    done = {
        metric: luck.choice([luck.randint(starts, until), luck.choice(spells)["since"]])
        for metric in ("qualification", "first_response")
        if luck.random() < 0.6
    }
    if last["status"] == "resolved":
        done["resolution"] = last["since"]
    created = luck.randint(starts, until) if luck.random() < 0.2 else starts
    turn = {"awaits_staff": luck.random() < 0.6, "turn": luck.randint(starts, until)}
    told = {metric: luck.choice([75, 90, 100]) for metric in METRICS if luck.random() < 0.3}
    return {"spells": spells, "created": created, "done": done, "warned": told, **turn}


def a_start(luck):
    if luck.random() < 0.5:
        return luck.randrange(MINUTES - 80_000)
    midnight = (luck.choice(GREAT_DAYS) - FIRST.date()).days * 1440
    return midnight + luck.randint(-4 * 1440, 1440)


def a_spell(luck, since):
    status = luck.choice([*OPEN, *OPEN, "in_progress", "in_progress", "resolved", "cancelled"])
    return {
        "since": since, "status": status, "priority": luck.choice(PRIORITIES), "level": luck.randrange(3),
        "visit": since + luck.randint(-500, 9000) if status == "planned" else None,
        "their_wish": luck.random() < 0.5,
    }  # fmt: skip


def some_while(luck):
    return luck.choice([luck.randint(1, 90), luck.randint(1, 1500), luck.randint(1, 12_000)])
