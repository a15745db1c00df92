"""Solicitar información: what one would like to know of a service that one has not."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from ventanilla.domain.contracts.models import Service
from ventanilla.domain.customers.models import Section
from ventanilla.domain.renewals.actions.asking_about import LONGEST_NOTE, ask_about, note_seen
from ventanilla.domain.renewals.policy import may_ask_about
from ventanilla.doors.portal.services.views import show
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.forms import Attempt, WordsField


class AskForm(forms.Form):
    note = WordsField(
        label=gettext_lazy("¿Qué te gustaría saber?"), max_length=LONGEST_NOTE, rows=4, required=False
    )


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Section.SERVICES)
def ask(request: PortalRequest, number: int) -> HttpResponseBase:
    """A ticket for who looks after their company."""
    me = request.actor
    found = get_object_or_404(Service.objects.visible_to(me), pk=number)
    allow(may_ask_about(me))
    form = AskForm(request.POST if request.method == "POST" else None)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(ask_about, found, by=me, note=form.cleaned_data["note"]):
        messages.success(request, _("Petición enviada: te contestaremos en esta incidencia."))
        return redirect("portal:ticket", attempt.result.number)
    return show(request, "ask", {"service": found, "form": form}, attempt.status)


@require_POST
@portal_page(Section.SERVICES)
def seen(request: PortalRequest, number: int) -> HttpResponse:
    """Noted by the page itself, for the report of interest."""
    note_seen(get_object_or_404(Service.objects.visible_to(request.actor), pk=number), by=request.actor)
    return HttpResponse(status=204)
