"""Signing a work order on the screen, or objecting to it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ventanilla.domain.customers.models import Section
from ventanilla.domain.workorders import policy
from ventanilla.domain.workorders.actions.objecting import object_to
from ventanilla.domain.workorders.actions.signing import sign
from ventanilla.domain.workorders.models import Signature
from ventanilla.doors.portal.workorders.reads import what_it_says
from ventanilla.doors.portal.workorders.views import order_of, show
from ventanilla.doors.shared.access import PortalRequest, allow, portal_page
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.signing import ObjectForm, SignForm, first_words


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Section.WORK_ORDERS)
def signing(request: PortalRequest, number: int) -> HttpResponse:
    found, me = order_of(request, number), request.actor
    allow(policy.may_sign_at_all(me))
    form = SignForm(request.POST if request.method == "POST" else None, initial=first_words(found, me))
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(sign, found, form.given(Signature.Way.PORTAL, request), by=me):
        messages.success(request, _("Has firmado el parte %(number)s.") % {"number": found.number})
        return redirect("portal:work_order", found.pk)
    return show(request, "sign", {**what_it_says(found), "form": form}, status=attempt.status)


@require_http_methods(["GET", "HEAD", "POST"])
@portal_page(Section.WORK_ORDERS)
def objecting(request: PortalRequest, number: int) -> HttpResponse:
    found, me = order_of(request, number), request.actor
    allow(policy.may_sign_at_all(me))
    form = ObjectForm(request.POST if request.method == "POST" else None)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(object_to, found, form.cleaned_data["reason"], by=me):
        messages.success(
            request, _("Hemos recibido tu reparo al parte %(number)s.") % {"number": found.number}
        )
        return redirect("portal:work_order", found.pk)
    context = {**what_it_says(found), "form": form, "until": policy.objections_until(found)}
    return show(request, "object", context, status=attempt.status)
