"""Who the provider is, how it looks, when it is open, how long things wait, and what it calls them."""

from __future__ import annotations

import re

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ventanilla.domain.provider.house import the_house_now
from ventanilla.domain.tickets.wording import status_words
from ventanilla.doors.desk.settings.access import settings_page
from ventanilla.doors.desk.settings.editing import aspect_form, edit_aspect, saved
from ventanilla.doors.desk.settings.forms.periods import PeriodsForm
from ventanilla.doors.desk.settings.forms.provider import BrandForm, IdentityForm
from ventanilla.doors.desk.settings.forms.week import WeekForm
from ventanilla.doors.desk.settings.forms.wording import WordingForm
from ventanilla.doors.desk.settings.menu import surroundings
from ventanilla.doors.shared.access import DeskRequest

editing = require_http_methods(["GET", "HEAD", "POST"])


@editing
@settings_page
def company(request: DeskRequest) -> HttpResponseBase:
    return edit_aspect(
        request, aspect_form(request, IdentityForm), "desk/settings/company.html",
        surroundings(request.actor, "company"), then=lambda: saved(request, "desk:settings_company"),
    )  # fmt: skip


@editing
@settings_page
def brand(request: DeskRequest) -> HttpResponseBase:
    form = aspect_form(request, BrandForm)
    context = {**surroundings(request.actor, "brand"), "status_words": status_words()}
    if "preview" in request.POST:
        form.is_valid()
        return render(request, "desk/settings/brand.html", {**context, "form": form, "differences": []})
    return edit_aspect(
        request, form, "desk/settings/brand.html", context, then=lambda: saved(request, "desk:settings_brand")
    )


@require_safe
@settings_page
def brand_sheet(request: DeskRequest) -> HttpResponse:
    """The colour that somebody is trying on, as a stylesheet: pages have no styles of their own."""
    typed = request.GET.get("color", "")
    colour = typed if re.fullmatch(r"#[0-9a-fA-F]{6}", typed) else the_house_now().colour
    return HttpResponse(f".tried-on{{--brand-raw:{colour}}}\n", content_type="text/css; charset=utf-8")


@editing
@settings_page
def hours(request: DeskRequest) -> HttpResponseBase:
    form = aspect_form(request, WeekForm)
    context = surroundings(request.actor, "hours")
    if "copy" in request.POST and isinstance(form, WeekForm):
        form.copy_first_day()
        return render(request, "desk/settings/hours.html", {**context, "form": form, "differences": []})

    return edit_aspect(
        request, form, "desk/settings/hours.html", context, then=lambda: saved(request, "desk:settings_hours")
    )


@editing
@settings_page
def periods(request: DeskRequest) -> HttpResponseBase:
    def then() -> HttpResponse:
        words = _("Guardado. Las incidencias abiertas se ponen al día.")
        return saved(request, "desk:settings_periods", words=words)

    return edit_aspect(
        request, aspect_form(request, PeriodsForm), "desk/settings/periods.html",
        surroundings(request.actor, "periods"), then=then,
    )  # fmt: skip


@editing
@settings_page
def wording(request: DeskRequest) -> HttpResponseBase:
    return edit_aspect(
        request, aspect_form(request, WordingForm), "desk/settings/wording.html",
        surroundings(request.actor, "wording"), then=lambda: saved(request, "desk:settings_wording"),
    )  # fmt: skip
