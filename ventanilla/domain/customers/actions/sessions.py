"""Where a person has come in, and closing it from elsewhere."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now

from ventanilla.domain.customers.models import Session
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import Person


@transaction.atomic
def close_session(person: Person, key_hash: str, *, by: Actor) -> bool:
    """End the session of this person that has this hash; False when there is none (any more)."""
    gone, _per_table = Session.objects.filter(person=person, session_key=key_hash).delete()
    if gone:
        record(by, "session.closed", person, at=now())
    return bool(gone)


@transaction.atomic
def close_sessions(person: Person, *, by: Actor, but: str = "") -> int:
    """End all of them, or all but the one that has this hash; how many there were."""
    gone, _per_table = Session.objects.filter(person=person).exclude(session_key=but).delete()
    if gone:
        record(by, "session.closed_all", person, at=now(), count=gone)
    return gone
