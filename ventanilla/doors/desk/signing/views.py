"""Firmas: what a technician has to be signed, one at a time, with the glass turned to the customer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ventanilla.domain.workorders.actions.signing import sign
from ventanilla.domain.workorders.models import Signature
from ventanilla.doors.desk.rail import rail
from ventanilla.doors.desk.signing import reads
from ventanilla.doors.desk.signing.phone import ALONG
from ventanilla.doors.shared.access import DeskRequest, desk_page
from ventanilla.doors.shared.downloads import send_file
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.signing import SignForm


@require_safe
@desk_page
def signing(request: DeskRequest) -> HttpResponse:
    context = {"orders": reads.round_of(request.actor), "hours": ALONG // timedelta(hours=1)}
    return _show(request, "list", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def order(request: DeskRequest, number: int) -> HttpResponse:
    """With a script it goes by the telephone's own queue (`phone.send`); without one this form does it."""
    found = get_object_or_404(reads.to_sign(request.actor), pk=number, document__isnull=False)
    form = SignForm(request.POST or None, initial={"shown": found.document_sha256})
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(
        sign, found, form.given(Signature.Way.PHONE, request), by=request.actor
    ):
        messages.success(request, _("Firmado: el parte %(number)s.") % {"number": found.number})
        return redirect("desk:signing")
    return _show(request, "order", {**reads.what_it_says(found), "form": form}, attempt.status)


@require_safe
@desk_page
def paper(request: DeskRequest, number: int) -> HttpResponseBase:
    """The archived bytes: what is signed is named by their hash."""
    found = get_object_or_404(reads.to_sign(request.actor), pk=number)
    if found.document is None:
        raise Http404
    return send_file(found.document)


def _show(request: DeskRequest, kind: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    around = {"rail": rail(current="work_orders"), "kind": kind}
    return render(request, f"desk/signing/{kind}.html", {**around, **context}, status=status)
