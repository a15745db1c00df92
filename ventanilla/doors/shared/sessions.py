"""The session store: one query brings the session, its person, and the place they act from."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import InterfaceError, OperationalError
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from ventanilla.domain.customers.housekeeping import UNUSED
from ventanilla.domain.customers.models import Session
from ventanilla.domain.live import audiences
from ventanilla.domain.live.announcing import ACCESS, LEFT, announce
from ventanilla.domain.notices.models import Notice
from ventanilla.doors.shared.counts import how_many
from ventanilla.doors.shared.statements import Statement

PLACE = "_membership"
"""Session entry with the id of the membership that the person acts from."""
SEVERAL = "_several"
"""Session entry that says whether there is a choice."""
DEVICE = "_device"
"""Session entry with the id of the device that they came in from."""
ADDRESS = "_address"
"""Session entry with the network address of then."""
CAME_IN = "_came_in"
"""Session entry with when that was, in seconds since the epoch."""
TWO_STEPS = "_two_steps"
"""Session entry of who has come in by two steps elsewhere, and is not asked for a second one of ours."""
MOST_UNREAD = 100
"""Notices: nobody counts on."""
SEEN_EACH = timedelta(hours=1)
"""How exactly a session knows when it was last used: looking must not cost a write each time."""


def _rows(key: str, at: datetime, used_since: datetime) -> QuerySet[Session]:
    """With `has_news`: there may be something unread in a contact's bell, so that the pages of who has read all ask nothing;
    and `desk_unread`: how many there are at the desk, where nothing is out of sight.
    """
    with_people = Session.objects.select_related("person__staff_member", "membership__customer")
    unread = Notice.objects.unread()
    of_place = Exists(unread.filter(member=OuterRef("membership")))
    of_staff = how_many(unread.filter(staff=OuterRef("person__staff_member")), most=MOST_UNREAD)
    found = with_people.filter(session_key=key, expire_date__gt=at, seen_at__gt=used_since)
    return found.annotate(has_news=of_place, desk_unread=of_staff)


_living = Statement(_rows)


def hashed(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:40]


class SessionStore(DatabaseStore):
    row: Session | None = None
    """The row this session was read from, with person, staff member, membership and customer beside it."""
    is_left = False
    """They are going out, and do not come back under another name."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        if not self.session_key:
            return None
        at = timezone.now()
        found = _living(key=hashed(self.session_key), at=at, used_since=at - UNUSED)
        self.row = found[0] if found else None
        if self.row is None:
            self._session_key = None
        return self.row

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(session_key=hashed(session_key)).exists()

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        came_in = data.get(CAME_IN)
        return Session(
            session_key=hashed(self._get_or_create_session_key()),  # type: ignore[attr-defined]  # every store has it
            session_data=self.encode(data),
            expire_date=self.get_expiry_date(),
            person_id=data.get(SESSION_KEY),
            membership_id=data.get(PLACE),
            device_id=data.get(DEVICE),
            address=data.get(ADDRESS),
            came_in_at=datetime.fromtimestamp(came_in, UTC) if came_in else None,
            seen_at=timezone.now(),
        )

    def save(self, must_create: bool = False) -> None:
        """Django takes every failure of an update for a session that somebody ended, and answers 400. A database in
        trouble is ours: it passes on and becomes a 503.
        """
        try:
            super().save(must_create)
        except UpdateError as error:
            if isinstance(error.__context__, OperationalError | InterfaceError):
                raise error.__context__ from None
            raise

    def note_use(self) -> None:
        """Once an hour, that it is used. The person has their answer: a database in trouble is not told to them."""
        at, row = timezone.now(), self.row
        if row is None or row.person_id is None or row.seen_at > at - SEEN_EACH:
            return
        with suppress(OperationalError, InterfaceError):
            Session.objects.filter(pk=row.pk, seen_at=row.seen_at).update(seen_at=at)

    def flush(self) -> None:
        self.is_left = True
        super().flush()

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if not key:
            return
        Session.objects.filter(session_key=hashed(key)).delete()
        if self.row is not None and self.row.person_id:  # what this browser listens to is not theirs any more
            announce(LEFT if self.is_left else ACCESS, 0, [audiences.person(self.row.person_id)])
