"""The desk's words for what can be done to a ticket."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from ventanilla.domain.mail.models import LetterState
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.policy import may_reopen
from ventanilla.domain.tickets.status import Status


def desk_words() -> dict[str, Any]:
    """For the templates: the statuses of tickets and letters in words; per form its title, its button, and what to write."""
    return {
        "status_words": {status.value: str(status.label) for status in Status},
        "letter_words": {state.value: str(state.label) for state in LetterState},
        "WORDY": {
            "ask": (_("Preguntar al cliente"), _("Preguntar")),
            "pending": (_("Dejar pendiente"), _("Dejar pendiente")),
            "resolve": (_("Resolver"), _("Resolver")),
            "cancel": (_("Cancelar la incidencia"), _("Cancelar la incidencia")),
            "reopen": (_("Reabrir"), _("Reabrir")),
        },
        "PLACEHOLDERS": {
            "ask": _("¿Qué necesitas del cliente para seguir?"),
            "pending": _("¿De qué depende? El cliente lo verá."),
            "resolve": _("¿Cómo se ha resuelto? El cliente lo recibe con cinco estrellas para valorar."),
            "cancel": _("¿Por qué se cancela? El cliente lo recibirá."),
            "reopen": _("¿Por qué se reabre? Puedes dejarlo en blanco."),
            "note": _("Solo lo lee tu equipo."),
        },
    }


def moves_of(ticket: Ticket, me: StaffMember) -> list[tuple[str, str, str]]:
    """(status, form that leads to it, words) for the menu of the status; a planned visit can be planned anew."""
    if not ticket.is_open:
        back = (ticket.comes_back_as.value, "reopen", _("Reabrir"))
        return [back] if may_reopen(me, ticket) else []
    moves = [
        (Status.AWAITING_CUSTOMER, "ask", _("Preguntar al cliente")),
        (Status.PLANNED, "plan", _("Planificar")),
        (Status.PENDING, "pending", _("Dejar pendiente")),
        (Status.RESOLVED, "resolve", _("Resolver")),
        (Status.CANCELLED, "cancel", _("Cancelar")),
    ]
    return [(status.value, form, words) for status, form, words in moves]
