"""The instants that queues are cut at."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.timezone import localtime

from ventanilla.core.worktime import NeverOpen
from ventanilla.domain.calendars.known import the_worktime

SOON = timedelta(hours=1)
"""Open time before an answer is due from which on it is at risk."""


def at_risk(at: datetime) -> datetime:
    """What is due before this instant is late, or will be within the next open hour."""
    try:
        return the_worktime().add(at, SOON)
    except NeverOpen:  # a house that never opens
        return at


def tomorrow(at: datetime) -> datetime:
    """The midnight to come."""
    return localtime(at).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
