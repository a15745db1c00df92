"""How every form of the settings goes: show, check, save, and back with a word; or the form again, with what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ventanilla.core.errors import ChangedMeanwhile
from ventanilla.domain.provider.house import the_house_now
from ventanilla.doors.desk.settings.forms.aspects import AspectForm
from ventanilla.doors.desk.settings.forms.rows import RowForm
from ventanilla.doors.shared.access import DeskRequest
from ventanilla.doors.shared.forms import Attempt

Context = Mapping[str, Any]


def aspect_form(request: DeskRequest, kind: type[AspectForm]) -> AspectForm:
    """The form as it came, or as the row is."""
    return kind(request.POST or None, request.FILES or None, house=the_house_now())


def edit_aspect(
    request: DeskRequest,
    form: AspectForm,
    template: str,
    context: Context,
    *,
    then: Callable[[], HttpResponseBase],
) -> HttpResponseBase:
    """Save what came, and go on; or show the form."""
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(form.save, request.actor):
        return then()
    differences = []
    if isinstance(attempt.refusal, ChangedMeanwhile):
        form.house = the_house_now()
        differences = form.see_anew()
    return _shown(request, template, {**context, "form": form, "differences": differences}, attempt)


def edit_row(
    request: DeskRequest,
    form: RowForm,
    template: str,
    context: Context,
    *,
    then: Callable[[], HttpResponseBase],
) -> HttpResponseBase:
    """The same for one row of many."""
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(form.keep, request.actor):
        return then()
    differences = form.see_anew() if isinstance(attempt.refusal, ChangedMeanwhile) else []
    return _shown(request, template, {**context, "form": form, "differences": differences}, attempt)


def saved(request: DeskRequest, route: str, *place: object, words: str = "") -> HttpResponse:
    """Back to this page, which says that it is done."""
    messages.success(request, words or _("Guardado."))
    return redirect(route, *place)


def moved(order: list[int], post: Mapping[str, str]) -> list[int]:
    """The order after a press on one of the arrows: `up` or `down` carries the number of who moves."""
    for way, step in (("up", -1), ("down", 1)):
        places = {str(number): at for at, number in enumerate(order)}
        if (at := places.get(post.get(way, ""))) is not None:
            other = min(max(at + step, 0), len(order) - 1)
            order[at], order[other] = order[other], order[at]
    return order


def numbers_of(rows: models.QuerySet[Any]) -> list[int]:
    return list(rows.values_list("pk", flat=True))


def _shown(request: DeskRequest, template: str, context: Context, attempt: Attempt) -> HttpResponse:
    return render(request, template, dict(context), status=attempt.status)
