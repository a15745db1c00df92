"""The forms about one's own access."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ventanilla.core.one_time import new_secret
from ventanilla.domain.people.models import Person
from ventanilla.domain.provider.sealing import Unreadable, seal, unseal
from ventanilla.doors.gate.forms import TwiceForm
from ventanilla.doors.gate.second_step import CodeForm


class PasswordForm(TwiceForm):
    field_order = ("current", "password", "again")

    current = forms.CharField(
        label=gettext_lazy("Contraseña de ahora"), max_length=200, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )  # fmt: skip
    password = forms.CharField(
        label=gettext_lazy("Contraseña nueva"), max_length=200, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip


class ConfirmForm(forms.Form):
    """Who has a second factor shows it; the others their password."""

    password = forms.CharField(
        label=gettext_lazy("Contraseña"), max_length=200, strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )  # fmt: skip


class AppForm(CodeForm):
    """The first code of an application, and what it was made from: nothing is kept before it is right."""

    held = forms.CharField(max_length=1000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.secret = self._brought() or new_secret()
        self.initial["held"] = seal(f"{person.pk}:{self.secret}")

    def _brought(self) -> str:
        """The secret that the page showed, while it was made for this person; else nothing, and a new one is shown."""
        try:
            whose, _colon, secret = unseal(str(self.data.get("held", ""))[:1000]).partition(":")
        except Unreadable:
            return ""
        return secret if whose == str(self.person.pk) else ""

    def clean_held(self) -> str:
        if not self._brought():
            raise forms.ValidationError(_("Esta página era de otra vez: lee el código nuevo."))
        return str(self.cleaned_data["held"])
