"""The service levels as everything counts with them: kept in memory until one of them changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from ventanilla.core.worktime import Worktime, around_the_clock
from ventanilla.domain.calendars.known import Calendars, the_calendars
from ventanilla.domain.calendars.models import THE_HOUSES
from ventanilla.domain.levels.models import CustomerTerms, ServiceLevel
from ventanilla.domain.levels.words import Metric, Pause, Priority

Minutes = Mapping[str, Mapping[str, int]]
DEFAULT_TARGETS: dict[str, dict[str, int]] = {
    Metric.QUALIFICATION: {Priority.HIGH: 60, Priority.MEDIUM: 240, Priority.LOW: 480},
    Metric.FIRST_RESPONSE: {Priority.HIGH: 120, Priority.MEDIUM: 480, Priority.LOW: 960},
    Metric.NEXT_UPDATE: {Priority.HIGH: 120, Priority.MEDIUM: 480, Priority.LOW: 960},
    Metric.RESOLUTION: {Priority.HIGH: 960, Priority.MEDIUM: 2400, Priority.LOW: 4800},
}
"""Open minutes, while nobody has said otherwise: answers in two hours, a day and two; solved in two days, five and ten."""
DEFAULT_PAUSES = [Pause.AWAITING_CUSTOMER.value]
_ALWAYS = around_the_clock()


@dataclass(frozen=True)
class Level:
    number: int | None
    """None: the default while nobody has written one."""
    name: str = ""
    targets: Minutes = field(default_factory=lambda: DEFAULT_TARGETS)
    around_the_clock: frozenset[str] = frozenset()
    pauses: frozenset[str] = frozenset(DEFAULT_PAUSES)
    calendar: int | None = None

    def target(self, metric: str, priority: str) -> timedelta | None:
        """None: not promised."""
        minutes = self.targets.get(metric, {}).get(priority)
        return timedelta(minutes=minutes) if minutes else None


@dataclass(frozen=True)
class Levels:
    default: Level
    others: Mapping[int, Level]
    terms: Mapping[int, tuple[int | None, int | None]]
    """Customer → level and calendar of their own."""
    calendars: Calendars

    def of(self, number: int | None) -> Level:
        """The one with this key; the default where there is none."""
        return self.others.get(number or 0, self.default)

    def chosen(self, customer: int, choices: Iterable[int | None]) -> Level:
        """The customer's own before the first of the choices that names one, before the default."""
        own, _calendar = self.terms.get(customer, (None, None))
        named = (number for number in (own, *choices) if number in self.others)
        return self.of(next(named, None))

    def calendar_of(self, level: Level, priority: str, customer: int) -> int | None:
        """The key of the calendar that counts; None: none does, every minute counts."""
        if priority in level.around_the_clock:
            return None
        _level, own = self.terms.get(customer, (None, None))
        return own or level.calendar or THE_HOUSES

    def worktime(self, level: Level, priority: str, customer: int) -> Worktime:
        """By what the minutes of this priority are counted for this customer."""
        if priority in level.around_the_clock:
            return _ALWAYS
        _level, own = self.terms.get(customer, (None, None))
        return self.calendars.of(own or level.calendar)


_known: Levels | None = None


def the_levels() -> Levels:
    """No statement while nothing has changed."""
    global _known
    calendars = the_calendars()
    if _known is None or _known.calendars is not calendars:
        _known = read_levels(calendars) if calendars.as_of[0] else Levels(Level(None), {}, {}, calendars)
    return _known


def forget_levels() -> None:
    """Only in this process: read them again when they are wanted."""
    global _known
    _known = None


def read_levels(calendars: Calendars) -> Levels:
    """Read this moment: two statements."""
    rows = {row.pk: level_of(row) for row in ServiceLevel.objects.filter(is_active=True)}
    default = ServiceLevel.objects.filter(is_default=True).values_list("pk", flat=True).first()
    terms = CustomerTerms.objects.values_list("customer_id", "level_id", "calendar_id")
    return Levels(
        rows.get(default or 0, Level(None)),
        rows,
        {customer: (level, own) for customer, level, own in terms},
        calendars,
    )


def level_of(row: ServiceLevel) -> Level:
    """The row in the shape that is counted with."""
    return Level(
        row.pk, row.name, row.targets, frozenset(row.around_the_clock), frozenset(row.pauses), row.calendar_id
    )
