"""Somebody is no contact any more: the half of it that this part knows. The whole is `tickets.actions.handing_over`."""

from __future__ import annotations

from django.utils.timezone import now

from ventanilla.domain.customers import letters
from ventanilla.domain.customers.actions.calls import warranted
from ventanilla.domain.customers.actions.company import close_doors, held_contact, write
from ventanilla.domain.customers.actions.silencing import silence_outsiders
from ventanilla.domain.customers.models import Membership, SectionRequest
from ventanilla.domain.customers.policy import NOTHING, Governor
from ventanilla.domain.journal.actions import record


def end_place(member: Membership, *, by: Governor, seen: int | None = None, reason: str = "") -> Membership:
    """Take all of it away, in the caller's transaction, which knows what else they leave behind. The row stays, without a
    right: the journal and the threads point to it. Raises as `held_contact` does.
    """
    member, by = held_contact(member, by=by, seen=seen)
    rests_on = warranted(member.customer, member, by=by, reason=reason)
    at = now()
    close_doors(member)
    SectionRequest.objects.filter(member=member, state=SectionRequest.State.WAITING).delete()
    letters.contact_changed(member, by, "removed")
    write(
        member, **NOTHING.columns, is_active=False, removed_at=at, suspended_at=None, form_key=None,
    )  # fmt: skip
    silence_outsiders([member.person_id], by=by)
    record(by, "contact.removed", member, at=at, **rests_on)
    return member
