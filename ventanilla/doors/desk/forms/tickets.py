"""What a technician writes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Application, Ticket, TicketType
from ventanilla.domain.tickets.status import Priority
from ventanilla.doors.shared.forms import KeyedForm

COLLEAGUES = StaffMember.objects.filter(is_active=True).select_related("person").order_by("person__name")


class QualifyForm(forms.Form):
    type = forms.ModelChoiceField(label=_("Tipo"), queryset=TicketType.objects.offered(), empty_label=None)
    application = forms.ModelChoiceField(
        label=_("Aplicación"),
        queryset=Application.objects.offered(),
        required=False,
        empty_label=_("Ninguna"),
    )
    priority = forms.ChoiceField(label=_("Prioridad"), choices=Priority.choices)
    assignee = forms.ModelChoiceField(
        label=_("Asignar a"), queryset=COLLEAGUES, required=False, empty_label=_("Nadie todavía")
    )


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
        error_messages={
            "required": _("Elige el día y la hora."),
            "invalid": _("Escribe el día y la hora así: 27/11/2026 9:30."),
        },
    )
    technician = forms.ModelChoiceField(label=_("Técnico"), queryset=COLLEAGUES, empty_label=None)


def as_it_is(ticket: Ticket, me: StaffMember) -> dict[str, Any]:
    """What the forms show before anybody has typed: the ticket's own words, and me where nobody is."""
    return {
        "type": ticket.type_id,
        "application": ticket.application_id,
        "priority": ticket.priority,
        "assignee": ticket.assignee_id,
        "technician": ticket.assignee_id or me.pk,
    }
