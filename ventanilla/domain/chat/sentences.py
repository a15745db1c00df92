"""What the house says in a conversation, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ventanilla.domain.chat.models.line import Event

if TYPE_CHECKING:
    from ventanilla.domain.chat.models import Line

SENTENCES: dict[str, str] = {
    Event.TAKEN: gettext_noop("%(name)s te atiende."),
    Event.TAKEN_OVER: gettext_noop("Ahora te atiende %(name)s."),
    Event.TRANSFERRED: gettext_noop("%(name)s sigue contigo."),
    Event.RETURNED: gettext_noop("El chat vuelve a la cola: te atenderá otra persona en cuanto pueda."),
    Event.AGENT_GONE: gettext_noop(
        "Quien te atendía ha perdido la conexión. El chat vuelve a la cola: te atenderá otra persona en cuanto pueda."
    ),
    Event.ENDED: gettext_noop("%(name)s ha terminado el chat."),
    Event.IDLE: gettext_noop("El chat ha terminado porque llevaba un rato en silencio."),
    Event.SHUT: gettext_noop("El chat ha terminado."),
    Event.TICKET: gettext_noop("Este chat sigue en la incidencia #%(number)s. Te contestaremos allí."),
    Event.UNANSWERED: gettext_noop(
        "Ahora no podemos atenderte. Hemos abierto la incidencia #%(number)s con lo que has escrito y te contestaremos allí."
    ),
}


def sentence(line: Line) -> str:
    """Empty for what somebody said."""
    told = SENTENCES.get(line.event)
    return _(told) % {"name": line.author_name, "number": line.facts.get("number", "")} if told else ""
