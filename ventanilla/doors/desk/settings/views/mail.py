"""Where letters come from, the server they leave by, and a letter that tries it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from ventanilla.domain.mail import channel
from ventanilla.domain.mail.actions import send_held, send_test_letter
from ventanilla.domain.mail.letters import TRIAL
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.mail.outbox import may_leave
from ventanilla.domain.provider.house import the_house_now
from ventanilla.doors.desk.settings.access import settings_page
from ventanilla.doors.desk.settings.editing import aspect_form, edit_aspect, saved
from ventanilla.doors.desk.settings.fate import fate_of
from ventanilla.doors.desk.settings.forms.mail import OwnMailForm, TrialForm
from ventanilla.doors.desk.settings.menu import surroundings
from ventanilla.doors.desk.settings.views.provider import editing
from ventanilla.doors.shared.access import DeskRequest
from ventanilla.doors.shared.forms import Attempt


@sensitive_post_parameters("password")
@editing
@settings_page
def mail(request: DeskRequest) -> HttpResponseBase:
    form = aspect_form(request, OwnMailForm)
    return edit_aspect(
        request,
        form,
        "desk/settings/mail.html",
        mail_context(request),
        then=lambda: saved(request, "desk:settings_mail"),
    )


@require_POST
@settings_page
def trial(request: DeskRequest) -> HttpResponse:
    """Write the letter, and go where its fate is told."""
    form = TrialForm(request.POST)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(
        send_test_letter, form.cleaned_data["to"], by=request.actor, form_key=form.key
    ):
        return redirect("desk:settings_mail_fate", attempt.result.pk)
    context = {
        **mail_context(request),
        "form": OwnMailForm(house=the_house_now()),
        "trial": form,
        "differences": [],
    }
    return render(request, "desk/settings/mail.html", context, status=422)


@require_safe
@settings_page
def fate(request: DeskRequest, number: int) -> HttpResponse:
    """The page asks again by itself until the server has spoken."""
    letter = get_object_or_404(Letter, pk=number, key__startswith=TRIAL)
    context = {**surroundings(request.actor, "mail"), "letter": letter, "fate": fate_of(letter)}
    return render(request, "desk/settings/fate.html", context)


@require_POST
@settings_page
def held(request: DeskRequest) -> HttpResponse:
    """What waited for a server leaves now."""
    count = send_held(by=request.actor)
    words = ngettext("Sale %(count)s correo.", "Salen %(count)s correos.", count) % {"count": count}
    none = _("No había ningún correo que pudiera salir.")
    return saved(request, "desk:settings_mail", words=words if count else none)


def mail_context(request: DeskRequest) -> dict[str, Any]:
    """What stands beside the form: the account of the configuration, the trial, what waits."""
    house = the_house_now()
    return {
        **surroundings(request.actor, "mail"),
        "account": house.mail_account,
        "trial": TrialForm(initial={"to": request.actor.person.email}),
        "may_leave": may_leave(),
        "held": Letter.objects.held().filter(last_error="").count(),
        "paused": channel.trouble(),
    }
