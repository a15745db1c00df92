"""Where a person has come in, and closing it from elsewhere."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now

from ventanilla.domain.customers.models import Session
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.live import audiences
from ventanilla.domain.live.announcing import ask_again
from ventanilla.domain.people.models import Person
from ventanilla.domain.push.actions.subscribing import leave_device, silence


@transaction.atomic
def close_session(person: Person, key_hash: str, *, by: Actor) -> bool:
    """End the session of this person that has this hash, and tell its browser of nothing more; False when there is none."""
    found = Session.objects.filter(person=person, session_key=key_hash).first()
    if found is None:
        return False
    found.delete()
    if found.device_id:
        leave_device(found.device_id, by=by)
    ask_again(audiences.person(person.pk))
    record(by, "session.closed", person, at=now())
    return True


@transaction.atomic
def close_sessions(person: Person, *, by: Actor, but: str = "") -> int:
    """End all of them, or all but the one that has this hash; how many there were. Their browsers are told no more."""
    kept = Session.objects.filter(person=person, session_key=but).values_list("device", flat=True).first()
    silence([person.pk], by=by, but=kept)
    gone, _per_table = Session.objects.filter(person=person).exclude(session_key=but).delete()
    if gone:
        ask_again(audiences.person(person.pk))
        record(by, "session.closed_all", person, at=now(), count=gone)
    return gone
