"""La bandeja: files that say too little, or not whose they are. Somebody tells, or throws them away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ventanilla.domain.invoices.actions.folder import the_state
from ventanilla.domain.invoices.actions.publishing import discard_arrival, publish_arrival
from ventanilla.domain.invoices.models import Arrival, InvoiceFile
from ventanilla.domain.invoices.policy import may_publish
from ventanilla.domain.invoices.telling import sentence
from ventanilla.doors.desk.invoices import reads
from ventanilla.doors.desk.invoices.forms import ArrivalForm
from ventanilla.doors.desk.invoices.views import show
from ventanilla.doors.shared.access import DeskRequest, allow, desk_page
from ventanilla.doors.shared.downloads import send_file, show_pdf
from ventanilla.doors.shared.forms import Attempt


@require_safe
@desk_page
def tray(request: DeskRequest) -> HttpResponse:
    return show(request, "tray", {"page": reads.waiting(request.GET.get("after", "")), "folder": the_state()})


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def arrival(request: DeskRequest, number: int) -> HttpResponseBase:
    allow(may_publish(request.actor))
    found = _found(number)
    form = ArrivalForm(request.POST or None, arrival=found)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(
        publish_arrival, found, form.told(), form.cleaned_data["customer"], by=request.actor
    ):
        messages.success(request, sentence(attempt.result))
        return redirect("desk:invoice_tray" if reads.how_many_wait() else "desk:invoices")
    return show(request, "arrival", {"found": found, "form": form}, attempt.status)


@require_safe
@desk_page
def file(request: DeskRequest, number: int) -> HttpResponseBase:
    """A PDF in its box, an XML taken along. It is no invoice yet: looking at it leaves no line."""
    allow(may_publish(request.actor))
    found = _found(number)
    return show_pdf(found.file) if found.kind == InvoiceFile.Kind.PDF else send_file(found.file)


@require_POST
@desk_page
def throw_away(request: DeskRequest, number: int) -> HttpResponse:
    allow(may_publish(request.actor))
    discard_arrival(_found(number), by=request.actor)
    messages.success(request, _("Descartado: el archivo se ha quitado de aquí."))
    return redirect("desk:invoice_tray")


def _found(number: int) -> Arrival:
    return get_object_or_404(Arrival.objects.select_related("file", "customer"), pk=number)
