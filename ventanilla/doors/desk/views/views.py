"""Saved views: filters with a name, for oneself or for everybody."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ventanilla.domain.tickets.actions.views import (
    forget_view,
    keep_view_private,
    refilter_view,
    rename_view,
    save_view,
    share_view,
)
from ventanilla.domain.tickets.models import SavedView
from ventanilla.domain.tickets.policy import may_share_views
from ventanilla.doors.desk.lists.asked import asked_for, query_of
from ventanilla.doors.desk.lists.seat import take_seat
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.forms import Attempt


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Nombre"), max_length=40, error_messages={"required": _("Escribe un nombre.")}
    )


class ViewForm(NameForm):
    is_shared = forms.BooleanField(label=_("Para todo el equipo"), required=False)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def new_view(request: DeskRequest) -> HttpResponse:
    """Keep the list of this address under a name."""
    asked, me = asked_for(request.GET, request.actor), request.actor
    form = ViewForm(request.POST or None)
    attempt = Attempt(form)
    facts = {"filters": asked.kept(), **form.cleaned_data} if form.is_valid() else {}
    if facts and attempt.to(save_view, by=me, **facts):
        return _to_list(attempt.result)
    return _page(request, "new_view", asked=asked, form=form, status=attempt.status)


@require_safe
@desk_page
def views(request: DeskRequest) -> HttpResponse:
    """All that can be renamed, shared, forgotten."""
    return _page(request, "views", seat=take_seat(request.actor))


@require_POST
@desk_page
def change_view(request: DeskRequest, number: int, what: str) -> HttpResponse:
    """One verb for one view: `what` names it."""
    me = request.actor
    view = get_object_or_404(SavedView.objects.offered_to(me), pk=number)
    if what == "refilter":
        return _to_list(refilter_view(view, asked_for(request.GET, me).kept(), by=me))
    if what == "rename":
        return _rename(request, view)
    if what not in _PLAIN:
        raise Http404
    _PLAIN[what](view, by=me)
    return redirect("desk:views")


_PLAIN: dict[str, Callable[..., object]] = {
    "share": share_view, "unshare": keep_view_private, "forget": forget_view,
}  # fmt: skip


def _rename(request: DeskRequest, view: SavedView) -> HttpResponse:
    form = NameForm(request.POST)
    if form.is_valid() and Attempt(form).to(rename_view, view, form.cleaned_data["name"], by=request.actor):
        return redirect("desk:views")
    return _page(request, "views", seat=take_seat(request.actor), form=form, wrong=view.pk, status=422)


def _page(request: DeskRequest, name: str, *, status: int = 200, **context: object) -> HttpResponse:
    facts = {
        "form": None,
        "wrong": 0,
        "may_share": may_share_views(request.actor),
        "rail": rail(current="tickets"),
    }
    return render(request, f"desk/sheets/{name}.html", facts | context, status=status)


def _to_list(view: SavedView) -> HttpResponse:
    answer = redirect("desk:queue")
    answer["Location"] += query_of(view.pk, view.filters)
    return answer
