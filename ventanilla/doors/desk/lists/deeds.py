"""What can be done to several tickets at once: each is one verb of the domain, and says what it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.actions.finishing import cancel, resolve
from ventanilla.domain.tickets.actions.tagging import add_tags
from ventanilla.domain.tickets.actions.watching import watch
from ventanilla.domain.tickets.actions.working import assign, set_pending, set_priority, start
from ventanilla.domain.tickets.models import Ticket
from ventanilla.doors.desk.forms import bulk as ask

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Deed:
    word: _StrPromise
    """On its button in the bar."""
    words: _StrPromise
    """Above its sheet, and on the button that does it."""
    picture: str
    form: type[ask.BulkForm]
    act: Callable[[Ticket, StaffMember, Facts], object]
    """(ticket, who, what the form says): one verb."""
    writes: bool = False
    """The customers get a letter."""


def _words(verb: Callable[..., Any]) -> Callable[[Ticket, StaffMember, Facts], object]:
    """A verb with words. Each ticket remembers the form's key: pressed twice, it is said once."""
    return lambda ticket, by, facts: verb(ticket, facts["message"], by=by, form_key=facts["form_key"] or None)


DEEDS: dict[str, Deed] = {
    "assign": Deed(
        _("Asignar"), _("Asignar"), "user-plus", ask.AssignForm,
        lambda ticket, by, facts: assign(ticket, by=by, assignee=facts["assignee"]),
    ),
    "team": Deed(
        _("Equipo"), _("Pasar a un equipo"), "users", ask.TeamForm,
        lambda ticket, by, facts: assign(ticket, by=by, team=facts["team"]),
    ),
    "priority": Deed(
        _("Prioridad"), _("Cambiar la prioridad"), "flag", ask.PriorityForm,
        lambda ticket, by, facts: set_priority(ticket, by=by, priority=facts["priority"]),
    ),
    "tag": Deed(
        _("Etiquetar"), _("Etiquetar"), "tag", ask.TagForm,
        lambda ticket, by, facts: add_tags(ticket, [facts["tags"]], by=by),
    ),
    "start": Deed(
        _("Empezar"), _("Empezar a trabajar"), "play", ask.BulkForm,
        lambda ticket, by, facts: start(ticket, by=by), writes=True,
    ),
    "pending": Deed(_("Pendiente"), _("Dejar pendientes"), "circle-dot", ask.ReasonForm, _words(set_pending), writes=True),
    "resolve": Deed(_("Resolver"), _("Resolver"), "circle-check", ask.SolutionForm, _words(resolve), writes=True),
    "cancel": Deed(_("Cancelar"), _("Cancelar las incidencias"), "ban", ask.ReasonForm, _words(cancel), writes=True),
    "watch": Deed(_("Seguir"), _("Seguir"), "eye", ask.BulkForm, lambda ticket, by, facts: watch(ticket, by=by)),
}  # fmt: skip
"""By their names in the address, as the bar offers them."""
