"""What one customer had in one month: every number of the service report, from the same sums as the panel's.

Whoever reads it sees their own part of the house: staff and a contact of the whole company read the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from django.db.models import BooleanField, ExpressionWrapper
from django.utils.timezone import get_default_timezone, localtime

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.levels.words import Metric
from ventanilla.domain.reports.counted import MISSED, Moment, promise
from ventanilla.domain.reports.groups import By, Summary, groups
from ventanilla.domain.reports.lengths import Spread, until_first_answer, until_resolved
from ventanilla.domain.reports.open_now import open_now
from ventanilla.domain.reports.period import A_DAY, Period, Step, next_of, start_of
from ventanilla.domain.reports.satisfaction import Comment, Stars, last_comments, stars
from ventanilla.domain.reports.scope import Only, Scope
from ventanilla.domain.tickets.models import Ticket, TicketQuerySet

TREND = 6
"""Months side by side, this one the last."""
MOST_RECURRING = 5
MOST_TICKETS = 80
MOST_MONTHS = 60
"""That can be chosen: five years."""


class Line(NamedTuple):
    """A ticket of the month."""

    number: int
    subject: str
    status: str
    created_at: datetime
    resolved_at: datetime | None
    requester: str
    answered_late: bool | None
    solved_late: bool | None


@dataclass(frozen=True)
class MonthlyReport:
    viewer: Actor
    customer: Customer
    first: date
    """The first day of the month."""
    at: datetime

    @property
    def last(self) -> date:
        """The last day there is: of the month that is going on, today."""
        return min(next_of(Step.MONTH, self.first) - A_DAY, localtime(self.at).date())

    @property
    def is_running(self) -> bool:
        return next_of(Step.MONTH, self.first) > localtime(self.at).date()

    @property
    def first_before(self) -> date:
        return start_of(Step.MONTH, self.first - A_DAY)

    @property
    def is_empty(self) -> bool:
        return not (self.here.came or self.here.resolved or self.here.ratings)

    @cached_property
    def trend(self) -> list[Summary]:
        """The months up to this one, the oldest first; those before the first with anything in it are left out."""
        first = self.first
        for _one in range(TREND - 1):
            first = start_of(Step.MONTH, first - A_DAY)
        months = groups(self._scope(first, self.last), By.MONTH)
        while len(months) > 1 and not (months[0].came or months[0].resolved):
            months = months[1:]
        return months

    @property
    def here(self) -> Summary:
        """This month."""
        return self.trend[-1]

    @property
    def before(self) -> Summary | None:
        """The month before; None without one, and while this one is not over: it would compare what cannot be."""
        return self.trend[-2] if len(self.trend) > 1 and not self.is_running else None

    @cached_property
    def open(self) -> int:
        """Now, of whatever month."""
        return open_now(self._month).total

    @cached_property
    def answers(self) -> Spread:
        return until_first_answer(self._month)

    @cached_property
    def solutions(self) -> Spread:
        return until_resolved(self._month)

    @cached_property
    def lengths_before(self) -> tuple[Spread, Spread]:
        """Until the first answer and until resolved, of the month before."""
        if self.before is None:
            return Spread(), Spread()
        before = self._scope(self.first_before, self.first - A_DAY)
        return until_first_answer(before), until_resolved(before)

    @cached_property
    def stars(self) -> Stars:
        return stars(self._month)

    @cached_property
    def comments(self) -> list[Comment]:
        return last_comments(self._month)

    @cached_property
    def recurring(self) -> dict[By, list[Summary]]:
        """What came in most, by type and by application."""
        return {
            by: [one for one in groups(self._month, by) if one.came][:MOST_RECURRING]
            for by in (By.TYPE, By.APPLICATION)
        }

    @cached_property
    def tickets(self) -> list[Line]:
        """What came in, the newest first, and then what was resolved of earlier months."""
        came = self._month.behind("entradas").order_by("-created_at", "-number")
        return [*self._lines(came), *self._older][:MOST_TICKETS]

    @cached_property
    def tickets_total(self) -> int:
        older = len(self._older)
        return self.here.came + (older if older < MOST_TICKETS else self._resolved_of_before.count())

    @cached_property
    def months(self) -> list[date]:
        """All that this customer has (see `months_of`)."""
        return months_of(self.viewer, self.customer, localtime(self.at).date())

    @cached_property
    def _older(self) -> list[Line]:
        return self._lines(self._resolved_of_before.order_by("-resolved_at", "-number"))

    @property
    def _resolved_of_before(self) -> TicketQuerySet:
        return self._month.behind("resueltas").filter(created_at__lt=self._month.moment.period.since)

    def _lines(self, rows: TicketQuerySet) -> list[Line]:
        late = {
            name: ExpressionWrapper(promise(metric, MISSED, self.at), output_field=BooleanField(null=True))
            for name, metric in (("answered_late", Metric.FIRST_RESPONSE), ("solved_late", Metric.RESOLUTION))
        }
        told = ("number", "subject", "status", "created_at", "resolved_at", "requester__person__name", *late)
        return [Line(*row) for row in rows.annotate(**late).values_list(*told)[:MOST_TICKETS]]

    @cached_property
    def _month(self) -> Scope:
        return self._scope(self.first, self.last)

    def _scope(self, first: date, last: date) -> Scope:
        period = Period(first, last, get_default_timezone())
        return Scope(self.viewer, Moment(period, self.at), Only(customer=self.customer.pk))


def months_of(viewer: Actor, customer: Customer, today: date) -> list[date]:
    """The first days of the months that have a report: since the customer's first ticket, the newest first."""
    seen = Ticket.objects.visible_to(viewer).filter(customer=customer)
    oldest = seen.order_by("number").values_list("created_at", flat=True).first()
    if oldest is None:
        return []
    first, found = start_of(Step.MONTH, localtime(oldest).date()), [start_of(Step.MONTH, today)]
    while found[-1] > first and len(found) < MOST_MONTHS:
        found.append(start_of(Step.MONTH, found[-1] - A_DAY))
    return found


def by_month(viewer: Actor, customer: Customer, months: list[date], at: datetime) -> list[Summary]:
    """The main numbers of these months; the newest first, as they are."""
    period = Period(months[-1], localtime(at).date(), get_default_timezone())
    found = groups(Scope(viewer, Moment(period, at), Only(customer=customer.pk)), By.MONTH)
    return found[::-1]


def month_in(words: str) -> date | None:
    """«2026-10» as its first day."""
    try:
        first = date.fromisoformat(f"{words}-01")
    except ValueError:
        return None
    return first if len(words) == 7 and 2000 <= first.year <= 2100 else None
