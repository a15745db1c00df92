"""What a customer writes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.tickets.actions.opening import Request
from ventanilla.domain.tickets.models import Application, TicketType
from ventanilla.domain.tickets.status import Priority
from ventanilla.doors.shared.forms import KeyedForm


class NewTicketForm(KeyedForm):
    type = forms.ModelChoiceField(label=_("Tipo"), queryset=TicketType.objects.offered(), empty_label=None)
    application = forms.ModelChoiceField(
        label=_("Aplicación o equipo"),
        queryset=Application.objects.offered(),
        required=False,
        empty_label=_("No lo sé"),
    )
    urgency = forms.ChoiceField(
        label=_("¿Cuánta prisa corre?"), choices=list(reversed(Priority.choices)), initial=Priority.MEDIUM,
        widget=forms.RadioSelect,
        help_text=_("Alta: no podemos trabajar. Media: molesta, pero seguimos. Baja: cuando se pueda."),
    )  # fmt: skip
    subject = forms.CharField(label=_("Asunto"), required=False, max_length=150)
    message = forms.CharField(
        label=_("¿Qué pasa?"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Cuenta qué hacías, qué esperabas y desde cuándo ocurre."),
        error_messages={"required": _("Cuéntanos qué pasa.")},
    )  # fmt: skip

    @property
    def request(self) -> Request:
        """What was asked for, once the form is valid."""
        names = ("type", "application", "urgency", "subject", "message")
        return Request(**{name: self.cleaned_data[name] for name in names})


class ReplyForm(KeyedForm):
    message = forms.CharField(
        label=_("Tu respuesta"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4})
    )


class ReasonForm(KeyedForm):
    message = forms.CharField(
        label=_("¿Por qué?"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )
