"""Summing up the days that are over, and again those that somebody touched since.

Goes backwards from yesterday by months until there are no more tickets, and from then on a day at a time. A day is summed
up only when it has been watched since the time before (see `watching`): whoever began to change it unseen has ended by now.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Min
from django.utils.timezone import get_default_timezone, localtime

from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.reports.models import Bookkeeping, Subject, Tally, Touched
from ventanilla.domain.reports.period import A_DAY, Period, Step, next_of, start_of
from ventanilla.domain.reports.tallying import tallies
from ventanilla.domain.tickets.models import Ticket

AT_MOST = timedelta(seconds=60)
"""In one go; the rest comes with the next."""
AT_ONCE = 500
"""Rows written in one statement."""
DAILY = [one for one in Subject if one != Subject.CUSTOMER]


@task
def keep_the_books() -> None:
    ends = time.monotonic() + AT_MOST.total_seconds()
    today = localtime().date()
    if not _have_begun(today):
        return
    _book_again()
    while time.monotonic() < ends and (_book_ahead() or _book_back()):
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
        yield month.first, sum(_differ(subject, month, books) for subject in Subject)
        last = month.first - A_DAY


def _differ(subject: Subject, month: Period, books: Bookkeeping) -> int:
    if subject == Subject.CUSTOMER and not _is_whole(books, month.first):
        return 0
    kept = Tally.objects.filter(subject=subject, day__gte=month.first, day__lte=month.last)
    return len({*map(_facts, kept)} ^ {*map(_facts, tallies(subject, month))})


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


@transaction.atomic
def _book_again() -> None:
    """What was noted is read before the tickets: what is written meanwhile is noted for the next time."""
    books = _books()
    noted = dict(Touched.objects.values_list("pk", "at"))
    days = {localtime(at, get_default_timezone()).date() for at in noted.values()}
    booked = [day for day in days if books.since <= day <= books.through]
    for first, last in _runs(booked):
        _book_days(first, last)
    for month in {start_of(Step.MONTH, day) for day in booked}:
        _book_month(books, month)
    Touched.objects.filter(pk__in=noted).delete()


@transaction.atomic
def _book_ahead() -> bool:
    """The days that have ended since, of one month. False: there are none."""
    books = _books()
    first, watched = books.through + A_DAY, localtime(books.watched_until, get_default_timezone()).date()
    last = min(watched, next_of(Step.MONTH, first)) - A_DAY
    if first > last:
        return False
    books.through = last
    _book_days(first, last)
    _book_month(books, start_of(Step.MONTH, first))
    books.save()
    return True


@transaction.atomic
def _book_back() -> bool:
    """The month before the first that is there. False: nothing happened before."""
    books = _books()
    earliest = Ticket.objects.aggregate(Min("created_at"))["created_at__min"]
    last = books.since - A_DAY
    if earliest is None or localtime(earliest, get_default_timezone()).date() > last:
        return False
    books.since = start_of(Step.MONTH, last)
    _book_days(books.since, last)
    _book_month(books, books.since)
    books.save()
    return True


def _book_days(first: date, last: date) -> None:
    for subject in DAILY:
        _write(subject, first, last)


def _book_month(books: Bookkeeping, first: date) -> None:
    """Of the customers; where it is whole."""
    if _is_whole(books, first):
        _write(Subject.CUSTOMER, first, next_of(Step.MONTH, first) - A_DAY)


def _is_whole(books: Bookkeeping, first: date) -> bool:
    return books.since <= first and next_of(Step.MONTH, first) - A_DAY <= books.through


def _write(subject: Subject, first: date, last: date) -> None:
    Tally.objects.filter(subject=subject, day__gte=first, day__lte=last).delete()
    found = tallies(subject, Period(first, last, get_default_timezone()))
    Tally.objects.bulk_create(found, batch_size=AT_ONCE)


def _runs(days: Iterable[date]) -> list[tuple[date, date]]:
    """From which to which, where they follow on each other within a month."""
    found: list[tuple[date, date]] = []
    for day in sorted(days):
        if found and found[-1][1] + A_DAY == day and day.day > 1:
            found[-1] = found[-1][0], day
        else:
            found.append((day, day))
    return found


def _books() -> Bookkeeping:
    """For us alone."""
    return Bookkeeping.objects.select_for_update().get()


def _midnight(today: date) -> datetime:
    return datetime.combine(today, datetime.min.time(), get_default_timezone())
