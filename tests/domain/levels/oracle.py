"""The oracle: the same promises, as a patient person reckons them, with a clock on the wall. It imports nothing of ours.

A minute is known by its number since FIRST, and lasts until the next one begins: what counts to the end of minute 7 is
due at 8. Who comes at 9:00 sharp gets the minute of 9:00; the minute of 14:00 is no part of «until 14:00».
"""

from array import array
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

FIRST = datetime(2027, 9, 1, tzinfo=UTC)
"""Within reach: three changes of the clock, a New Year, a 29th of February."""
MINUTES = 440 * 24 * 60
EVERY_MINUTE = bytes([1]) * MINUTES


@cache
def walls(zone):
    """What the wall shows in every minute, in minutes since the first midnight. When an hour comes back the doors do not
    mind: what the clock has opened or shut in it stays so, as if it stood still at the hour's last minute.
    """
    hung, shown = ZoneInfo(zone), array("l", [0])
    for minute in range(MINUTES):
        wall = (FIRST + timedelta(minutes=minute)).astimezone(hung)
        days = wall.toordinal() - FIRST.toordinal()
        shown.append(max(shown[-1], days * 1440 + wall.hour * 60 + wall.minute))
    return shown[1:]


def open_minutes(calendar):
    """One byte for every minute: is somebody there?"""
    shown, doors = walls(calendar["zone"]), bytearray()
    for number in range(shown[-1] // 1440 + 1):
        hours = bytearray(1440)
        for opens, closes in hours_on(calendar, FIRST.date() + timedelta(days=number)):
            hours[opens:closes] = EVERY_MINUTE[opens:closes]
        doors += hours
    return bytes(map(doors.__getitem__, shown))


def hours_on(calendar, day):
    if day.isoformat() in calendar["days"]:
        return calendar["days"][day.isoformat()]
    for first, last, week in calendar["seasons"]:  # «06-15»
        today = day.strftime("%m-%d")
        if (first <= today <= last) if first <= last else not last < today < first:
            return week.get(day.weekday(), [])
    return calendar["week"].get(day.weekday(), [])


def stands_still_until(spell):
    """From then on the clock runs, as long as it is so."""
    pauses = spell["promise"]["pauses"]
    if spell["status"] == "planned" and spell["visit"] is not None:
        return spell["visit"] if spell["their_wish"] or "planned" in pauses else 0
    return MINUTES if spell["status"] in {"resolved", "closed", "cancelled", *pauses} else 0


def due(spells, metric, begins, done=MINUTES, percent=100):
    """The minute at whose beginning the promised ones have passed, or so much of them; None: never, or not in these months.
    What was done is judged by what was promised just then, and as if it had gone on from there without a pause.
    """
    spells = [spell for spell in spells if spell["since"] < done] or spells[:1]
    left = percent * (spells[-1]["promise"]["targets"].get(metric, {}).get(spells[-1]["priority"]) or 0)
    for spell, following in zip(spells, [*spells[1:], {"since": MINUTES}], strict=True):
        always = spell["priority"] in spell["promise"]["always"]
        is_open = EVERY_MINUTE if always else spell["promise"]["open"]
        minute = max(spell["since"], begins, min(stands_still_until(spell), done))
        while left and (minute := is_open.find(1, minute, following["since"])) >= 0:
            minute, left = minute + 1, left - 100
            if left <= 0:
                return round(minute + left / 100, 2)
    return None
