"""Lists that the provider edits, all in the same way: add, change, put in order, offer no more, offer again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from ventanilla.domain.contracts.actions.offering import bring_back_service, order_services, retire_service
from ventanilla.domain.contracts.models import Service
from ventanilla.domain.people.actions.teams import bring_back_team, order_teams, retire_team
from ventanilla.domain.people.models import Team
from ventanilla.domain.tickets.actions.canned import bring_back_canned, order_canned, retire_canned
from ventanilla.domain.tickets.actions.catalogue import bring_back, order_applications, order_types, retire
from ventanilla.domain.tickets.models import Application, CannedReply, TicketType
from ventanilla.doors.desk.settings.forms.canned import CannedForm
from ventanilla.doors.desk.settings.forms.catalogue import ApplicationForm, TeamForm, TypeForm
from ventanilla.doors.desk.settings.forms.rows import RowForm
from ventanilla.doors.desk.settings.forms.services import ServiceForm

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True)
class Shelf:
    name: str
    """Of its routes: `settings_types`, `settings_types_new`, …"""
    one: _StrOrPromise
    """«tipo», for the buttons."""
    add: _StrOrPromise
    none_yet: _StrOrPromise
    model: type[models.Model]
    form: type[RowForm]
    order: Callable[..., object]
    retire: Callable[..., object]
    bring_back: Callable[..., object]
    beside: Callable[[Sequence[Any]], dict[int, str]]
    """What stands beside each name in the list."""
    template: str = "desk/settings/entry.html"
    by_name: str = "name"

    @property
    def rows(self) -> models.QuerySet[Any]:
        """All of them in their order, those that are offered first."""
        return self.model._default_manager.order_by("-is_active", "position", self.by_name, "pk")

    def route(self, what: str = "") -> str:
        return f"desk:settings_{self.name}{'_' + what if what else ''}"


def _teams_of_types(rows: Sequence[TicketType]) -> dict[int, str]:
    teams = dict(Team.objects.values_list("pk", "name"))
    return {row.pk: teams.get(row.team_id or 0, "") for row in rows}


def _english(rows: Sequence[Application]) -> dict[int, str]:
    return {row.pk: row.name_en for row in rows}


def _members(rows: Sequence[Team]) -> dict[int, str]:
    names: dict[int, list[str]] = {row.pk: [] for row in rows}
    for team, name in Team.members.through.objects.values_list(
        "team_id", "staffmember__person__name"
    ).order_by("staffmember__person__name"):
        names.setdefault(team, []).append(name)
    return {team: ", ".join(known) for team, known in names.items()}


def _ways(rows: Sequence[CannedReply]) -> dict[int, str]:
    return {row.pk: row.get_sent_as_display() for row in rows}


def _families(rows: Sequence[Service]) -> dict[int, str]:
    return {row.pk: row.family for row in rows}


TYPES = Shelf(
    "types", _("tipo"), _("Añadir un tipo"), _("Todavía no hay ningún tipo."), TicketType, TypeForm,
    order_types, retire, bring_back, _teams_of_types,
)  # fmt: skip
APPLICATIONS = Shelf(
    "applications", _("aplicación"), _("Añadir una aplicación"), _("Todavía no hay ninguna aplicación."), Application,
    ApplicationForm, order_applications, retire, bring_back, _english,
)  # fmt: skip
TEAMS = Shelf(
    "teams", _("equipo"), _("Crear un equipo"), _("Todavía no hay ningún equipo: todos comparten la misma cola."), Team,
    TeamForm, order_teams, retire_team, bring_back_team, _members, template="desk/settings/team.html",
)  # fmt: skip
CANNED = Shelf(
    "canned", _("plantilla"), _("Escribir una plantilla"), _("Todavía no hay ninguna plantilla."), CannedReply, CannedForm,
    order_canned, retire_canned, bring_back_canned, _ways, template="desk/settings/canned.html", by_name="title",
)  # fmt: skip
SERVICES = Shelf(
    "services", _("servicio"), _("Añadir un servicio"), _("Todavía no hay ningún servicio en el catálogo."), Service,
    ServiceForm, order_services, retire_service, bring_back_service, _families, template="desk/settings/service.html",
)  # fmt: skip
