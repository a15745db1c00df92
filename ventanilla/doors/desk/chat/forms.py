"""What the desk decides about a conversation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.people.models import StaffMember, Team
from ventanilla.domain.tickets.models import Application, TicketType
from ventanilla.domain.tickets.wording import priority_choices
from ventanilla.doors.desk.chat.reads import colleagues_there


class SeatForm(forms.Form):
    takes_chats = forms.BooleanField(label=_("Atiendo chats"), required=False)
    most = forms.IntegerField(
        label=_("A la vez"), min_value=1, max_value=20, error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Escribe un número entre 1 y 20.")
        ),
    )  # fmt: skip


class PassForm(forms.Form):
    """To a colleague who is there, or to a team, for whom it waits."""

    to = forms.ChoiceField(
        label=_("A quién"), widget=forms.RadioSelect, error_messages={"required": _("Elige a quién.")}
    )

    def __init__(self, *args: Any, me: StaffMember, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {f"p{one.pk}": one for one in colleagues_there(me)}
        self.teams = {f"t{one.pk}": one for one in Team.objects.filter(is_active=True).order_by("name")}
        named = [(key, one.actor_name) for key, one in self.people.items()]
        self.fields["to"].choices = named + [(key, one.name) for key, one in self.teams.items()]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> StaffMember | Team:
        key = self.cleaned_data["to"]
        return self.people.get(key) or self.teams[key]


class TicketForm(forms.Form):
    """What the ticket is that the conversation becomes."""

    type = forms.ModelChoiceField(label=_("Tipo"), queryset=TicketType.objects.none(), empty_label=None)
    application = forms.ModelChoiceField(
        label=_("Aplicación"), queryset=Application.objects.none(), required=False, empty_label=_("Ninguna")
    )
    urgency = forms.ChoiceField(label=_("Prioridad"), choices=priority_choices)
    subject = forms.CharField(label=_("Asunto"), max_length=150, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["type"].queryset = TicketType.objects.offered()  # type: ignore[attr-defined]
        self.fields["application"].queryset = Application.objects.offered()  # type: ignore[attr-defined]


class AttachForm(forms.Form):
    ticket = forms.IntegerField(
        label=_("Incidencia"), min_value=1, max_value=2**31 - 1, error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Escribe el número de la incidencia.")
        ),
    )  # fmt: skip
