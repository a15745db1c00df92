"""Calendars at secret addresses: what all of them have in common (RFC 5545, decision 24)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from ventanilla.domain.provider.house import the_house
from ventanilla.doors.shared.pace import Pace

if TYPE_CHECKING:
    from icalendar import Event

AGAIN = timedelta(minutes=15)
"""How often programs may look again."""


def mark(language: str, events: object) -> str:
    """Another one as soon as the calendar would be."""
    told = repr((settings.BASE_URL, the_house().name, language, events))
    return f'"{hashlib.sha256(told.encode()).hexdigest()[:32]}"'


def calendar_file(name: str, events: Iterable[Event]) -> bytes:
    """The same bytes as long as nothing has changed."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Ventanilla//ES")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT15M")
    for event in events:
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def hold_up(pace: Pace, who: object) -> HttpResponse | None:
    """A program that asks without end is answered 429; None: it may read."""
    seconds = pace.wait(who)
    if not seconds:
        return None
    words = _("Demasiadas lecturas seguidas: prueba dentro de %(seconds)s segundos.") % {"seconds": seconds}
    refusal = HttpResponse(words, status=429, content_type="text/plain; charset=utf-8")
    refusal["Retry-After"] = str(seconds)
    return refusal


def calendar_answer(request: HttpRequest, *, etag: str, draw: Callable[[], bytes], name: str) -> HttpResponse:
    """Who has them already is told so before anything is drawn up."""
    found = get_conditional_response(request, etag=etag)
    answer = found or HttpResponse(draw(), content_type="text/calendar; charset=utf-8")
    answer["ETag"], answer["Cache-Control"] = etag, "private, no-cache"
    answer["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return answer
