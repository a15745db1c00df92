"""A visit as the planning draws it: its words, and its place among the hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ventanilla.core.opening import Window, span_of
from ventanilla.core.times import clock
from ventanilla.domain.tickets.visits import Snag

if TYPE_CHECKING:
    from ventanilla.doors.desk.planning.reads import Planned

PICTURES = {
    Snag.OVERLAP: "triangle-alert",
    Snag.TRAVEL: "car",
    Snag.CLOSED: "clock",
    Snag.DAY_OFF: "calendar-off",
}


class Warned(NamedTuple):
    picture: str
    words: str


class Block(NamedTuple):
    visit: Planned
    starts: str
    """As a field of a form writes it: «2026-11-24T09:30»."""
    span: str
    """«9:30 – 11:00»."""
    warnings: list[Warned]
    place: str
    """Classes that say where it stands among the hours of its day (`planning-hours.css`)."""


def block_of(visit: Planned, found: Sequence[tuple[Snag, str | None]], lane: int = 0) -> Block:
    starts, ends = localtime(visit.starts), localtime(visit.ends)
    until = 24 * 60 if ends.date() > starts.date() else ends.hour * 60 + ends.minute
    beside = f"lane-{min(lane, 3)}" if any(snag == Snag.OVERLAP for snag, _other in found) else "alone"
    place = f"{place_of((starts.hour * 60 + starts.minute, until))} {beside}"
    warnings = [Warned(PICTURES[snag], _told(snag, other)) for snag, other in found]
    return Block(visit, f"{starts:%Y-%m-%dT%H:%M}", f"{clock(starts)} – {clock(ends)}", warnings, place)


def place_of(window: Window) -> str:
    """From and until in quarters of an hour; minutes since midnight."""
    first, last = window[0] // 15, max(-(-window[1] // 15), window[0] // 15 + 1)
    length = last - first
    return f"at-h{first // 4} at-q{first % 4} for-h{length // 4} for-q{length % 4}"


def hours_in_words(windows: Sequence[Window]) -> str:
    return ", ".join(span_of(window) for window in windows)


def shut(windows: Sequence[Window]) -> list[Window]:
    """What of a day is outside its windows."""
    edges = [0, *(edge for window in windows for edge in window), 24 * 60]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(begins, ends) for begins, ends in pairs if ends > begins]


def hours_to_show(shifts: Sequence[Sequence[Window]], visits: Sequence[Planned]) -> tuple[int, int]:
    """The first and the last hour of a day's drawing: an hour around what is open for anybody, and all that is planned."""
    open_ones = [windows for windows in shifts if windows]
    first = min((windows[0][0] // 60 - 1 for windows in open_ones), default=8)
    last = max((-(-windows[-1][1] // 60) + 1 for windows in open_ones), default=18)
    for visit in visits:
        starts, ends = localtime(visit.starts), localtime(visit.ends - timedelta(minutes=1))
        first = min(first, starts.hour)
        last = 24 if ends.date() > starts.date() else max(last, ends.hour + 1)
    return max(first, 0), min(last, 24)


def _told(snag: Snag, other: str | None) -> str:
    if snag == Snag.OVERLAP:
        return _("Coincide con %(visit)s") % {"visit": _which(other)}
    if snag == Snag.TRAVEL:
        return _("Menos de 30 min para llegar desde %(visit)s") % {"visit": _which(other)}
    return _("Fuera de horario") if snag == Snag.CLOSED else _("En un día sin servicio")


def _which(name: str | None) -> str:
    """Within a sentence: «la #4148», «el parte B-12»."""
    told = {"name": name}
    return _("la %(name)s") % told if name and name.startswith("#") else _("el parte %(name)s") % told
