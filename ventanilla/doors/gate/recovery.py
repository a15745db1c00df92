"""For who cannot come in: a link by mail, asked for by address, or by client code and tax id.

Whatever is typed, the page is the same and takes the same time: it only leaves a job, which runs a moment later, not at
once, so that nobody can hear it work.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ventanilla.core.tax_id import tidy, trouble_with
from ventanilla.domain.customers.actions.recovery import recover
from ventanilla.domain.jobs.tasks import Task
from ventanilla.domain.people.actions.passwords import send_new_password_link
from ventanilla.domain.people.actions.throttling import Allowance, may_guess
from ventanilla.doors.gate import ratelimit
from ventanilla.doors.gate.callers import address_of
from ventanilla.doors.gate.forms import ForgottenForm
from ventanilla.doors.shared.forms import Attempt

PER_CODE = Allowance(6, timedelta(minutes=20))
"""With one client code, whether or not there is such a company, from all over the world."""
ALL_TOGETHER = Allowance(60, timedelta(seconds=10))
"""By whoever, for whomever."""


class RecoveryForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Código de cliente"), max_length=40,
        help_text=gettext_lazy("Está en vuestras facturas."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "autofocus": True}
        ),
    )  # fmt: skip
    tax_id = forms.CharField(
        label=gettext_lazy("CIF o NIF de la empresa"), max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )  # fmt: skip
    email = forms.EmailField(
        label=gettext_lazy("Tu correo"), max_length=254, required=False,
        help_text=gettext_lazy("Si crees que es el que usas con nosotros."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip

    def clean_tax_id(self) -> str:
        """What cannot be one is a slip of the finger: it is said before anybody looks whether there is such a company."""
        number = tidy(self.cleaned_data["tax_id"])
        if trouble := trouble_with(number):
            raise forms.ValidationError(trouble)
        return number


@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """By address."""
    return ask_for_link(request, send_new_password_link, "gate/forgotten.html", "gate/forgotten_sent.html")


def ask_for_link(request: HttpRequest, job: Task[[str], None], page: str, sent: str) -> HttpResponse:
    """A form for an address, and always the same answer in the same time: `job` looks whose it is, later."""
    form = ForgottenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"].lower()
        if refusal := ratelimit.count(request, action="reset_password", key=email):
            return refusal
        job.using(run_after=in_a_moment()).enqueue(email)
        return render(request, sent)
    return render(request, page, {"form": form}, status=Attempt(form).status)


@require_http_methods(["GET", "HEAD", "POST"])
@ratelimit.counted(action="recovery")
def by_code(request: HttpRequest) -> HttpResponse:
    """By client code and tax id, for who does not know the address any more."""
    form = RecoveryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        if not _may_ask(typed["code"]):
            return ratelimit.refuse(request)
        recover.using(run_after=in_a_moment()).enqueue(
            typed["code"], typed["tax_id"], typed["email"], address_of(request)
        )
        return render(request, "gate/recovery_sent.html")
    return render(request, "gate/recovery.html", {"form": form}, status=Attempt(form).status)


def in_a_moment() -> datetime:
    """Not at once, and not after the same time: what the worker does is not heard in the next answer."""
    first, last = settings.RECOVERY_WITHIN
    return now() + timedelta(milliseconds=first + secrets.randbelow(last - first + 1))


def _may_ask(code: str) -> bool:
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return may_guess("recovery", ALL_TOGETHER) and may_guess(f"recovery:code:{plain}", PER_CODE)
