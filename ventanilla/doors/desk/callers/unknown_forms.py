"""What the desk writes down of somebody unknown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.actions.callers import Caller
from ventanilla.domain.support.actions.asking import Asked
from ventanilla.domain.support.models import SupportRequest
from ventanilla.domain.tickets.actions.opening import Request
from ventanilla.domain.tickets.models import TicketType
from ventanilla.domain.tickets.status import Priority
from ventanilla.domain.tickets.wording import urgency_choices
from ventanilla.doors.shared.forms import KeyedForm, WordsField, telephone

BLANK = {"autocomplete": "off"}


class UnknownForm(KeyedForm):
    """Who somebody says to be, and what they tell."""

    name = forms.CharField(
        label=_("Dice llamarse"), max_length=120, widget=forms.TextInput(attrs=BLANK),
        error_messages={"required": _("Pregunta cómo se llama.")},
    )  # fmt: skip
    phone = telephone(**BLANK)
    email = forms.EmailField(
        label=_("Correo"), max_length=254, required=False, widget=forms.EmailInput(attrs=BLANK)
    )
    message = WordsField(
        label=_("¿Qué cuenta?"), rows=6, error_messages={"required": _("Escribe qué le pasa.")}
    )


class NobodysForm(UnknownForm):
    """Of a company that is not to be found."""

    company = forms.CharField(
        label=_("Dice ser de"), max_length=120, widget=forms.TextInput(attrs=BLANK),
        error_messages={"required": _("Escribe la empresa que dice, aunque no la encuentres.")},
    )  # fmt: skip
    field_order = ("company", "name", "phone", "email", "message")

    @property
    def asked(self) -> Asked:
        names = ("name", "company", "email", "phone", "message")
        return Asked(**{name: self.cleaned_data[name] for name in names})


class CallForm(UnknownForm):
    """Of a company that is a customer: its access managers decide, and the invitation needs an address."""

    subject = forms.CharField(
        label=_("Para qué, en una línea"), max_length=150, widget=forms.TextInput(attrs=BLANK),
        help_text=_("Es lo único de la llamada que lee la empresa antes de decidir."),
        error_messages={"required": _("Di para qué llama, en una línea.")},
    )  # fmt: skip
    type = forms.ModelChoiceField(label=_("Tipo"), queryset=TicketType.objects.offered(), empty_label=None)
    urgency = forms.ChoiceField(label=_("Urgencia"), choices=urgency_choices, initial=Priority.MEDIUM)
    seen = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    field_order = ("name", "phone", "email", "subject", "type", "urgency", "message")

    def __init__(self, *args: Any, told: SupportRequest | None = None, **kwargs: Any) -> None:
        """`told`: what the desk had written down before it knew the company."""
        if told:
            names = ("name", "phone", "email", "message")
            kwargs["initial"] = {name: getattr(told, name) for name in names} | {"seen": told.version}
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True
        self.fields["email"].error_messages["required"] = _("Pide un correo: ahí irá la invitación.")
        self.fields["email"].help_text = _("No le llega nada hasta que la empresa lo acepte.")

    @property
    def caller(self) -> Caller:
        return Caller(
            **{name: self.cleaned_data[name] for name in ("name", "email", "phone")},
            subject=self.request.title,
        )

    @property
    def request(self) -> Request:
        names = ("type", "urgency", "subject", "message")
        return Request(application=None, **{name: self.cleaned_data[name] for name in names})
