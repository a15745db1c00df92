"""When something that repeats is next due: words or cron, in the provider's time zone. Pure.

Words: "every 15 minutes", "every hour", "every day at 4:00", "every monday at 8:30", "every month at 6:00"
(its first day). Anything else is read as a cron expression. On the day that skips an hour, what would fall
into it runs at the first minute after; on the day that repeats one, it runs once.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

WEEKDAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
AT = r" at (?P<hour>\d{1,2}):(?P<minute>\d{2})"
MINUTES = re.compile(r"every (?P<step>\d{1,2}) minutes")
DAILY = re.compile(rf"every (?P<day>day|month|{'|'.join(WEEKDAYS)}){AT}")


def next_after(rule: str, moment: datetime, zone: ZoneInfo) -> datetime:
    """The first time strictly after `moment` (aware), in UTC. Raises ValueError for an unreadable rule."""
    try:
        return next(CronSim(as_cron(rule), moment.astimezone(zone))).astimezone(UTC)
    except (CronSimError, StopIteration) as error:
        raise ValueError(f"Not a time to repeat at: {rule!r}") from error


def as_cron(rule: str) -> str:
    """The cron expression that the words stand for."""
    words = " ".join(rule.lower().split())
    if words == "every hour":
        return "0 * * * *"
    if match := MINUTES.fullmatch(words):
        return f"*/{match['step']} * * * *"
    if match := DAILY.fullmatch(words):
        return f"{int(match['minute'])} {int(match['hour'])} {_day(match['day'])}"
    return rule


def _day(word: str) -> str:
    if word == "day":
        return "* * *"
    return "1 * *" if word == "month" else f"* * {WEEKDAYS.index(word)}"
