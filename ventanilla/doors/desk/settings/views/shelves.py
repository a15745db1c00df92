"""The pages of a shelf: its list, one of its rows, and the small deeds of the list."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from ventanilla.core.errors import Refused
from ventanilla.doors.desk.settings.editing import edit_row, moved, numbers_of, saved
from ventanilla.doors.desk.settings.menu import surroundings
from ventanilla.doors.desk.settings.samples import filled_in
from ventanilla.doors.desk.settings.shelves import CANNED, Shelf
from ventanilla.doors.shared.access import DeskRequest


def entries(request: DeskRequest, shelf: Shelf) -> HttpResponse:
    return _listed(request, shelf)


def new_entry(request: DeskRequest, shelf: Shelf) -> HttpResponseBase:
    return _edited(request, shelf, None)


def entry(request: DeskRequest, shelf: Shelf, number: int) -> HttpResponseBase:
    return _edited(request, shelf, get_object_or_404(shelf.model, pk=number))


def order(request: DeskRequest, shelf: Shelf) -> HttpResponse:
    """One up, or one down."""
    offered = numbers_of(shelf.rows.filter(is_active=True))
    shelf.order(moved(offered, request.POST), by=request.actor)
    return redirect(shelf.route())


def offer(request: DeskRequest, shelf: Shelf, number: int, what: str) -> HttpResponse:
    """Take it from the shelf, or put it back; the list says why not."""
    verb = {"retirar": shelf.retire, "recuperar": shelf.bring_back}.get(what)
    if verb is None:
        raise Http404
    row = get_object_or_404(shelf.model, pk=number)
    try:
        verb(row, by=request.actor)
    except Refused as refusal:
        return _listed(request, shelf, refusal=str(refusal.reason), status=422)
    return redirect(shelf.route())


def _listed(request: DeskRequest, shelf: Shelf, *, refusal: str = "", status: int = 200) -> HttpResponse:
    rows = list(shelf.rows)
    context = {
        **surroundings(request.actor, shelf.name),
        "shelf": shelf,
        "offered": [row for row in rows if row.is_active],
        "retired": [row for row in rows if not row.is_active],
        "beside": shelf.beside(rows),
        "refusal": refusal,
    }
    return render(request, "desk/settings/entries.html", context, status=status)


def _edited(request: DeskRequest, shelf: Shelf, row: Any) -> HttpResponseBase:
    form = shelf.form(request.POST or None, row=row)
    context = {**surroundings(request.actor, shelf.name), "shelf": shelf, "row": row}
    if shelf is CANNED:
        context |= filled_in(form, request.actor)
        if "preview" in request.POST:
            return render(request, shelf.template, {**context, "form": form, "differences": []})
    return edit_row(request, form, shelf.template, context, then=lambda: saved(request, shelf.route()))
