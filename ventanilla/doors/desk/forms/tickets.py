"""What a technician writes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Application, Ticket, TicketType
from ventanilla.domain.tickets.status import Priority
from ventanilla.doors.shared.forms import KeyedForm


class ColleagueField(forms.ModelChoiceField):
    """Somebody of the provider who is still here."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=StaffMember.objects.none(), **kwargs)

    def with_choices(self) -> None:
        self.queryset = StaffMember.objects.filter(is_active=True).select_related("person").order_by("person__name")


class QualifyForm(forms.Form):
    type = forms.ModelChoiceField(label=_("Tipo"), queryset=TicketType.objects.none(), empty_label=None)
    application = forms.ModelChoiceField(
        label=_("Aplicación"), queryset=Application.objects.none(), required=False, empty_label=_("Ninguna")
    )
    priority = forms.ChoiceField(label=_("Prioridad"), choices=Priority.choices)
    assignee = ColleagueField(label=_("Asignar a"), required=False, empty_label=_("Nadie todavía"))

    def __init__(self, *args: Any, ticket: Ticket, **kwargs: Any) -> None:
        now = {name: getattr(ticket, f"{name}_id") for name in ("type", "application", "assignee")}
        super().__init__(*args, initial={**now, "priority": ticket.priority}, **kwargs)
        self.fields["type"].queryset = TicketType.objects.filter(is_active=True).order_by("position", "name")  # type: ignore[attr-defined]
        self.fields["application"].queryset = Application.objects.filter(is_active=True).order_by("position", "name")  # type: ignore[attr-defined]
        self.fields["assignee"].with_choices()  # type: ignore[attr-defined]


class WordsForm(KeyedForm):
    """Anything that is said in a ticket: a reply, a note, a question, a reason, a solution."""

    message = forms.CharField(
        label=_("Mensaje"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4})
    )


class PlanForm(forms.Form):
    planned_at = forms.DateTimeField(
        label=_("Día y hora"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M"],
        error_messages={"required": _("Elige el día y la hora."), "invalid": _("Escribe el día y la hora así: 27/11/2026 9:30.")},
    )
    technician = ColleagueField(label=_("Técnico"), empty_label=None)

    def __init__(self, *args: Any, ticket: Ticket, me: StaffMember, **kwargs: Any) -> None:
        super().__init__(*args, initial={"technician": ticket.assignee_id or me.pk}, **kwargs)
        self.fields["technician"].with_choices()  # type: ignore[attr-defined]
