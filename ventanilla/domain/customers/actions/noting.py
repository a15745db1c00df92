"""What is written in the journal though nothing changes: that somebody came in, that somebody took a file along."""

from __future__ import annotations

from django.db import models, transaction
from django.utils.timezone import now

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.actions import record
from ventanilla.domain.people.models import StaffMember

Whereabouts = dict[str, str]
"""`browser` in words and network `address`, as far as they are known."""


@transaction.atomic
def note_entry(who: Membership | StaffMember, *, way: str, where: Whereabouts) -> None:
    """They have come in, as this contact or as staff. `way`: `password`, `passkey`, `link` or `provider`;
    with `+code` behind it when a code was asked for as well.
    """
    record(who, "session.opened", who, at=now(), way=way, **where)


@transaction.atomic
def note_place(member: Membership, *, where: Whereabouts) -> None:
    """Who is in chose another of their companies."""
    record(member, "session.place_chosen", member, at=now(), **where)


@transaction.atomic
def note_download(thing: models.Model, name: str, *, by: Membership) -> None:
    """A contact took along a file called `name` that belongs to `thing`; or somebody of the provider who sees as they do."""
    if by.look is None:
        record(by, "file.downloaded", thing, at=now(), name=name)
    else:
        record(
            by.look.staff,
            "file.downloaded",
            thing,
            at=now(),
            name=name,
            contact=by.actor_name,
            contact_id=by.pk,
        )
