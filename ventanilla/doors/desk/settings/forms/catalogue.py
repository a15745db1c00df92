"""Types, applications and teams: what has a name, and a place in a list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.actions.teams import create_team, rename_team, set_members
from ventanilla.domain.people.models import StaffMember, Team
from ventanilla.domain.tickets.actions.catalogue import (
    add_application,
    add_type,
    change_application,
    change_type,
)
from ventanilla.domain.tickets.models import Application, TicketType
from ventanilla.doors.desk.settings.forms.levels import LevelChoice
from ventanilla.doors.desk.settings.forms.rows import RowForm
from ventanilla.doors.shared.forms import SeveralField


class ApplicationForm(RowForm):
    name = forms.CharField(label=_("Nombre"), max_length=80)
    name_en = forms.CharField(
        label=_("Nombre en inglés"), max_length=80, required=False,
        help_text=_("Para quien use el área de clientes en inglés."),
    )  # fmt: skip
    level = LevelChoice(
        empty_label=_("El del tipo, o el general"), help_text=_("Para los clientes que no tienen uno propio.")
    )

    def __init__(self, *args: Any, row: Application | None = None, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.fields["level"].keep(row.level_id if row else None)  # type: ignore[attr-defined]

    @classmethod
    def told_by(cls, row: Application | None) -> dict[str, Any]:
        return {"name": row.name, "name_en": row.name_en, "level": row.level_id} if row else {}

    def save(self, row: Application | None, by: Actor) -> object:
        facts = {name: self.cleaned_data[name] for name in ("name", "name_en", "level")}
        if row is None:
            return add_application(by=by, **facts)  # type: ignore[arg-type]  # a page of the desk: staff
        return change_application(row, by=by, **facts)  # type: ignore[arg-type]


class TypeForm(RowForm):
    name = forms.CharField(label=_("Nombre"), max_length=60)
    name_en = forms.CharField(
        label=_("Nombre en inglés"), max_length=60, required=False,
        help_text=_("Para quien use el área de clientes en inglés."),
    )  # fmt: skip
    team = forms.ModelChoiceField(
        label=_("Equipo"), queryset=Team.objects.filter(is_active=True).order_by("position", "name"),
        required=False, empty_label=_("Ninguno"), help_text=_("Recibe las incidencias nuevas de este tipo."),
    )  # fmt: skip
    level = LevelChoice(
        empty_label=_("El general"), help_text=_("Donde ni el cliente ni la aplicación tienen uno propio.")
    )

    def __init__(self, *args: Any, row: TicketType | None = None, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.fields["level"].keep(row.level_id if row else None)  # type: ignore[attr-defined]

    @classmethod
    def told_by(cls, row: TicketType | None) -> dict[str, Any]:
        if row is None:
            return {}
        return {"name": row.name, "name_en": row.name_en, "team": row.team_id, "level": row.level_id}

    def save(self, row: TicketType | None, by: Actor) -> object:
        facts = {name: self.cleaned_data[name] for name in ("name", "name_en", "team", "level")}
        if row is None:
            return add_type(by=by, **facts)  # type: ignore[arg-type]  # a page of the desk: staff
        return change_type(row, by=by, **facts)  # type: ignore[arg-type]


class TeamForm(RowForm):
    name = forms.CharField(label=_("Nombre"), max_length=60)
    members = SeveralField(
        label=_("Quién está en él"), required=False, widget=forms.CheckboxSelectMultiple,
        queryset=StaffMember.objects.filter(is_active=True).select_related("person").order_by("person__name"),
    )  # fmt: skip

    @classmethod
    def told_by(cls, row: Team | None) -> dict[str, Any]:
        return {"name": row.name, "members": sorted(row.members.values_list("pk", flat=True))} if row else {}

    def save(self, row: Team | None, by: Actor) -> object:
        name, members = self.cleaned_data["name"], list(self.cleaned_data["members"])
        if row is None:
            return create_team(by=by, name=name, members=members)
        return set_members(rename_team(row, name, by=by), members, by=by)
