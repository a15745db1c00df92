"""Summing up the days that are over, and again those that somebody touched since.

Goes backwards from yesterday by months until there are no more tickets, and from then on a day at a time. A day is summed
up only when it has been watched since the time before (see `watching`): whoever began to change it unseen has ended by now.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Min, QuerySet
from django.utils.timezone import get_default_timezone, localtime

from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.reports.models import Bookkeeping, Tally, Touched
from ventanilla.domain.reports.period import A_DAY, Period, Step, next_of, start_of
from ventanilla.domain.reports.sums import KEPT, Columns, grain_of, name_of
from ventanilla.domain.reports.tallying import tallies
from ventanilla.domain.tickets.models import Ticket

AT_MOST = timedelta(seconds=60)
"""In one go; the rest comes with the next."""
AT_ONCE = 500
"""Rows written in one statement; touched moments looked at in one go."""
DAILY = [columns for columns in KEPT if grain_of(columns) == Step.DAY]
MONTHLY = [columns for columns in KEPT if grain_of(columns) == Step.MONTH]


@dataclass(frozen=True)
class Sheet:
    """What was counted of some days, and not written yet. What changes while it is counted is noted, and counted again."""

    columns: Columns
    first: date
    last: date
    tallies: list[Tally]

    def rows(self) -> QuerySet[Tally]:
        """Those that stand there now."""
        return Tally.objects.filter(subject=name_of(self.columns), day__gte=self.first, day__lte=self.last)


@task
def keep_the_books() -> None:
    ends = time.monotonic() + AT_MOST.total_seconds()
    today = localtime().date()
    if not _have_begun(today):
        return
    while time.monotonic() < ends and (_book_again() or _book_ahead() or _book_back()):
        pass
    Bookkeeping.objects.update(watched_until=_midnight(today))


@transaction.atomic
def forget_the_books() -> None:
    """Begin anew, as if nothing had ever been summed up."""
    for model in (Tally, Touched, Bookkeeping):
        model._default_manager.all().delete()


def months_that_differ() -> Iterator[tuple[date, int]]:
    """Each month of which there are sums, and how many of them are not what the tickets say now."""
    books = Bookkeeping.objects.get()
    last = books.through
    while last >= books.since:
        month = Period(max(books.since, start_of(Step.MONTH, last)), last, get_default_timezone())
        sheets = [*_days(month.first, month.last), *_month(month.first, books.since, books.through)]
        yield month.first, sum(_differences(sheet) for sheet in sheets)
        last = month.first - A_DAY


def _differences(sheet: Sheet) -> int:
    return len({*map(_facts, sheet.rows())} ^ {*map(_facts, sheet.tallies)})


def _facts(tally: Tally) -> str:
    told = {field.name: getattr(tally, field.name) for field in Tally._meta.fields if not field.primary_key}
    return json.dumps(told, sort_keys=True, default=str)


def _have_begun(today: date) -> bool:
    """False: only now, or anew in another zone; what is over is watched from here on."""
    if Bookkeeping.objects.filter(zone=str(get_default_timezone())).exists():
        return True
    forget_the_books()
    Bookkeeping.objects.create(
        since=today, through=today - A_DAY, watched_until=_midnight(today), zone=str(get_default_timezone())
    )
    return False


def _book_again() -> bool:
    """The days that somebody touched. False: nobody has."""
    noted = dict(Touched.objects.order_by("pk").values_list("pk", "at")[:AT_ONCE])
    books = Bookkeeping.objects.get()
    days = {localtime(at, get_default_timezone()).date() for at in noted.values()}
    booked = [day for day in days if books.since <= day <= books.through]
    sheets = [sheet for first, last in _runs(booked) for sheet in _days(first, last)]
    for month in {start_of(Step.MONTH, day) for day in booked}:
        sheets += _month(month, books.since, books.through)
    return bool(noted) and _write(books, sheets, noted=noted)


def _book_ahead() -> bool:
    """The days that have ended since, of one month. False: there are none."""
    books = Bookkeeping.objects.get()
    first, watched = books.through + A_DAY, localtime(books.watched_until, get_default_timezone()).date()
    last = min(watched, next_of(Step.MONTH, first)) - A_DAY
    if first > last:
        return False
    return _write(books, [*_days(first, last), *_month(first, books.since, last)], through=last)


def _book_back() -> bool:
    """The month before the first that is there. False: nothing happened before."""
    books = Bookkeeping.objects.get()
    earliest = Ticket.objects.aggregate(Min("created_at"))["created_at__min"]
    last = books.since - A_DAY
    if earliest is None or localtime(earliest, get_default_timezone()).date() > last:
        return False
    first = start_of(Step.MONTH, last)
    return _write(books, [*_days(first, last), *_month(first, first, books.through)], since=first)


def _days(first: date, last: date) -> list[Sheet]:
    return [_sheet(columns, first, last) for columns in DAILY]


def _month(day: date, since: date, through: date) -> list[Sheet]:
    """Of the customers; where it is whole."""
    first, last = start_of(Step.MONTH, day), next_of(Step.MONTH, day) - A_DAY
    is_whole = since <= first and last <= through
    return [_sheet(columns, first, last) for columns in MONTHLY] if is_whole else []


def _sheet(columns: Columns, first: date, last: date) -> Sheet:
    return Sheet(columns, first, last, tallies(columns, Period(first, last, get_default_timezone())))


@transaction.atomic
def _write(books: Bookkeeping, sheets: Iterable[Sheet], *, noted: Iterable[int] = (), **facts: date) -> bool:
    """Only this is done while nobody else can write. False: somebody else keeps the books at the same time."""
    ours = Bookkeeping.objects.filter(pk=books.pk, since=books.since, through=books.through)
    if not ours.select_for_update().exists():
        return False
    for sheet in sheets:
        sheet.rows().delete()
        Tally.objects.bulk_create(sheet.tallies, batch_size=AT_ONCE)
    Touched.objects.filter(pk__in=list(noted)).delete()
    if facts:
        ours.update(**facts)
    return True


def _runs(days: Iterable[date]) -> list[tuple[date, date]]:
    """From which to which, where they follow on each other within a month."""
    found: list[tuple[date, date]] = []
    for day in sorted(days):
        if found and found[-1][1] + A_DAY == day and day.day > 1:
            found[-1] = found[-1][0], day
        else:
            found.append((day, day))
    return found


def _midnight(today: date) -> datetime:
    return datetime.combine(today, datetime.min.time(), get_default_timezone())
