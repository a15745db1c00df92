"""The column of times: when something is due, comes, rests, or ended. Words and a picture, the exact time at hand."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from ventanilla.core import times
from ventanilla.core.words import say as _
from ventanilla.domain.levels.words import Metric
from ventanilla.domain.tickets.status import OPEN, Status
from ventanilla.doors.desk.lists.lines import Line


class Moment(NamedTuple):
    at: datetime
    words: str
    told: str
    """The whole of it, for the ear and on the mouse."""
    meaning: str = "quiet"
    picture: str = ""
    """An icon's name; without one, a pie of how much of the time is gone."""
    gone: int = 0
    """Percent."""


def moment_of(line: Line, now: datetime, risky: datetime) -> Moment:
    """`now` carries the reader's time zone. `risky`: what is due until then is at risk (see `horizons.at_risk`)."""
    visit_first = line.status == Status.PLANNED and line.planned_at
    if line.due_at and (line.due_at <= risky or not visit_first):
        return _due(line, line.due_at, now, risky)
    if line.status == Status.PLANNED and line.planned_at:
        day = times.when(line.planned_at.astimezone(now.tzinfo), now)
        late = line.planned_at < now
        told = (_("La visita era %(day)s") if late else _("Visita: %(day)s")) % {"day": day}
        return Moment(
            line.planned_at, _brief(line.planned_at, now), told, "warning" if late else "quiet", "calendar"
        )
    if line.status in (Status.AWAITING_CUSTOMER, Status.PENDING):
        return Moment(line.updated_at, _("en pausa"), _("En pausa"), picture="pause")
    words = _brief(line.updated_at, now)
    if line.status in OPEN and not line.awaits_staff:
        return Moment(line.updated_at, words, _("Contestada: le toca al cliente"), picture="reply")
    told = times.exact(line.updated_at.astimezone(now.tzinfo))
    return Moment(line.updated_at, words, told, picture="dot")


def _due(line: Line, due: datetime, now: datetime, risky: datetime) -> Moment:
    if due <= now:
        words = _("hace %(span)s") % {"span": times.rough_span(now - due)}
        told = _("Vencida %(ago)s") % {"ago": times.ago(due, now)}
        return Moment(due, words, _what(line, told), "danger", "triangle-alert")
    today = due.astimezone(now.tzinfo).date() == now.date()
    words = times.span(due - now) if today else _brief(due, now)
    told = (_("Vence en %(span)s") if today else _("Vence: %(day)s")) % {"span": words, "day": words}
    began = line.turn_since if line.due_for == Metric.NEXT_UPDATE else line.created_at
    gone = (now - began) / max(due - began, timedelta(minutes=1))
    meaning = "warning" if due <= risky else "quiet"
    return Moment(due, words, _what(line, told), meaning, gone=min(100, round(gone * 20) * 5))


def _what(line: Line, told: str) -> str:
    """With what it is that has to be done by then."""
    return f"{Metric(line.due_for).label}. {told}" if line.due_for else told


def _brief(at: datetime, now: datetime) -> str:
    return times.ahead(at.astimezone(now.tzinfo), now)
