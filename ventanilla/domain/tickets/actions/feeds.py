"""The secret address of somebody's visits: made, made anew, taken back."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.utils.timezone import now

from ventanilla.domain.journal.actions import record
from ventanilla.domain.people.actions.links import hashed
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Feed


@transaction.atomic
def make_feed(*, by: StaffMember) -> str:
    """What makes their address secret: shown once, kept as a hash. The one before leads nowhere from now on."""
    token, at = secrets.token_urlsafe(32), now()
    feed, _is_new = Feed.objects.update_or_create(
        owner=by, defaults={"token_hash": hashed(token), "made_at": at}
    )
    record(by, "feed.made", feed, at=at)
    return token


@transaction.atomic
def revoke_feed(*, by: StaffMember) -> None:
    """Their address leads nowhere from now on. Where there is none, nothing happens."""
    feed = Feed.objects.filter(owner=by).first()
    if feed is not None:
        record(by, "feed.revoked", feed, at=now())
        feed.delete()


def owner_of_feed(token: str) -> StaffMember | None:
    """Whose visits are read at this address; None for what is no address, or no longer one."""
    feeds = Feed.objects.filter(
        token_hash=hashed(token), owner__is_active=True, owner__person__is_active=True
    )
    feed = feeds.select_related("owner__person").first()
    return feed.owner if feed else None
