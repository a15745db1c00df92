"""Avisos en este dispositivo: the browsers that are told of things while nobody looks at them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from ventanilla.core.text import number_in
from ventanilla.domain.people.models import Device
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.push.actions.sending import queue_one
from ventanilla.domain.push.actions.subscribing import follow, subscribe, unsubscribe
from ventanilla.domain.push.keys import ready_keys
from ventanilla.domain.push.models import Subscription
from ventanilla.domain.push.notice import Notice
from ventanilla.doors.gate.account.access import AccountRequest, account_page
from ventanilla.doors.gate.callers import device_token, keep_device
from ventanilla.doors.shared.forms import Attempt
from ventanilla.doors.shared.pace import Pace
from ventanilla.doors.shared.sessions import DEVICE
from ventanilla.doors.shared.trouble import trouble

PACE = Pace(at_once=20, every=30)
"""For one person: each asks us to send something to an address that they say."""


class SubscriptionForm(forms.Form):
    """As the browser's script fills it in."""

    endpoint = forms.CharField(max_length=1000)
    key = forms.CharField(max_length=100)
    auth = forms.CharField(max_length=30)


def device_context(request: AccountRequest) -> dict[str, Any]:
    """What the part of the page shows: their browsers, and which of them this one is."""
    rows = Subscription.objects.filter(device__person=request.person).select_related("device").order_by("-pk")
    told = list(rows)
    here = next((one for one in told if one.device_id == request.row.device_id), None)
    return {"told": told, "told_here": here, "sends_push": the_house().sends_push}


@require_POST
@account_page
def key(request: AccountRequest) -> HttpResponse:
    """The public one, which the script needs before it asks the browser; made when somebody asks for the first time."""
    if not the_house().sends_push:
        raise Http404
    return JsonResponse({"key": ready_keys().public})


@sensitive_post_parameters("endpoint", "key", "auth")
@require_POST
@account_page
def turn_on(request: AccountRequest) -> HttpResponse:
    if PACE.wait(request.person.pk):
        return trouble(request, 429)
    answer = redirect("gate:account_notices")
    form = SubscriptionForm(request.POST)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(
        subscribe, _device_of(request, answer), **form.cleaned_data, by=request.by
    ):
        messages.success(request, _("Activados: en un momento llega uno de prueba."))
        _try(attempt.result)
    else:
        said = str(attempt.refusal or _("El navegador no ha podido activarlos. Prueba otra vez."))
        messages.error(request, said)
    return answer


@require_POST
@account_page
def turn_off(request: AccountRequest) -> HttpResponse:
    """On this device, or on one that is not at hand."""
    number = number_in(request.POST.get("device", ""))
    if number and unsubscribe(request.person, number, by=request.by):
        messages.success(request, _("A ese dispositivo ya no llegan avisos."))
    return redirect("gate:account_notices")


@sensitive_post_parameters("former", "endpoint", "key", "auth")
@require_http_methods(["GET", "HEAD", "POST"])
def moved(request: HttpRequest) -> HttpResponse:
    """For the worker, which goes on when nobody is in: GET is its token, POST says what the browser has changed."""
    if request.method != "POST":
        return JsonResponse({"token": get_token(request)})
    form, former = SubscriptionForm(request.POST), request.POST.get("former", "")
    attempt = Attempt(form)
    if form.is_valid() and "\0" not in former:
        attempt.to(follow, device_token(request), former, **form.cleaned_data)
    return HttpResponse(status=204 if attempt.result else 404)


def _device_of(request: AccountRequest, answer: HttpResponse) -> Device:
    """The browser that they came in from; known from now on, if it was not."""
    found = Device.objects.filter(pk=request.row.device_id or 0, person=request.person).first()
    if found is None:
        found = keep_device(request, request.person, answer)
        request.session[DEVICE] = found.pk
    found.person = request.person
    return found


def _try(to: Subscription) -> None:
    """The first one tells that it works."""
    words = _("Los avisos llegan a este dispositivo.")
    first = Notice(title=the_house().name, words=words, path=reverse("gate:account_notices"), tag="push")
    queue_one(to.pk, first, urgent=True)
