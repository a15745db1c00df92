"""What the desk decides about a request from outside."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.support.actions.deciding import Plan
from ventanilla.domain.tickets.models import TicketType
from ventanilla.domain.tickets.status import Priority
from ventanilla.domain.tickets.wording import urgency_choices


class SeenForm(forms.Form):
    """The version of what was on the screen."""

    seen = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


class TakeForm(SeenForm):
    requester = forms.IntegerField(
        min_value=1, max_value=2**62, error_messages={"required": _("Elige de quién es.")},
        label=_("¿De quién es?"), widget=forms.HiddenInput,
    )  # fmt: skip
    type = forms.ModelChoiceField(label=_("Tipo"), queryset=TicketType.objects.offered(), empty_label=None)
    urgency = forms.ChoiceField(label=_("Urgencia"), choices=urgency_choices, initial=Priority.MEDIUM)
    subject = forms.CharField(
        label=_("Asunto"), required=False, max_length=150, help_text=_("Si lo dejas vacío, la primera línea.")
    )

    def clean_requester(self) -> Membership:
        number = self.cleaned_data["requester"]
        member = Membership.objects.alive().select_related("person", "customer").filter(pk=number).first()
        if member is None:
            raise forms.ValidationError(_("Esa persona ya no es un contacto activo."))
        return member

    @property
    def plan(self) -> Plan:
        typed: dict[str, Any] = self.cleaned_data
        return Plan(type=typed["type"], urgency=typed["urgency"], subject=typed["subject"])


class DiscardForm(SeenForm):
    reason = forms.CharField(
        label=_("Motivo"), max_length=500, help_text=_("Queda para el equipo: quien escribió no se entera."),
        error_messages={"required": _("Escribe por qué se descarta.")},
    )  # fmt: skip
