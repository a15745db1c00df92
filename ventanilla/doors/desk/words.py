"""The desk's words for what can be done to a ticket."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from ventanilla.domain.mail.models import LetterState
from ventanilla.domain.tickets.status import Status


def desk_words() -> dict[str, Any]:
    """For the templates: per status the form that leads to it, per form its title, its button and what to write."""
    return {
        "status_words": {status.value: status.label for status in Status},
        "letter_words": {state.value: state.label for state in LetterState},
        "DOING": {
            Status.AWAITING_SUPPORT.value: ("reopen", _("Reabrir")),
            Status.IN_PROGRESS.value: ("reopen", _("Reabrir")),
            Status.AWAITING_CUSTOMER.value: ("ask", _("Preguntar al cliente")),
            Status.PLANNED.value: ("plan", _("Planificar")),
            Status.PENDING.value: ("pending", _("Dejar pendiente")),
            Status.RESOLVED.value: ("resolve", _("Resolver")),
            Status.CANCELLED.value: ("cancel", _("Cancelar")),
        },
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
