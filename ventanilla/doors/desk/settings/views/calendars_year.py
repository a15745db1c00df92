"""One calendar: the year drawn, and its seasons and holidays one by one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.dates import MONTHS
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ventanilla.core.errors import Refused
from ventanilla.core.opening import in_words, weekday
from ventanilla.domain.calendars.actions import remove_days, remove_season
from ventanilla.domain.calendars.facts import YEARS, day_of_year
from ventanilla.domain.calendars.foresight import missing_year
from ventanilla.domain.calendars.known import hours_of, worktime_of
from ventanilla.domain.calendars.models import Calendar, Holiday, Season
from ventanilla.domain.calendars.usage import who_uses
from ventanilla.domain.calendars.year import drawn
from ventanilla.domain.provider.house import the_house_now, windows_in
from ventanilla.doors.desk.settings.access import settings_page
from ventanilla.doors.desk.settings.forms.calendars import DayForm, SeasonForm, in_the_year
from ventanilla.doors.desk.settings.views.calendars import (
    around,
    edit_part,
    find_calendar,
    say_saved,
    seen_in,
    to_year,
)
from ventanilla.doors.desk.settings.views.provider import editing
from ventanilla.doors.shared.access import DeskRequest


@require_safe
@settings_page
def calendar_year(request: DeskRequest, number: int) -> HttpResponse:
    """Twelve months, what is different in them, and what they come to."""
    calendar = find_calendar(number)
    context = around(request, calendar)
    year, today, house = context["year"], localdate(), the_house_now()
    seasons = list(Season.objects.filter(calendar_id=number).order_by("first", "pk"))
    everyone = list(Holiday.objects.filter(calendar_id=number).order_by("on"))
    holidays = [one for one in everyone if one.on.year == year]
    users = who_uses([number]).get(number, [])
    is_used = bool(users) or calendar.is_the_houses
    context |= {
        "drawn": drawn(year, worktime_of(calendar, house, seasons, holidays), seasons, holidays, today=today),
        "hours": in_words(hours_of(calendar, house)),
        "holidays": holidays,
        "seasons": [_told(one) for one in seasons],
        "users": users,
        "missing": missing_year(today, {one.on.year for one in everyone}) if is_used else None,
        "month_names": [str(MONTHS[month]).capitalize() for month in range(1, 13)],
        "weekdays": [weekday(number) for number in range(7)],
        "as_hours": as_hours,
        "first_year": YEARS[0],
        "last_year": YEARS[1],
    }
    return render(request, "desk/settings/calendar.html", context)


@editing
@settings_page
def new_season(request: DeskRequest, number: int) -> HttpResponseBase:
    return _season(request, find_calendar(number), None)


@editing
@settings_page
def season(request: DeskRequest, number: int, season: int) -> HttpResponseBase:
    found = get_object_or_404(Season, pk=season, calendar_id=number)
    return _season(request, find_calendar(number), found)


@require_POST
@settings_page
def season_removal(request: DeskRequest, number: int, season: int) -> HttpResponse:
    found = get_object_or_404(Season.objects.select_related("calendar"), pk=season, calendar_id=number)
    return _removed(request, number, partial(remove_season, found, by=request.actor, seen=seen_in(request)))


@editing
@settings_page
def new_day(request: DeskRequest, number: int) -> HttpResponseBase:
    return _day(request, find_calendar(number), None)


@editing
@settings_page
def day(request: DeskRequest, number: int, day: str) -> HttpResponseBase:
    """The holiday of that date; the form for one where it has none."""
    return _day(request, find_calendar(number), _date(day))


@require_POST
@settings_page
def day_removal(request: DeskRequest, number: int, day: str) -> HttpResponse:
    calendar, on = find_calendar(number), _date(day)
    verb = partial(remove_days, calendar, [on], by=request.actor, seen=seen_in(request))
    return _removed(request, number, verb, year=on.year)


def _season(request: DeskRequest, calendar: Calendar, row: Season | None) -> HttpResponseBase:
    form = SeasonForm(request.POST or None, calendar=calendar, row=row)
    context, template = {**around(request, calendar), "row": row}, "desk/settings/calendar_season.html"
    if "copy" in request.POST:
        form.copy_first_day()
        return render(request, template, {**context, "form": form, "differences": []})
    return edit_part(request, form, template, context, year=context["year"])


def _day(request: DeskRequest, calendar: Calendar, on: date | None) -> HttpResponseBase:
    row = Holiday.objects.filter(calendar_id=calendar.pk, on=on).first() if on else None
    form = DayForm(request.POST or None, calendar=calendar, row=row)
    if row is None:
        form.initial["on"] = on
    context = {**around(request, calendar), "row": row, "on": on}
    if on:
        context["year"] = on.year
    return edit_part(request, form, "desk/settings/calendar_day.html", context, year=context["year"])


def _removed(
    request: DeskRequest, number: int, verb: Callable[[], object], *, year: int | None = None
) -> HttpResponse:
    """Back to the year, which says that it is done, or why not."""
    try:
        verb()
        say_saved(request)
    except Refused as refusal:
        messages.warning(request, str(refusal.reason))
    return to_year(number, year)


def as_hours(minutes: int) -> str:
    """«1.724 h», «161 h 30 min»."""
    hours, rest = divmod(minutes, 60)
    told = f"{hours:,}" if (get_language() or "").startswith("en") else f"{hours:,}".replace(",", ".")
    return f"{told} h {rest} min" if rest else f"{told} h"


def _told(season: Season) -> dict[str, Any]:
    first, last = (in_the_year(day_of_year(end)) for end in (season.first, season.last))
    return {
        "row": season,
        "dates": _("Del %(first)s al %(last)s") % {"first": first, "last": last},
        "hours": in_words(windows_in(season.week)) or _("Cerrado"),
    }


def _date(day: str) -> date:
    """404 for what is no date that a calendar may have."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        raise Http404 from None
    if not YEARS[0] <= found.year <= YEARS[1]:
        raise Http404
    return found
