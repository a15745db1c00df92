"""The provider's people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.calendars.models import THE_HOUSES, Calendar
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.actions.staff import change_hours, change_role, invite, rename
from ventanilla.domain.people.models import Role, StaffMember
from ventanilla.doors.desk.settings.forms.rows import RowForm

WHAT_ROLES_DO = {
    Role.AGENT: _("Atiende incidencias."),
    Role.DISPATCHER: _("Atiende y reparte; escribe plantillas."),
    Role.BILLING: _("Atiende; lleva la facturación."),
    Role.MANAGER: _("Atiende, escribe plantillas y recibe aviso de las valoraciones bajas."),
    Role.ADMINISTRATOR: _("Todo eso, y cambia estos ajustes."),
}


class InviteForm(forms.Form):
    name = forms.CharField(
        label=_("Nombre"), max_length=120, help_text=_("Lo leen los clientes en cada respuesta.")
    )
    email = forms.EmailField(label=_("Correo"), max_length=254, help_text=_("Con él entrará."))
    role = forms.ChoiceField(label=_("Rol"), choices=Role.choices, initial=Role.AGENT)

    def save(self, by: Actor) -> StaffMember:
        typed = self.cleaned_data
        return invite(by=by, email=typed["email"], name=typed["name"], role=Role(typed["role"]))


class StaffForm(RowForm):
    """Nobody changes their own role. Where there is but the house's calendar, there are no hours to choose."""

    name = forms.CharField(label=_("Nombre"), max_length=120)
    role = forms.ChoiceField(label=_("Rol"), choices=Role.choices)
    calendar = forms.ModelChoiceField(
        label=_("Horario"), required=False, empty_label=_("El de la casa"),
        queryset=Calendar.objects.exclude(pk=THE_HOUSES).order_by("name"),
        help_text=_("Cuándo trabaja: los avisos de plazos le llegan entonces, y la planificación lo muestra."),
    )  # fmt: skip

    def __init__(self, *args: Any, is_mine: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_mine:
            del self.fields["role"]
        if not Calendar.objects.exclude(pk=THE_HOUSES).exists():
            del self.fields["calendar"]

    @classmethod
    def told_by(cls, row: StaffMember) -> dict[str, Any]:
        return {"name": row.person.name, "role": row.role, "calendar": row.calendar_id}

    @transaction.atomic
    def save(self, row: StaffMember, by: Actor) -> object:
        if "role" in self.fields:
            change_role(row, Role(self.cleaned_data["role"]), by=by)
        if "calendar" in self.fields:
            change_hours(row, self.cleaned_data["calendar"], by=by)
        return rename(row, self.cleaned_data["name"], by=by)


class HandOverForm(forms.Form):
    """To whom the open tickets of somebody who leaves go."""

    to = forms.ModelChoiceField(
        label=_("Dárselas a"), required=False, empty_label=_("Nadie: quedan sin asignar"),
        queryset=StaffMember.objects.none(),
    )  # fmt: skip

    def __init__(self, *args: Any, but: StaffMember, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = StaffMember.objects.filter(is_active=True, person__is_active=True).exclude(pk=but.pk)
        self.fields["to"].queryset = here.select_related("person").order_by("person__name")  # type: ignore[attr-defined]
