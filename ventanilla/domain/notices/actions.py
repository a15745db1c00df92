"""Reading notices, choosing what tells them, and forgetting those that were read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import now

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actions import record
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.mail.bells import Topic
from ventanilla.domain.notices.channels import Channel, as_kept
from ventanilla.domain.notices.models import Notice, Reader
from ventanilla.domain.notices.ringing import audience_of

KEPT = timedelta(days=90)
"""How long one that was read stays to be looked up."""
LONGEST = timedelta(days=365)
"""And one that nobody reads."""


@transaction.atomic
def read_notices(*, by: Reader, until: datetime, of: tuple[str, int] | None = None) -> int:
    """They have seen what was there then: all of it, or what is told of one thing. How many were unread.

    Looking is no change of the thing: the journal does not hear of it.
    """
    unread = Notice.objects.of(by).unread().filter(at__lte=until)
    if of:
        unread = unread.filter(thing=of[0], number=of[1])
    read = unread.update(read_at=now(), waits=False)
    if read:
        announce("notice", 0, to=[audience_of(by)])
    return read


@transaction.atomic
def choose_channels(
    reader: Reader, chosen: Mapping[Topic, Set[Channel]], *, digest: bool, by: Reader
) -> bool:
    """By what they are told of each of their topics from now on; False when it was so already.

    Raises ValueError for anybody else.
    """
    if by != reader:
        raise ValueError("Nobody chooses for somebody else what they are told by.")
    kept = as_kept(chosen, digest=digest)
    if kept == reader.channels:
        return False
    reader.channels = kept
    reader.save(update_fields=["channels"])
    name = "contact.channels" if isinstance(reader, Membership) else "staff.channels"
    record(by, name, reader, at=now(), channels=kept)
    return True


def take_back(keys: Iterable[str]) -> None:
    """What was told is not so any more, and its letter has not left: unread notices of it go as well."""
    Notice.objects.unread().filter(key__in=list(keys)).delete()


@task
def forget_read_notices() -> None:
    """For the timetable. Safe to run twice."""
    at = now()
    Notice.objects.filter(read_at__lt=at - KEPT).delete()
    Notice.objects.unread().filter(at__lt=at - LONGEST).delete()
