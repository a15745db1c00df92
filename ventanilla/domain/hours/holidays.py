"""Which days are holidays for whom: by the calendar that was agreed with the customer, else by the house's."""

from __future__ import annotations

from ventanilla.domain.hours.charging import Days
from ventanilla.domain.levels.known import the_levels


def days_of(customer: int) -> Days:
    """Days on which nobody is there at all. One with some hours (the 24th of December until two) is none."""
    levels = the_levels()
    _level, own = levels.terms.get(customer, (None, None))
    worktime = levels.calendars.of(own or levels.chosen(customer, ()).calendar)
    return Days(worktime.zone, frozenset(day for day, hours in worktime.days.items() if not hours))
