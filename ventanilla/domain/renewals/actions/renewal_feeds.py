"""The secret address of what ends: made, made anew, taken back (decision 24)."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import transaction
from django.utils.timezone import now

from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.journal.actions import record
from ventanilla.domain.people.actions.links import hashed
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.renewals.models import RenewalFeed

Owner = Membership | StaffMember


@transaction.atomic
def make_renewal_feed(*, by: Owner) -> str:
    """What makes their address secret: shown once, kept as a hash. The one before leads nowhere from now on."""
    token, at = secrets.token_urlsafe(32), now()
    told = {"token_hash": hashed(token), "made_at": at}
    feed, _is_new = RenewalFeed.objects.update_or_create(**_whose(by), defaults=told)
    record(by, "renewal_feed.made", feed, at=at)
    return token


@transaction.atomic
def revoke_renewal_feed(*, by: Owner) -> None:
    """Their address leads nowhere from now on. Where there is none, nothing happens."""
    feed = RenewalFeed.objects.filter(**_whose(by)).first()
    if feed is not None:
        record(by, "renewal_feed.revoked", feed, at=now())
        feed.delete()


def feed_of(owner: Owner) -> RenewalFeed | None:
    """Theirs, while there is one."""
    return RenewalFeed.objects.filter(**_whose(owner)).first()


def owner_of_renewal_feed(token: str) -> Owner | None:
    """Who reads at this address: as they are now, so that a right that is taken away closes it at once."""
    related = ("member__person", "member__customer", "staff__person")
    feed = RenewalFeed.objects.select_related(*related).filter(token_hash=hashed(token)).first()
    if feed is None:
        return None
    if feed.staff is not None:
        return feed.staff if feed.staff.is_here else None
    member = feed.member
    assert member is not None
    is_there = member.is_active and member.person.is_active and member.customer.is_active
    return member if is_there and member.may_view(Section.RENEWALS) else None


def _whose(owner: Owner) -> dict[str, Any]:
    return {"staff": owner} if isinstance(owner, StaffMember) else {"member": owner}
