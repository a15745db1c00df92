"""Red informática: what stands in one's company, one device, and what one may say of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from ventanilla.domain.customers.actions.noting import note_download
from ventanilla.domain.customers.models import Section
from ventanilla.domain.devices.actions.keeping import describe_device
from ventanilla.domain.devices.facts import LONGEST_NOTES
from ventanilla.domain.devices.models import Device, DeviceFile, Site
from ventanilla.domain.devices.policy import may_describe, may_see_private
from ventanilla.domain.tickets.policy import may_open
from ventanilla.domain.tickets.wording import status_words
from ventanilla.doors.portal.network import reads
from ventanilla.doors.portal.sections import sidebar
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.device_lists import (
    SOON,
    Asked,
    choices,
    device_lines,
    device_table,
    named,
    narrowed,
)
from ventanilla.doors.shared.downloads import send_file
from ventanilla.doors.shared.forms import Attempt, WordsField


class DescribeForm(forms.Form):
    user = forms.CharField(label=gettext_lazy("Quién lo usa"), max_length=120, required=False)
    location = forms.CharField(
        label=gettext_lazy("Ubicación"), max_length=120, required=False,
        help_text=gettext_lazy("Dentro de la sede: «Recepción», «Sala técnica, armario 2»."),
    )  # fmt: skip
    notes = WordsField(label=gettext_lazy("Notas"), max_length=LONGEST_NOTES, rows=4, required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


@require_safe
@portal_page(Section.NETWORK)
def devices(request: PortalRequest) -> HttpResponse:
    me, today, asked = request.actor, localdate(), Asked.of(request.GET)
    page = device_lines(_asked_for(request, asked), request.GET.get("after", ""))
    context = {
        "page": page, "asked": asked, "here": asked.here, "today": today, "SOON": SOON,
        **choices(Site.objects.visible_to(me)),
    }  # fmt: skip
    return show(request, "list", context)


@require_safe
@portal_page(Section.NETWORK)
def device(request: PortalRequest, number: int) -> HttpResponse:
    me, found = request.actor, _find(request, number)
    context = {
        "device": found, "today": localdate(), "SOON": SOON, "ties": reads.ties_of(found),
        "files": reads.files_of(me, found), "tickets": reads.tickets_about(me, found), "status_words": status_words(),
        "orders": reads.orders_about(me, found),
        "may_open": me.may_view(Section.SUPPORT) and may_open(me), "may_describe": may_describe(me, found),
    }  # fmt: skip
    return show(request, "device", context)


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Section.NETWORK)
def describe(request: PortalRequest, number: int) -> HttpResponseBase:
    found = _find(request, number)
    allow(may_describe(request.actor, found))
    now = {"user": found.user, "location": found.location, "notes": found.notes, "seen": found.version}
    form = DescribeForm(request.POST if request.method == "POST" else None, initial=now)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(describe_device, found, by=request.actor, **form.cleaned_data):
        messages.success(request, _("Guardado."))
        return redirect("portal:device", found.pk)
    attempt.see_anew(found)
    return show(request, "form", {"device": found, "form": form}, attempt.status)


@require_safe
@portal_page(Section.NETWORK)
def document(request: PortalRequest, file_id: UUID) -> HttpResponseBase:
    found = DeviceFile.objects.visible_to(request.actor).select_related("file")
    stored = get_object_or_404(found, file_id=file_id).file
    note_download(request.actor.customer, stored.name, by=request.actor)
    return send_file(stored)


@require_safe
@portal_page(Section.NETWORK)
def table(request: PortalRequest) -> HttpResponse:
    """What the list shows, for a spreadsheet; with the addresses only for who may read them."""
    me = request.actor
    body = device_table(_asked_for(request, Asked.of(request.GET)), private=may_see_private(me))
    answer = HttpResponse(body, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="equipos.csv"'
    note_download(me.customer, "equipos.csv", by=me)
    return answer


def show(request: PortalRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    me = request.actor
    around = {"sections": sidebar(me, current="network"), "sees_private": may_see_private(me)}
    return render(request, f"portal/network/{template}.html", {**around, **context}, status=status)


def _asked_for(request: PortalRequest, asked: Asked) -> Any:
    me = request.actor
    rows = narrowed(Device.objects.visible_to(me), asked, localdate())
    return named(rows, asked.words, private=may_see_private(me))


def _find(request: PortalRequest, number: int) -> Device:
    rows = Device.objects.visible_to(request.actor).select_related("site")
    return get_object_or_404(rows, pk=number)
