"""Lists of holidays: of the library, of a file, of the year before. Each is looked at before it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from ventanilla.core.errors import ChangedMeanwhile
from ventanilla.domain.calendars.facts import Day
from ventanilla.domain.calendars.lists.library import days_in_library, region_of
from ventanilla.domain.calendars.lists.reading import MOST, in_order
from ventanilla.domain.calendars.lists.year_before import carried_to
from ventanilla.domain.calendars.models import Calendar, Holiday
from ventanilla.doors.desk.settings.access import settings_page
from ventanilla.doors.desk.settings.forms.calendars_lists import (
    DaysForm,
    LibraryForm,
    UploadForm,
    says_the_same,
)
from ventanilla.doors.desk.settings.views.calendars import around, find_calendar, say_saved, to_year
from ventanilla.doors.desk.settings.views.provider import editing
from ventanilla.doors.shared.access import DeskRequest
from ventanilla.doors.shared.forms import Attempt

SOURCES_LOOKED_AT = 50


@require_safe
@settings_page
def library(request: DeskRequest, number: int) -> HttpResponse:
    """Choose the year and the region; below, what its list says."""
    calendar = find_calendar(number)
    context = around(request, calendar)
    asked = LibraryForm(request.GET if "comunidad" in request.GET else None)
    if not asked.is_bound:
        asked.initial = {"ano": context["year"], "comunidad": _region_before(calendar)}
        return render(
            request, "desk/settings/calendar_library.html", {**context, "asked": asked, "form": None}
        )
    if not asked.is_valid():
        return render(
            request, "desk/settings/calendar_library.html", {**context, "asked": asked, "form": None}
        )
    days = days_in_library(asked.cleaned_data["ano"], asked.cleaned_data["comunidad"])
    context |= {"asked": asked, "source": days[0].source, **_compared(calendar, days, "library")}
    return render(request, "desk/settings/calendar_library.html", context)


@editing
@settings_page
def upload(request: DeskRequest, number: int) -> HttpResponse:
    """A file, and what is in it: nothing is kept yet."""
    calendar = find_calendar(number)
    context = around(request, calendar)
    form = UploadForm(request.POST or None, request.FILES or None, initial={"year": context["year"]})
    if request.method == "POST" and not form.is_bound:
        form = UploadForm({})
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(form.read):
        reading = attempt.result
        context |= {"complaints": reading.complaints, **_compared(calendar, in_order(reading.days), "file")}
        return render(request, "desk/settings/calendar_list.html", context)
    context["form"] = form
    return render(request, "desk/settings/calendar_upload.html", context, status=attempt.status)


@require_safe
@settings_page
def year_before(request: DeskRequest, number: int) -> HttpResponse:
    """The holidays of the year before as they would be in the one of the address."""
    calendar = find_calendar(number)
    context = around(request, calendar)
    before = Holiday.objects.filter(calendar_id=number, on__year=context["year"] - 1).order_by("on")[:MOST]
    days = [Day(on=one.on, name=one.name, kind=one.kind, hours=one.windows) for one in before]
    carried, left = carried_to(context["year"], days)
    context |= {"left": left, "easter": [one.day for one in carried if one.with_easter]}
    context |= _compared(calendar, [one.day for one in carried], "before")
    return render(request, "desk/settings/calendar_list.html", context)


@require_POST
@settings_page
def keep_list(request: DeskRequest, number: int) -> HttpResponse:
    """What was ticked of any of them."""
    calendar = find_calendar(number)
    form = DaysForm(request.POST, calendar=calendar)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(form.save, request.actor):
        say_saved(request)
        return to_year(number, min(day.on.year for day in attempt.result))
    if isinstance(attempt.refusal, ChangedMeanwhile):
        form.see_anew()
    context = {**around(request, calendar), "form": form, "origin": form.cleaned_data.get("origin", "")}
    return render(request, "desk/settings/calendar_list.html", context, status=422)


def _compared(calendar: Calendar, days: Sequence[Day], origin: str) -> dict[str, Any]:
    """A form for the days that are new or different, and those that the calendar has already."""
    there = {one.on: one for one in Holiday.objects.filter(calendar_id=calendar.pk)}
    known = [one for day in days if (one := there.get(day.on)) and says_the_same(one, day)]
    dates = {one.on for one in known}
    fresh = [day for day in days if day.on not in dates]
    form = DaysForm(calendar=calendar, days=fresh, origin=origin)
    return {"form": form, "known": known, "origin": origin}


def _region_before(calendar: Calendar) -> str:
    """The list that was taken last."""
    told = Holiday.objects.filter(calendar_id=calendar.pk, source__startswith="holidays").order_by("-on")
    return region_of(list(told.values_list("source", flat=True)[:SOURCES_LOOKED_AT]))
