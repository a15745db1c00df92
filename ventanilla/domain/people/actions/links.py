"""Links that go by mail. 256 bits, stored hashed, expiring; looking changes nothing, using does."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.utils.timezone import now

from ventanilla.domain.people.models import Link, Person

LIFETIME = {
    Link.Purpose.NEW_PASSWORD: timedelta(minutes=30),
    Link.Purpose.RATE: timedelta(days=60),
    Link.Purpose.COME_IN: timedelta(minutes=15),
    Link.Purpose.INVITATION: timedelta(days=7),
    Link.Purpose.NEW_ADDRESS: timedelta(days=1),
    Link.Purpose.SIGN: timedelta(days=14),
}


def make_link(
    purpose: Link.Purpose,
    person: Person,
    *,
    subject_id: int | None = None,
    at: datetime,
    lives: timedelta | None = None,
) -> str:
    """The token to put into the address. It is shown once: only its hash stays. It lives as long as its purpose says."""
    token = secrets.token_urlsafe(32)
    Link.objects.create(
        purpose=purpose,
        token_hash=hashed(token),
        person=person,
        subject_id=subject_id,
        created_at=at,
        expires_at=at + (lives or LIFETIME[purpose]),
    )
    return token


def find_link(purpose: Link.Purpose, token: str) -> Link | None:
    """The link of this token while it is alive, with its person; None for any other reason."""
    if not token:
        return None
    alive = Link.objects.filter(purpose=purpose, used_at=None, expires_at__gt=now(), person__is_active=True)
    return alive.select_related("person").filter(token_hash=hashed(token)).first()


def use_up(link: Link, *, at: datetime) -> bool:
    """Spend the link; False when somebody was faster."""
    return Link.objects.filter(pk=link.pk, used_at=None).update(used_at=at) == 1


def revoke_links(person: Person, purpose: Link.Purpose) -> None:
    """Make every unused link of this purpose worthless."""
    Link.objects.filter(person=person, purpose=purpose, used_at=None).delete()


def hashed(token: str) -> str:
    """What is kept of a token; the token itself is only in the letter."""
    return hashlib.sha256(token.encode()).hexdigest()
