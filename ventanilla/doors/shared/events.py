"""What happened, in a sentence: journal lines as a thread tells them between the messages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup, escape

from ventanilla.core.times import span, when
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.levels.words import Metric
from ventanilla.domain.tickets.wording import priority_word


class Happening(NamedTuple):
    picture: str
    """Name of its icon."""
    tell: Callable[[str, dict[str, Any]], Markup]
    """(who, details) → one sentence."""
    is_internal: bool = False
    """For the desk alone."""


def told_to(actor: Actor) -> list[str]:
    """The verbs that this actor may read of: what the desk does among itself stays there."""
    return [verb for verb, one in HAPPENINGS.items() if actor.works_the_desk or not one.is_internal]


def sentence(verb: str, who: str, details: dict[str, Any]) -> Markup:
    """«Marta la ha cualificado: **Avería · Impresoras**, prioridad **alta**»."""
    return HAPPENINGS[verb].tell(who, details)


def _qualified(who: str, details: dict[str, Any]) -> Markup:
    kind = " · ".join(one for one in (details.get("type"), details.get("application")) if one)
    level = priority_word(details["priority"]).lower()
    told = _("%(who)s la ha cualificado: %(kind)s, prioridad %(level)s")
    return _html(told, who=who, kind=kind, level=level, strong=("kind", "level"))


def _started(who: str, details: dict[str, Any]) -> Markup:
    return _html(_("%(who)s se ocupa de ella"), who=details.get("assignee") or who, strong=("who",))


def _planned(who: str, details: dict[str, Any]) -> Markup:
    day = when(localtime(datetime.fromisoformat(details["planned_at"])), localtime())
    told = _("Visita planificada: %(day)s, con %(technician)s")
    return _html(told, day=day, technician=details["technician"], strong=("day",))


def _visit_moved(who: str, details: dict[str, Any]) -> Markup:
    starts = localtime(datetime.fromisoformat(details["planned_at"]))
    told = _("%(who)s ha cambiado la visita: %(day)s, %(span)s, con %(technician)s")
    facts = {"day": when(starts, localtime()), "span": span(timedelta(minutes=details["minutes"]))}
    return _html(told, who=who, technician=details["technician"], strong=("day",), **facts)


def _rated(who: str, details: dict[str, Any]) -> Markup:
    return _html(
        _("%(who)s la ha valorado con %(stars)s de 5"), who=who, stars=details["stars"], strong=("stars",)
    )


def _closed(who: str, details: dict[str, Any]) -> Markup:
    if details.get("by_itself"):
        return _html(_("Se ha cerrado por llevar tiempo resuelta"))
    return _html(_("%(who)s la ha cerrado"), who=who)


def _copy_stopped(who: str, details: dict[str, Any]) -> Markup:
    whose = details.get("contact") or details.get("address")
    return _html(_("%(who)s ha quitado la copia de %(whose)s"), who=who, whose=whose, strong=("whose",))


def _split(who: str, details: dict[str, Any]) -> Markup:
    told = ngettext(
        "%(who)s ha separado %(messages)s mensaje en la #%(into)s",
        "%(who)s ha separado %(messages)s mensajes en la #%(into)s",
        details["messages"],
    )
    return _html(told, who=who, messages=details["messages"], into=details["into"], strong=("into",))


def _assigned(who: str, details: dict[str, Any]) -> Markup:
    whose = " · ".join(one for one in (details.get("assignee"), details.get("team")) if one)
    if not whose:
        return _html(_("%(who)s la ha dejado sin asignar"), who=who)
    if details.get("assignee") == who:
        told = (
            _("%(who)s se la ha asignado (%(team)s)")
            if details.get("team")
            else _("%(who)s se la ha asignado")
        )
        return _html(told, who=who, team=details.get("team"), strong=("who",))
    return _html(_("%(who)s la ha asignado a %(whose)s"), who=who, whose=whose, strong=("whose",))


def _warned(who: str, details: dict[str, Any]) -> Markup:
    told = _("Aviso a %(whom)s: %(metric)s, %(percent)s %% del plazo")
    metric, whom = Metric(details["metric"]).label, ", ".join(details["told"])
    return _html(told, metric=metric, percent=details["percent"], whom=whom, strong=("metric",))


def _prioritised(who: str, details: dict[str, Any]) -> Markup:
    level = priority_word(details["priority"]).lower()
    return _html(_("%(who)s ha puesto la prioridad %(level)s"), who=who, level=level, strong=("level",))


def _tagged(who: str, details: dict[str, Any]) -> Markup:
    changes = [f"+{one}" for one in details["added"]] + [f"−{one}" for one in details["removed"]]
    told = _("%(who)s ha cambiado las etiquetas: %(changes)s")
    return _html(told, who=who, changes=", ".join(changes), strong=("changes",))


def _device_set(who: str, details: dict[str, Any]) -> Markup:
    if not details.get("device"):
        return _html(_("%(who)s ha quitado el equipo del que trata"), who=who)
    return _html(
        _("%(who)s: trata del equipo %(device)s"), who=who, device=details["device"], strong=("device",)
    )


def _time(words: Callable[[], str]) -> Callable[[str, dict[str, Any]], Markup]:
    return lambda who, details: _html(
        words(), who=who, span=span(timedelta(minutes=details["minutes"])), strong=("span",)
    )


def _of_watcher(words: Callable[[], str]) -> Callable[[str, dict[str, Any]], Markup]:
    return lambda _who, details: _html(words(), watcher=details["who"])


def _simply(words: Callable[[], str], *strong: str) -> Callable[[str, dict[str, Any]], Markup]:
    """A sentence of who it was and of the facts that are named in `strong`."""
    return lambda who, details: _html(
        words(), who=who, **{name: details[name] for name in strong}, strong=strong
    )


HAPPENINGS: dict[str, Happening] = {
    "ticket.qualified": Happening("tags", _qualified),
    "ticket.started": Happening("user-check", _started),
    "ticket.planned": Happening("calendar-check", _planned),
    "ticket.visit_moved": Happening("calendar-clock", _visit_moved),
    "ticket.unplanned": Happening("calendar-x", _simply(lambda: _("%(who)s ha quitado la fecha de la visita"))),
    "ticket.declared_resolved": Happening("check", _simply(lambda: _("%(who)s dice que ya está resuelta"))),
    "ticket.closed": Happening("lock", _closed),
    "ticket.cancelled": Happening("ban", _simply(lambda: _("%(who)s la ha cancelado"))),
    "ticket.reopened": Happening("rotate-ccw", _simply(lambda: _("%(who)s la ha reabierto"))),
    "ticket.rated": Happening("star", _rated),
    "ticket.reminded": Happening("bell", _simply(lambda: _("Recordatorio enviado al cliente"))),
    "ticket.copied": Happening(
        "user-plus", _simply(lambda: _("%(who)s ha puesto en copia a %(contact)s"), "contact")
    ),
    "ticket.copy_asked": Happening(
        "user-plus", _simply(lambda: _("%(who)s ha pedido copia para %(address)s"), "address")
    ),
    "ticket.copy_stopped": Happening("user-minus", _copy_stopped),
    "ticket.continued": Happening("forward", _simply(lambda: _("%(who)s la continúa en la #%(into)s"), "into")),
    "ticket.follows": Happening("forward", _simply(lambda: _("Es continuación de la #%(other)s"), "other")),
    "ticket.merged": Happening(
        "git-merge", _simply(lambda: _("%(who)s la ha unido a la #%(into)s"), "into")
    ),
    "ticket.merged_here": Happening(
        "git-merge", _simply(lambda: _("%(who)s ha unido aquí la #%(other)s"), "other")
    ),
    "ticket.split": Happening("split", _split),
    "ticket.split_from": Happening("split", _simply(lambda: _("%(who)s la ha separado de la #%(other)s"), "other")),
    "ticket.due_changed": Happening(
        "clock", _simply(lambda: _("Han cambiado las reglas: los plazos se han contado de nuevo")), is_internal=True
    ),
    "ticket.warned": Happening("bell", _warned, is_internal=True),
    "ticket.assigned": Happening("user-check", _assigned, is_internal=True),
    "ticket.prioritised": Happening("flag", _prioritised, is_internal=True),
    "ticket.handed_over": Happening(
        "user-check", _simply(lambda: _("%(who)s la ha pasado de %(old)s a %(new)s"), "old", "new")
    ),
    "ticket.moved": Happening(
        "arrow-right-left", _simply(lambda: _("%(who)s la ha traído de otro cliente")), is_internal=True
    ),
    "ticket.linked": Happening(
        "link", _simply(lambda: _("%(who)s la ha relacionado con la #%(other)s"), "other"), is_internal=True
    ),
    "ticket.unlinked": Happening(
        "unlink", _simply(lambda: _("%(who)s ha quitado la relación con la #%(other)s"), "other"),
        is_internal=True,
    ),
    "ticket.watched": Happening("eye", _of_watcher(lambda: _("%(watcher)s la sigue")), is_internal=True),
    "ticket.unwatched": Happening("eye-off", _of_watcher(lambda: _("%(watcher)s ya no la sigue")), is_internal=True),
    "ticket.tagged": Happening("tag", _tagged, is_internal=True),
    "ticket.device_set": Happening("monitor", _device_set, is_internal=True),
    "ticket.time_logged": Happening("clock", _time(lambda: _("%(who)s ha apuntado %(span)s")), is_internal=True),
    "ticket.time_removed": Happening(
        "clock", _time(lambda: _("%(who)s ha quitado %(span)s del tiempo apuntado")), is_internal=True
    ),
}  # fmt: skip
"""What the thread tells. Replies, questions and solutions speak for themselves; notes are the desk's."""


def _html(told: str, *, strong: tuple[str, ...] = (), **facts: object) -> Markup:
    """The whole sentence with its facts escaped, those of `strong` in bold."""
    dressed = {name: Markup("<b>%s</b>") % fact if name in strong else fact for name, fact in facts.items()}
    return escape(told) % dressed
