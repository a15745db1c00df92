"""What happened, in a sentence: journal lines as a thread tells them between the messages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from ventanilla.core.times import when
from ventanilla.domain.tickets.status import Priority


class Happening(NamedTuple):
    picture: str
    """Name of its icon."""
    tell: Callable[[str, dict[str, Any]], Markup]
    """(who, details) → one sentence."""


def sentence(verb: str, who: str, details: dict[str, Any]) -> Markup:
    """«Marta la ha cualificado: **Avería · Impresoras**, prioridad **alta**»."""
    return HAPPENINGS[verb].tell(who, details)


def _qualified(who: str, details: dict[str, Any]) -> Markup:
    kind = " · ".join(one for one in (details.get("type"), details.get("application")) if one)
    level = str(Priority(details["priority"]).label).lower()
    told = _("%(who)s la ha cualificado: %(kind)s, prioridad %(level)s")
    return _html(told, who=who, kind=kind, level=level, strong=("kind", "level"))


def _started(who: str, details: dict[str, Any]) -> Markup:
    return _html(_("%(who)s se ocupa de ella"), who=details.get("assignee") or who, strong=("who",))


def _planned(who: str, details: dict[str, Any]) -> Markup:
    day = when(localtime(datetime.fromisoformat(details["planned_at"])), localtime())
    told = _("Visita planificada: %(day)s, con %(technician)s")
    return _html(told, day=day, technician=details["technician"], strong=("day",))


def _rated(who: str, details: dict[str, Any]) -> Markup:
    return _html(
        _("%(who)s la ha valorado con %(stars)s de 5"), who=who, stars=details["stars"], strong=("stars",)
    )


def _simply(words: Callable[[], str]) -> Callable[[str, dict[str, Any]], Markup]:
    return lambda who, details: _html(words(), who=who)


HAPPENINGS: dict[str, Happening] = {
    "ticket.qualified": Happening("tags", _qualified),
    "ticket.started": Happening("user-check", _started),
    "ticket.planned": Happening("calendar-check", _planned),
    "ticket.declared_resolved": Happening("check", _simply(lambda: _("%(who)s dice que ya está resuelta"))),
    "ticket.cancelled": Happening("ban", _simply(lambda: _("%(who)s la ha cancelado"))),
    "ticket.reopened": Happening("rotate-ccw", _simply(lambda: _("%(who)s la ha reabierto"))),
    "ticket.rated": Happening("star", _rated),
}
"""What the thread tells. Replies, questions and solutions speak for themselves; notes are the desk's."""


def _html(told: str, *, strong: tuple[str, ...] = (), **facts: object) -> Markup:
    """The whole sentence with its facts escaped, those of `strong` in bold."""
    dressed = {name: Markup("<b>%s</b>") % fact if name in strong else fact for name, fact in facts.items()}
    return escape(told) % dressed
