"""Who the provider is, how it looks, when it is open, how long things wait, and what it calls them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from ventanilla.domain.provider.house import the_house_now
from ventanilla.domain.tickets.wording import status_words
from ventanilla.doors.desk.settings.access import settings_page
from ventanilla.doors.desk.settings.editing import aspect_form, edit_aspect, saved
from ventanilla.doors.desk.settings.forms.access import AccessForm
from ventanilla.doors.desk.settings.forms.aspects import AspectForm
from ventanilla.doors.desk.settings.forms.contact import ContactForm
from ventanilla.doors.desk.settings.forms.periods import PeriodsForm
from ventanilla.doors.desk.settings.forms.provider import BrandForm, IdentityForm
from ventanilla.doors.desk.settings.forms.sections import SectionsForm
from ventanilla.doors.desk.settings.forms.week import WeekForm
from ventanilla.doors.desk.settings.forms.wording import WordingForm
from ventanilla.doors.desk.settings.menu import surroundings
from ventanilla.doors.shared.access import DeskRequest

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

editing = require_http_methods(["GET", "HEAD", "POST"])


def room(name: str, kind: type[AspectForm], *, words: _StrOrPromise = "") -> Callable[..., HttpResponseBase]:
    """A page that is one form: template, route and place in the menu are of that name, and saved it says the words."""

    @editing
    @settings_page
    def view(request: DeskRequest) -> HttpResponseBase:
        return edit_aspect(
            request, aspect_form(request, kind), f"desk/settings/{name}.html", surroundings(request.actor, name),
            then=lambda: saved(request, f"desk:settings_{name}", words=str(words)),
        )  # fmt: skip

    return view


company = room("company", IdentityForm)
access = room("access", AccessForm)
contact = room("contact", ContactForm)
sections = room("sections", SectionsForm)
periods = room(
    "periods", PeriodsForm, words=gettext_lazy("Guardado. Las incidencias abiertas se ponen al día.")
)
wording = room("wording", WordingForm)


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
