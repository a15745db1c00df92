"""Where somebody has come in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import HASH_SESSION_KEY
from django.utils.crypto import constant_time_compare
from django.utils.timezone import now

from ventanilla.domain.customers.housekeeping import UNUSED
from ventanilla.domain.customers.models import Session
from ventanilla.domain.people.models import Person
from ventanilla.doors.shared.sessions import SessionStore

MOST = 50


@dataclass(frozen=True)
class Open:
    """One session, as its owner reads it."""

    key: str
    browser: str
    address: str
    came_in_at: datetime | None
    seen_at: datetime
    is_this: bool
    """The one that looks."""


def open_sessions(person: Person, this: Session) -> list[Open]:
    """Those that still open something: the one that looks first, then the last used. Of a person of the demonstration,
    who is everybody, only the one that looks: the others are no business of theirs.
    """
    at, store, mark = now(), SessionStore(), person.get_session_auth_hash()
    rows = Session.objects.filter(person=person, expire_date__gt=at, seen_at__gt=at - UNUSED)
    rows = rows.filter(pk=this.pk) if person.is_demo else rows
    found = [
        Open(
            key=row.session_key, browser=row.device.browser if row.device else "", address=row.address or "",
            came_in_at=row.came_in_at, seen_at=row.seen_at, is_this=row.pk == this.pk,
        )
        for row in rows.select_related("device").order_by("-seen_at")[:MOST]
        if constant_time_compare(store.decode(row.session_data).get(HASH_SESSION_KEY, ""), mark)
    ]  # fmt: skip
    return sorted(found, key=lambda one: not one.is_this)
