"""Every key of the desk, in one table: the sheet of help is made from it, and the pages take their keys from the same.

Some lead somewhere, some call a behaviour (`does`): those are on every page (`FREE`). The others press what wears them there
(`data-hotkey`). «g m»: one after the other. «]|J»: the one or the other. «Mod+k»: with
Ctrl or Cmd, also while one is typing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ventanilla.doors.desk.lists.queues import QUEUES

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

CAPS = {
    "Mod": "Ctrl",
    "Shift": "⇧",
    "Alt": "Alt",
    "Enter": "↵",
    "ArrowDown": "↓",
    "ArrowUp": "↑",
    "ArrowLeft": "←",
    "ArrowRight": "→",
    "PageDown": "⇟",
    "PageUp": "⇞",
    "Escape": "Esc",
}


@dataclass(frozen=True)
class Key:
    press: str
    words: _StrOrPromise
    does: str = ""
    """A behaviour's name: scripts listen for it (`ventanilla:do`)."""
    is_step: bool = False
    """It moves the focus by one or chooses a row: not worth saying where one types what one wants (the palette)."""
    route: str = ""
    """Where it leads."""
    query: str = ""
    is_sheet: bool = False
    """What it leads to is shown over the page."""
    is_inborn: bool = False
    """The browser does it, or the box that one writes in: here it is only told."""

    @property
    def caps(self) -> list[list[str]]:
        """As they stand on the keyboard: ways to press it, each a row of caps."""
        return [[cap for step in way.split(" ") for cap in _caps(step)] for way in self.press.split("|")]


@dataclass(frozen=True)
class Group:
    label: _StrOrPromise
    keys: list[Key]


def _caps(step: str) -> list[str]:
    """A plus sign by itself would be a key; none of ours is."""
    return [CAPS.get(cap, cap.upper() if "+" in step else cap) for cap in step.split("+")]


def _to_queue(label: object) -> str:
    return _now("Ir a «%(queue)s»") % {"queue": label}


_to_queue_later = lazy(_to_queue, str)

KEYS = [
    Group(
        _("En la lista"),
        [
            Key("j|ArrowDown", _("Incidencia siguiente"), does="next", is_step=True),
            Key("k|ArrowUp", _("Incidencia anterior"), does="previous", is_step=True),
            Key("o", _("Abrir la incidencia"), does="open", is_step=True),
            Key("x", _("Elegirla para hacer algo con varias"), does="select", is_step=True),
            Key("X", _("Elegir hasta aquí"), does="select-range", is_step=True),
            Key("*", _("Elegir todas las que se ven"), does="select-all"),
            Key("b|.", _("Hacer algo con las elegidas"), does="bulk"),
            Key("f", _("Filtrar")),
        ],
    ),
    Group(
        _("En la incidencia"),
        [
            Key("r", _("Responder al cliente")),
            Key("n", _("Escribir una nota interna")),
            Key("m", _("Elegir una plantilla")),
            Key("s", _("Cambiar el estado")),
            Key("a", _("Asignar")),
            Key("q", _("Cualificar")),
            Key("p", _("Planificar")),
            Key("t", _("Etiquetar")),
            Key("w", _("Seguir o dejar de seguir")),
            Key("Mod+Enter", _("Enviar lo escrito"), is_inborn=True),
            Key("Mod+Shift+Enter", _("Enviarlo y abrir la siguiente"), is_inborn=True),
            Key("Mod+Alt+Enter", _("Enviarlo y resolver"), is_inborn=True),
            Key("]|J", _("Abrir la siguiente de la lista"), does="next-ticket"),
            Key("[|K", _("Abrir la anterior de la lista"), does="previous-ticket"),
            Key("u", _("Volver a la lista")),
        ],
    ),
    Group(
        _("En la planificación"),
        [
            Key("ArrowLeft", _("La semana o el día de antes")),
            Key("ArrowRight", _("La semana o el día de después")),
            Key("h", _("Hoy")),
            Key("d", _("Ver el día, o la semana")),
            Key("Shift+ArrowDown", _("Alargar media hora la visita que tiene el foco"), is_inborn=True),
            Key("Shift+ArrowUp", _("Acortarla media hora"), is_inborn=True),
            Key("PageDown", _("Pasarla al técnico siguiente"), is_inborn=True),
            Key("PageUp", _("Pasarla al técnico anterior"), is_inborn=True),
        ],
    ),
    Group(
        _("Ir a"),
        [
            *(
                Key(queue.key, _to_queue_later(queue.label), route="desk:queue", query=f"?cola={queue.name}")
                for queue in QUEUES
            ),
            Key("g i", _("Ir a los clientes"), route="desk:customers"),
            Key("g p", _("Ir a la planificación"), route="desk:planning"),
            Key("g d", _("Ir al panel"), route="desk:reports"),
            Key("g l", _("Ir al correo"), route="desk:letters"),
            Key("g x", _("Ir al chat"), route="desk:chat"),
            Key("g k", _("Calcular cuándo vencería"), route="desk:what_if"),
        ],
    ),
    Group(
        _("En todas partes"),
        [
            Key("Mod+k", _("Buscar o hacer cualquier cosa"), does="palette"),
            Key("/", _("Buscar en todo")),
            Key("c", _("Incidencia nueva"), route="desk:who_calls"),
            Key("?", _("Ver los atajos de teclado"), route="desk:keys", is_sheet=True),
            Key("Escape", _("Cerrar lo que esté abierto"), is_inborn=True),
        ],
    ),
]
FREE = [key for group in KEYS for key in group.keys if key.does or key.route]
