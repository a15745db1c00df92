"""The first steps of an installation, after its first administrator has come in by the code of the console."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from ventanilla.core.text import number_in
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.mail.actions import send_test_letter
from ventanilla.domain.mail.letters import TRIAL
from ventanilla.domain.mail.models import Letter
from ventanilla.domain.mail.outbox import may_leave
from ventanilla.domain.provider.actions import finish_setup
from ventanilla.domain.provider.house import the_house_now
from ventanilla.domain.tickets.wording import status_words
from ventanilla.doors.desk.settings import steps
from ventanilla.doors.desk.settings.access import settings_page
from ventanilla.doors.desk.settings.editing import aspect_form, edit_aspect, saved
from ventanilla.doors.desk.settings.fate import fate_of
from ventanilla.doors.desk.settings.forms.first_customer import FirstCustomerForm
from ventanilla.doors.desk.settings.forms.mail import MailForm
from ventanilla.doors.desk.settings.forms.provider import CompanyForm
from ventanilla.doors.desk.settings.forms.week import WeekForm
from ventanilla.doors.desk.settings.views.provider import editing
from ventanilla.doors.shared.access import DeskRequest
from ventanilla.doors.shared.forms import Attempt


@require_safe
@settings_page
def first_steps(request: DeskRequest) -> HttpResponse:
    """Where one left off."""
    return redirect(steps.first_open_route(the_house_now()))


@editing
@settings_page
def company(request: DeskRequest) -> HttpResponseBase:
    form = aspect_form(request, CompanyForm)
    context = {**_around("company"), "status_words": status_words()}
    if "preview" in request.POST:
        form.is_valid()
        return render(request, "desk/first_steps/company.html", {**context, "form": form, "differences": []})
    return edit_aspect(
        request, form, "desk/first_steps/company.html", context, then=lambda: _onward("company")
    )


@sensitive_post_parameters("password")
@editing
@settings_page
def mail(request: DeskRequest) -> HttpResponseBase:
    house = the_house_now()
    context = {
        **_around("mail"), "account": house.mail_account, "may_leave": may_leave(), "letter": _letter(request),
    }  # fmt: skip

    def then() -> HttpResponse:
        if "try" not in request.POST:
            return _onward("mail")
        if not may_leave():
            return saved(request, "desk:first_mail", words=_("Guardado. Para probar falta el servidor."))
        letter = send_test_letter(request.actor.person.email, by=request.actor)
        answer = redirect("desk:first_mail")
        answer["Location"] += f"?prueba={letter.pk}"
        return answer

    if context["letter"]:
        context["fate"] = fate_of(context["letter"])
    return edit_aspect(
        request, aspect_form(request, MailForm), "desk/first_steps/mail.html", context, then=then
    )


@editing
@settings_page
def hours(request: DeskRequest) -> HttpResponseBase:
    form = aspect_form(request, WeekForm)
    if "copy" in request.POST and isinstance(form, WeekForm):
        form.copy_first_day()
        return render(
            request, "desk/first_steps/hours.html", {**_around("hours"), "form": form, "differences": []}
        )
    return edit_aspect(
        request, form, "desk/first_steps/hours.html", _around("hours"), then=lambda: _onward("hours")
    )


@editing
@settings_page
def customer(request: DeskRequest) -> HttpResponse:
    form = FirstCustomerForm(request.POST or None)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(form.save, request.actor):
        return _onward("customer")
    context = {
        **_around("customer"),
        "form": form,
        "may_leave": may_leave(),
        "known": Customer.objects.count(),
    }
    return render(request, "desk/first_steps/customer.html", context, status=attempt.status)


@require_safe
@settings_page
def done(request: DeskRequest) -> HttpResponse:
    house = the_house_now()
    left = [step for step in steps.STEPS if not step.is_done(house)]
    return render(
        request,
        "desk/first_steps/done.html",
        {**_around(""), "left": left, "base_address": settings.BASE_URL},
    )


@require_POST
@settings_page
def finish(request: DeskRequest) -> HttpResponse:
    finish_setup(by=request.actor)
    return redirect("desk:queue")


def _around(name: str) -> dict[str, Any]:
    return steps.surroundings(the_house_now(), name)


def _onward(name: str) -> HttpResponse:
    return redirect(steps.next_route(name))


def _letter(request: DeskRequest) -> Letter | None:
    """The test letter whose fate one is waiting for."""
    number = number_in(request.GET.get("prueba", ""))
    return Letter.objects.filter(pk=number, key__startswith=TRIAL).first() if number else None
