"""The instants that queues are cut at."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.timezone import localtime

from ventanilla.core.opening import add_minutes
from ventanilla.domain.provider.house import the_house

SOON = 60
"""Open minutes before an answer is due from which on it is at risk."""


def at_risk(at: datetime) -> datetime:
    """What is due before this instant is late, or will be within the next open hour."""
    house = the_house()
    try:
        return add_minutes(at, SOON, house.week, house.zone)
    except ValueError:  # a house that never opens
        return at


def tomorrow(at: datetime) -> datetime:
    """The midnight to come."""
    return localtime(at).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
