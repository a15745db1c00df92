"""Seeing what a contact sees, and nothing else: begun with a reason, ended by whatever comes first, told in the journal."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.customers.models import Look, Membership
from ventanilla.domain.customers.policy_of_looks import LOOK_LASTS, may_look_as
from ventanilla.domain.jobs.tasks import task
from ventanilla.domain.journal.actions import record
from ventanilla.domain.live import audiences
from ventanilla.domain.live.announcing import ask_again
from ventanilla.domain.people.models import StaffMember


@transaction.atomic
def begin_to_look(member: Membership, *, by: StaffMember, reason: str) -> Look:
    """From now on and for `LOOK_LASTS`, `by` sees what this contact sees. What they looked at before ends.

    Raises Refused for who may not, and without a reason.
    """
    at, reason = now(), " ".join(reason.split())
    StaffMember.objects.select_for_update().get(pk=by.pk)  # two tabs at once: one look
    if not may_look_as(by, member):
        raise Refused(_("No puedes ver como esta persona."))
    if not reason:
        raise Refused(_("Escribe el motivo."), field="reason")
    for other in Look.objects.open().filter(staff=by).select_related("member__person", "staff__person"):
        _end(other, Look.End.TIME if other.is_over(at) else Look.End.STOPPED, at=at)
    ask_again(audiences.person(by.person_id))
    look = Look.objects.create(
        staff=by, member=member, reason=reason[:200], began_at=at, ends_at=at + LOOK_LASTS
    )
    minutes = int(LOOK_LASTS.total_seconds() // 60)
    record(by, "look.began", member, at=at, contact=member.actor_name, reason=look.reason, minutes=minutes)
    return look


@transaction.atomic
def end_look(look: Look, end: Look.End, *, at: datetime | None = None) -> bool:
    """It is over; False when it was already."""
    held = Look.objects.open().select_for_update(of=("self",)).filter(pk=look.pk)
    found = held.select_related("member__person", "staff__person").first()
    if found:
        _end(found, end, at=at or now())
    return found is not None


@task
def end_looks() -> None:
    """Write down that those are over whose time or whose right is: nothing is seen since then. Safe to run twice."""
    at = now()
    people = ("member__person", "member__customer", "staff__person")
    for look in Look.objects.open().select_related(*people):
        if look.is_over(at):
            end_look(look, Look.End.TIME, at=look.ends_at)
        elif not may_look_as(look.staff, look.member):
            end_look(look, Look.End.NO_RIGHT, at=at)


def _end(look: Look, end: Look.End, *, at: datetime) -> None:
    look.ended_at, look.end = min(at, look.ends_at), end.value
    look.save(update_fields=["ended_at", "end"])
    ask_again(audiences.person(look.staff.person_id))
    seconds = int((look.ended_at - look.began_at).total_seconds())
    record(
        look.staff, "look.ended", look.member, at=look.ended_at,
        contact=look.member.actor_name, end=end.value, minutes=-(-seconds // 60),
    )  # fmt: skip
