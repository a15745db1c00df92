"""The desk's words for what can be done to a ticket."""

from __future__ import annotations

from typing import Any, NamedTuple

from ventanilla.core.words import say as _
from ventanilla.domain.mail.models import LetterState
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.tickets.policy import may_close, may_reopen
from ventanilla.domain.tickets.status import Status
from ventanilla.domain.tickets.wording import status_words


def desk_words() -> dict[str, Any]:
    """For the templates: the statuses of tickets and letters in words."""
    return {
        "status_words": status_words(),
        "letter_words": {state.value: str(state.label) for state in LetterState},
    }


class Tab(NamedTuple):
    """A way of saying something: it decides what is done with the words, and who reads them."""

    value: str
    label: str
    send: str
    """The button's verb."""
    hint: str
    key: str = ""
    """Without one it stands there only when it was chosen, from the menu of the status."""


def tabs_of(ticket: Ticket) -> list[Tab]:
    """All that can be said in this ticket as it is now, the commonest first."""
    note = Tab(
        "note", _("Nota interna"), _("Guardar nota"), _("Solo lo lee tu equipo. Con @ avisas a alguien."), "n"
    )
    if ticket.is_over:
        return [note, *([_reopen()] if may_come_back(ticket) else [])]
    reply = Tab(
        "reply", _("Responder"), _("Enviar"), _("Escribe tu respuesta, o arrastra aquí archivos y capturas"), "r"
    )  # fmt: skip
    return [reply, note, *(_moves_in_words() if ticket.is_open else [_reopen()])]


def _moves_in_words() -> list[Tab]:
    resolved = _("¿Cómo se ha resuelto? El cliente lo recibe con cinco estrellas para valorar.")
    return [
        Tab("ask", _("Preguntar al cliente"), _("Preguntar"), _("¿Qué necesitas del cliente para seguir?")),
        Tab("pending", _("Dejar pendiente"), _("Dejar pendiente"), _("¿De qué depende? El cliente lo verá.")),
        Tab("resolve", _("Resolver"), _("Resolver"), resolved),
        Tab("cancel", _("Cancelar la incidencia"), _("Cancelar la incidencia"),
            _("¿Por qué se cancela? El cliente lo recibirá.")),
    ]  # fmt: skip


def _reopen() -> Tab:
    return Tab("reopen", _("Reabrir"), _("Reabrir"), _("¿Por qué se reabre? Puedes dejarlo en blanco."))


def may_come_back(ticket: Ticket) -> bool:
    return ticket.status == Status.CANCELLED and ticket.merged_into_id is None


class Move(NamedTuple):
    """A line in the menu of the status."""

    status: str
    """Where it leads."""
    form: str
    """What it needs: a tab of the composer, the plan; or nothing, where pressing does it (`start`, `close`)."""
    words: str
    needs: str = ""
    """In small letters beside it."""

    @property
    def is_pressed(self) -> bool:
        return self.form in ("start", "close")


def moves_of(ticket: Ticket, me: StaffMember) -> list[Move]:
    """Every move that the ticket can make from here; a planned visit can be planned anew."""
    if not ticket.is_open:
        return _moves_after_the_end(ticket, me)
    moves = [
        Move(Status.IN_PROGRESS, "start", _("Empezar a trabajar")),
        Move(Status.AWAITING_CUSTOMER, "ask", _("Preguntar al cliente"), _("con una pregunta")),
        Move(Status.PLANNED, "plan", _("Planificar"), _("con fecha y técnico")),
        Move(Status.PENDING, "pending", _("Dejar pendiente"), _("con el motivo")),
        Move(Status.RESOLVED, "resolve", _("Resolver"), _("con la solución")),
        Move(Status.CANCELLED, "cancel", _("Cancelar"), _("con el motivo")),
    ]
    return moves[1:] if ticket.status == Status.IN_PROGRESS else moves


def _moves_after_the_end(ticket: Ticket, me: StaffMember) -> list[Move]:
    moves = []
    if may_reopen(me, ticket):
        moves.append(Move(ticket.comes_back_as, "reopen", _("Reabrir")))
    if may_close(me, ticket):
        moves.append(Move(Status.CLOSED, "close", _("Cerrar"), _("ya no se reabre")))
    return moves


def tie_words() -> dict[str, str]:
    """What another ticket has to do with this one; see `pane.Tie.kind`."""
    return {
        "related": _("relacionada"),
        "follow_up": _("continúa en"), "follow_up-back": _("es continuación de"),
        "split": _("separada en"), "split-back": _("se separó de"),
        "merged": _("unida a"), "merged-back": _("se le unió"),
    }  # fmt: skip
