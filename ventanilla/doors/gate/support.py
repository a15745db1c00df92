"""Asking for support without coming in. Whatever is typed, the page answers the same; a letter asks whose the address is,
and its link opens what was asked with that address, and nothing else of the house.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_http_methods

from ventanilla.core.errors import Refused
from ventanilla.core.text import number_in
from ventanilla.domain.files.kinds import ALLOWED
from ventanilla.domain.provider.models import Information
from ventanilla.domain.support.actions.asking import (
    MOST_FILES,
    Asked,
    TooOften,
    add_file,
    ask_for_support,
    behind_link,
    confirm,
)
from ventanilla.doors.gate import ratelimit
from ventanilla.doors.gate.callers import address_of
from ventanilla.doors.gate.recovery import in_a_moment
from ventanilla.doors.shared.forms import Attempt, WordsField, telephone
from ventanilla.doors.shared.information import InformedForm


class SupportForm(InformedForm):
    informs = Information.Kind.SUPPORT

    name = forms.CharField(
        label=gettext_lazy("Tu nombre"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    company = forms.CharField(
        label=gettext_lazy("Empresa"), max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=gettext_lazy("Correo"), max_length=254,
        help_text=gettext_lazy("Te mandamos un enlace para comprobar que es tuyo."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    phone = telephone(autocomplete="tel")
    message = WordsField(label=gettext_lazy("¿Qué ocurre?"), rows=5, max_length=5000)
    website = forms.CharField(
        label=gettext_lazy("Deja este campo vacío"), required=False, max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )  # fmt: skip
    """Nobody sees it: only what fills in all that it finds writes there."""

    def clean_email(self) -> str:
        """A quoted one could hold what breaks out of a header; nobody has one."""
        email: str = self.cleaned_data["email"]
        if '"' in email:
            raise forms.ValidationError(gettext_lazy("Escríbela sin comillas."))
        return email

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(gettext_lazy("Tiene que quedar vacío."))
        return ""

    @property
    def asked(self) -> Asked:
        """What was typed, once the form is valid."""
        names = ("name", "company", "email", "phone", "message")
        return Asked(**{name: self.cleaned_data[name] for name in names}, shown=self.shown)


@require_http_methods(["GET", "HEAD", "POST"])
def support(request: HttpRequest) -> HttpResponse:
    form = SupportForm(request.POST or None)
    attempt = Attempt(form)
    if form.is_valid() and attempt.to(
        ask_for_support, form.asked, place=address_of(request), language=get_language(), letter_at=in_a_moment()
    ):  # fmt: skip
        return render(request, "gate/support_sent.html")
    status = 429 if isinstance(attempt.refusal, TooOften) else attempt.status
    return render(request, "gate/support.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@ratelimit.counted(action="link")
def support_link(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows what was asked with this address; POST confirms one, or adds files to one that is confirmed."""
    refusals: list[str] = []
    if request.method == "POST":
        refusals = _done(request, token)
        if not refusals:
            return redirect("gate:support_link", token)
    found = behind_link(token)
    if not found:
        return render(request, "gate/link_dead.html", {"about": "support"}, status=404)
    context = {
        "found": found, "refusals": refusals, "most_files": MOST_FILES, "file_kinds": ALLOWED,
        "max_file_mb": settings.ENV.max_file_mb,
    }  # fmt: skip
    return render(request, "gate/support_link.html", context, status=422 if refusals else 200)


def _done(request: HttpRequest, token: str) -> list[str]:
    """Do what was pressed; returns what was refused, in sentences. Each file is judged alone."""
    number = number_in(request.POST.get("request", "")) or 0
    uploads = request.FILES.getlist("upload")
    if not uploads:
        return _refusal_of(partial(confirm, token, number))
    return [
        reason for one in uploads[:MOST_FILES] for reason in _refusal_of(partial(_add, token, number, one))
    ]


def _add(token: str, number: int, upload: UploadedFile[bytes]) -> None:
    assert upload.file is not None
    add_file(token, number, name=upload.name or "", content=upload.file, size=upload.size or 0)  # type: ignore[arg-type]


def _refusal_of(deed: Callable[[], object]) -> list[str]:
    try:
        deed()
    except Refused as refusal:
        return [str(refusal.reason)]
    return []
