"""The second step of coming in: a code, after the password was right."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ventanilla.domain.people.actions.factors import prove_by_code
from ventanilla.domain.people.actions.throttling import give_back, may_guess
from ventanilla.domain.people.models import Person
from ventanilla.doors.gate.callers import guess_at
from ventanilla.doors.gate.entering import come_in, half_in
from ventanilla.doors.shared.forms import Attempt


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Código"), max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false",
                   "autofocus": True, "class": "num"}
        ),
    )  # fmt: skip


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """The code of the application, or one of the recovery codes."""
    half = half_in(request)
    if half is None:
        return redirect("gate:login")
    form = CodeForm(request.POST or None)
    if form.is_valid() and proves(request, half.person, form):
        return come_in(request, half.person, way=f"{half.way}+code", remember=half.remember, to=half.to)
    context = {"form": form, "person": half.person, "half": half}
    return render(request, "gate/second_step.html", context, status=Attempt(form).status)


def proves(request: HttpRequest, person: Person, form: CodeForm) -> bool:
    """The code is right, and there was a guess left; if not, the form says which."""
    what, allowance = guess_at(request, person.email)
    guess = f"code:{what}"
    if not may_guess(guess, allowance):
        form.add_error("code", _("Demasiados intentos. Espera un rato."))
        return False
    if not prove_by_code(person, form.cleaned_data["code"]):
        form.add_error("code", _("Ese código no vale. Cada uno sirve una vez: espera al siguiente."))
        return False
    give_back(guess, allowance)
    return True
