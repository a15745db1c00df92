"""Service levels: their list, the general one and the others."""

from __future__ import annotations

from functools import partial

from django.db.models import Count
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from ventanilla.core.durations import in_hours
from ventanilla.core.errors import Refused
from ventanilla.domain.levels.actions import bring_back_level, order_levels, retire_level
from ventanilla.domain.levels.finding import the_default
from ventanilla.domain.levels.models import CustomerTerms, ServiceLevel
from ventanilla.domain.levels.words import AGREED, Priority
from ventanilla.domain.tickets.models import Application, TicketType
from ventanilla.domain.tickets.wording import priority_words
from ventanilla.doors.desk.settings.access import settings_page
from ventanilla.doors.desk.settings.editing import edit_row, moved, numbers_of, saved
from ventanilla.doors.desk.settings.forms.levels import LevelForm
from ventanilla.doors.desk.settings.menu import surroundings
from ventanilla.doors.desk.settings.views.provider import editing
from ventanilla.doors.shared.access import DeskRequest

OFFERED = ServiceLevel.objects.filter(is_default=False).order_by("-is_active", "position", "name", "pk")
BACK = "desk:settings_levels"


@require_safe
@settings_page
def levels(request: DeskRequest) -> HttpResponse:
    return _listed(request)


@editing
@settings_page
def new_level(request: DeskRequest) -> HttpResponseBase:
    return _edited(request, None)


@editing
@settings_page
def default_level(request: DeskRequest) -> HttpResponseBase:
    """Looking at it writes nothing: while nobody has changed it, what is shown is what we promise."""
    return _edited(request, the_default())


@editing
@settings_page
def level(request: DeskRequest, number: int) -> HttpResponseBase:
    return _edited(request, get_object_or_404(ServiceLevel, pk=number))


@require_POST
@settings_page
def order(request: DeskRequest) -> HttpResponse:
    """One up, or one down; the general one stays where it is."""
    order_levels(moved(numbers_of(OFFERED.filter(is_active=True)), request.POST), by=request.actor)
    return redirect(BACK)


@require_POST
@settings_page
def offer(request: DeskRequest, number: int, what: str) -> HttpResponse:
    """Promise it no more, or again; the list says why not."""
    verb = {"retirar": retire_level, "recuperar": bring_back_level}.get(what)
    if verb is None:
        raise Http404
    try:
        verb(get_object_or_404(ServiceLevel, pk=number), by=request.actor)
    except Refused as refusal:
        return _listed(request, refusal=str(refusal.reason), status=422)
    return _saved(request)


def _listed(request: DeskRequest, *, refusal: str = "", status: int = 200) -> HttpResponse:
    rows = list(OFFERED.select_related("calendar"))
    context = {
        **surroundings(request.actor, "levels"),
        "general": the_default(),
        "offered": [row for row in rows if row.is_active],
        "retired": [row for row in rows if not row.is_active],
        "users": _users(),
        "promised": _promised,
        "refusal": refusal,
    }
    return render(request, "desk/settings/levels.html", context, status=status)


def _edited(request: DeskRequest, row: ServiceLevel | None) -> HttpResponseBase:
    form = LevelForm(request.POST or None, row=row)
    context = {**surroundings(request.actor, "levels"), "row": row, "priorities": priority_words()}
    return edit_row(request, form, "desk/settings/level.html", context, then=lambda: _saved(request))


def _saved(request: DeskRequest) -> HttpResponse:
    return saved(request, BACK, words=_("Guardado. Los plazos abiertos se recalculan."))


def _users() -> dict[int, str]:
    """Level → «3 clientes, 1 tipo»."""
    told: dict[int, list[str]] = {}
    for model, words in (
        (CustomerTerms, partial(ngettext, "%(count)s cliente", "%(count)s clientes")),
        (TicketType, partial(ngettext, "%(count)s tipo", "%(count)s tipos")),
        (Application, partial(ngettext, "%(count)s aplicación", "%(count)s aplicaciones")),
    ):
        named = model._default_manager.filter(level__isnull=False).values_list("level")
        for number, count in named.annotate(Count("pk")).order_by("level"):
            told.setdefault(number, []).append(words(count) % {"count": count})
    return {number: ", ".join(words) for number, words in told.items()}


def _promised(row: ServiceLevel) -> list[str]:
    """What customers hear of it: «Resolución: alta 16 h, media 40 h, baja –»."""
    words = priority_words()
    return [
        _("%(metric)s: %(times)s")
        % {
            "metric": metric.label,
            "times": ", ".join(_time(row, metric, one, words[one]) for one in Priority),
        }
        for metric in AGREED
    ]


def _time(row: ServiceLevel, metric: str, priority: str, word: str) -> str:
    minutes = row.targets.get(metric, {}).get(priority)
    always = minutes and priority in row.around_the_clock
    told = f"{in_hours(minutes)} 24 × 7" if always else in_hours(minutes) if minutes else "–"
    return f"{word.lower()} {told}".replace(" ", "\N{NO-BREAK SPACE}")
