"""Calendars: their list, a new one, its facts, its end; and what every page of a calendar has around it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ventanilla.core.errors import Refused
from ventanilla.core.opening import in_words
from ventanilla.core.text import number_in
from ventanilla.domain.calendars.actions import remove_calendar
from ventanilla.domain.calendars.facts import YEARS
from ventanilla.domain.calendars.finding import all_calendars, calendar_at
from ventanilla.domain.calendars.known import hours_of
from ventanilla.domain.calendars.models import Calendar
from ventanilla.domain.calendars.usage import among_these, who_uses
from ventanilla.domain.provider.house import the_house_now
from ventanilla.doors.desk.settings.access import settings_page
from ventanilla.doors.desk.settings.editing import edit_row
from ventanilla.doors.desk.settings.forms.calendars import CalendarForm, PartForm
from ventanilla.doors.desk.settings.menu import surroundings
from ventanilla.doors.desk.settings.views.provider import editing
from ventanilla.doors.shared.access import DeskRequest


@require_safe
@settings_page
def calendars(request: DeskRequest) -> HttpResponse:
    house, rows = the_house_now(), all_calendars()
    users = who_uses(row.pk for row in rows)
    rows_told = [
        {"row": row, "hours": in_words(hours_of(row, house)), "users": users.get(row.pk, [])} for row in rows
    ]
    needs = among_these(rows, users, localdate())
    context = {**surroundings(request.actor, "calendars"), "rows": rows_told, "needs": needs}
    return render(request, "desk/settings/calendars.html", context)


@editing
@settings_page
def new_calendar(request: DeskRequest) -> HttpResponseBase:
    form = CalendarForm(request.POST or None, calendar=Calendar())
    context = {**surroundings(request.actor, "calendars"), "calendar": None}
    return _edited(request, form, context)


@editing
@settings_page
def calendar_facts(request: DeskRequest, number: int) -> HttpResponseBase:
    calendar = find_calendar(number)
    form = CalendarForm(request.POST or None, calendar=calendar, row=calendar)
    return _edited(request, form, around(request, calendar))


@editing
@settings_page
def calendar_removal(request: DeskRequest, number: int) -> HttpResponse:
    """Asks first: its seasons and holidays go with it."""
    calendar = find_calendar(number)
    context = {
        **around(request, calendar), "users": who_uses([number]).get(number, []),
        "days": calendar.holidays.count(), "refusal": "",
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "desk/settings/calendar_removal.html", context)
    try:
        remove_calendar(calendar, by=request.actor, seen=seen_in(request))
    except Refused as refusal:
        context |= {"refusal": str(refusal.reason), "calendar": find_calendar(number)}
        return render(request, "desk/settings/calendar_removal.html", context, status=422)
    say_saved(request)
    return redirect("desk:settings_calendars")


def _edited(request: DeskRequest, form: CalendarForm, context: dict[str, Any]) -> HttpResponseBase:
    template = "desk/settings/calendar_facts.html"
    if "copy" in request.POST:
        form.copy_first_day()
        return render(request, template, {**context, "form": form, "differences": []})
    return edit_part(request, form, template, context)


def edit_part(
    request: DeskRequest, form: PartForm, template: str, context: dict[str, Any], *, year: int | None = None
) -> HttpResponseBase:
    """Save it and go back to the year that somebody looked at; or show the form again."""

    def then() -> HttpResponse:
        say_saved(request)
        on = form.cleaned_data.get("on")
        return to_year(form.calendar.pk, on.year if on else year)

    return edit_row(request, form, template, context, then=then)


def find_calendar(number: int) -> Calendar:
    """404 for one that there is not."""
    found = calendar_at(number)
    if found is None:
        raise Http404
    return found


def around(request: DeskRequest, calendar: Calendar) -> dict[str, Any]:
    """What every page of one calendar shows around its own."""
    return {**surroundings(request.actor, "calendars"), "calendar": calendar, "year": year_asked(request)}


def year_asked(request: DeskRequest) -> int:
    """The year in the address; this one where it names none that can be shown."""
    year = number_in(request.GET.get("ano", "")) or 0
    return year if YEARS[0] <= year <= YEARS[1] else localdate().year


def seen_in(request: DeskRequest) -> int | None:
    return number_in(request.POST.get("seen", ""))


def to_year(number: int, year: int | None = None) -> HttpResponseRedirect:
    return redirect(year_address(number, year))


def year_address(number: int, year: int | None) -> str:
    address = reverse("desk:settings_calendar", args=[number])
    return f"{address}?ano={year}" if year else address


def say_saved(request: DeskRequest) -> None:
    messages.success(request, _("Guardado. Los plazos abiertos se recalculan."))
