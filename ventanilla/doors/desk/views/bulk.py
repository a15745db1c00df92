"""One deed for the chosen tickets: a sheet that asks, and a summary of what was done, what was refused, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.cache import cache
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ventanilla.core.text import number_in
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.actions.bulk import Summary, in_bulk
from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.desk.forms.bulk import BulkForm
from ventanilla.doors.desk.lists.asked import query_from
from ventanilla.doors.desk.lists.deeds import DEEDS, Deed
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.forms import Attempt, new_key

REMEMBERED = 3600
"""Seconds that a summary can be looked at again. Who comes later finds everything in the tickets themselves."""
OURS = ("csrfmiddlewaretoken", "form_key", "hacer", "n", "de")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def bulk(request: DeskRequest) -> HttpResponse:
    """GET asks for what the deed needs, POST does it, once for each form; without a deed there is only the list."""
    is_asked = request.method == "POST"
    given = request.POST if is_asked else request.GET
    deed, numbers = DEEDS.get(given.get("hacer", "")), _numbers(given)
    if deed is None:
        return redirect(f"{reverse('desk:queue')}{_back(given)}")
    form = deed.form(request.POST if is_asked else None)
    if is_asked and numbers and form.is_valid() and _do_once(request, deed, numbers, form):
        return redirect("desk:bulk_done", form.cleaned_data["form_key"])
    return _sheet(request, deed, numbers, form)


@require_safe
@desk_page
def bulk_done(request: DeskRequest, key: str) -> HttpResponse:
    """What became of it, for who did it."""
    kept = cache.get(_place(request.actor, key))
    if kept is None:
        raise Http404
    subjects = _subjects([number for number, _why in kept["refused"]], request.actor)
    context = {
        **kept,
        "deed": DEEDS[kept["hacer"]],
        "refused": [(number, subjects.get(number, ""), why) for number, why in kept["refused"]],
        "new_key": new_key(),
        "rail": rail(current="tickets"),
    }
    return render(request, "desk/sheets/bulk_done.html", context)


def _sheet(request: DeskRequest, deed: Deed, numbers: list[int], form: BulkForm) -> HttpResponse:
    given = request.POST if request.method == "POST" else request.GET
    context = {
        "deed": deed,
        "hacer": given["hacer"],
        "numbers": numbers,
        "here": _back(given),
        "told": _told(numbers, request.actor) if deed.writes else 0,
        "form": form,
        "rail": rail(current="tickets"),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/sheets/bulk.html", context, status=status)


def _do_once(request: DeskRequest, deed: Deed, numbers: Sequence[int], form: BulkForm) -> bool:
    """Do it unless this very form did before, and keep the summary; False when there is something to mend in the form."""
    form.cleaned_data["form_key"] = form.key or new_key()
    me, facts, place = request.actor, form.cleaned_data, _place(request.actor, form.cleaned_data["form_key"])
    typed = [(name, value) for name, values in request.POST.lists() if name not in OURS for value in values]
    kept = {
        "hacer": request.POST["hacer"],
        "here": _back(request.POST),
        "typed": typed,
        "count": len(numbers),
    }
    if not cache.add(place, kept | {"is_done": False, "done": [], "refused": []}, REMEMBERED):
        return True
    attempt = Attempt(form)
    try:
        if not attempt.to(in_bulk, numbers, lambda ticket: deed.act(ticket, me, facts), by=me):
            cache.delete(place)
            return False
    except BaseException:
        cache.delete(place)
        raise
    summary: Summary = attempt.result
    cache.set(place, kept | {"is_done": True, "done": summary.done, "refused": summary.refused}, REMEMBERED)
    return True


def _place(me: StaffMember, key: str) -> str:
    return f"bulk:{me.pk}:{key}"


def _numbers(given: QueryDict) -> list[int]:
    numbers = map(number_in, given.getlist("n"))
    return list(dict.fromkeys(one for one in numbers if one is not None))


def _back(given: QueryDict) -> str:
    """The list one came from, judged anew: it arrives in a field."""
    return query_from(QueryDict(given.get("de", "").removeprefix("?")))


def _subjects(numbers: Sequence[int], me: StaffMember) -> dict[int, str]:
    return dict(Ticket.objects.visible_to(me).filter(pk__in=numbers).values_list("pk", "subject"))


def _told(numbers: Sequence[int], me: StaffMember) -> int:
    """How many customers will get a letter."""
    chosen: Any = Ticket.objects.visible_to(me).open().filter(pk__in=numbers)
    return int(chosen.values("customer").distinct().count())
