"""What a technician says once for several tickets."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.people.models import StaffMember, Team
from ventanilla.domain.tickets.actions.tagging import MOST as MOST_TAGS
from ventanilla.domain.tickets.wording import priority_choices
from ventanilla.doors.shared.forms import KeyedForm, WordsField

COLLEAGUES = (
    StaffMember.objects.filter(is_active=True, person__is_active=True)
    .select_related("person")
    .order_by("person__name")
)


class BulkForm(KeyedForm):
    """Nothing more to say."""


class AssignForm(BulkForm):
    assignee = forms.ModelChoiceField(
        label=_("Asignar a"), queryset=COLLEAGUES, required=False, empty_label=_("Nadie todavía")
    )


class TeamForm(BulkForm):
    team = forms.ModelChoiceField(
        label=_("Equipo"),
        queryset=Team.objects.filter(is_active=True).order_by("position", "name"),
        required=False,
        empty_label=_("Ninguno"),
    )


class PriorityForm(BulkForm):
    priority = forms.ChoiceField(label=_("Prioridad"), choices=priority_choices)


class TagForm(BulkForm):
    tags = forms.CharField(
        label=_("Etiquetas que se añaden"),
        max_length=40 * MOST_TAGS,
        help_text=_("Separadas por comas."),
        error_messages={"required": _("Escribe alguna etiqueta.")},
    )


class ReasonForm(BulkForm):
    message = WordsField(
        label=_("Motivo"),
        rows=3,
        help_text=_("Lo lee cada cliente en su incidencia."),
        error_messages={"required": _("Escribe el motivo: lo leerán los clientes.")},
    )


class SolutionForm(BulkForm):
    message = WordsField(
        label=_("Cómo se ha resuelto"),
        rows=3,
        help_text=_("Cada cliente lo recibe en su incidencia, con cinco estrellas para valorar."),
        error_messages={"required": _("Escribe cómo se ha resuelto: lo leerán los clientes.")},
    )
