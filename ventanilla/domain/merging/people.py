"""The people of a customer that is made one with another: nobody comes to see more by it than what was theirs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F

from ventanilla.domain.chat.housekeeping import end_chats_of
from ventanilla.domain.customers.actions.silencing import silence_outsiders
from ventanilla.domain.customers.models import (
    AddressChange,
    CallerCode,
    CallerProof,
    CompanyChange,
    Customer,
    Look,
    Membership,
    Section,
    SectionRequest,
    Session,
)
from ventanilla.domain.customers.policy import NOTHING, Grant, grant_of
from ventanilla.domain.journal.actors import SYSTEM
from ventanilla.domain.live import audiences
from ventanilla.domain.live.announcing import ask_again
from ventanilla.domain.merging.moves import take_place_over
from ventanilla.domain.people.models import Link
from ventanilla.domain.renewals.models import RenewalFeed


def reduced(before: Grant) -> Grant:
    """What somebody of the one that goes has in the one that stays, until its access managers have given them more: their
    own tickets, as far as before. Pure.
    """
    own = {one: right for one, right in before.rights.items() if one == Section.SUPPORT}
    return Grant(rights=own)


def close_everything(gone: Customer, at: datetime) -> None:
    """Whoever is in under this name is out, and nothing that was sent to its people opens anything."""
    Session.objects.filter(membership__customer=gone).delete()
    ask_again(audiences.contacts(gone.pk))
    end_chats_of(gone)
    changes = AddressChange.objects.filter(member__customer=gone)
    unused = Link.objects.filter(used_at=None)
    unused.filter(purpose=Link.Purpose.INVITATION, subject_id__in=gone.memberships.values("pk")).delete()
    unused.filter(purpose=Link.Purpose.NEW_ADDRESS, subject_id__in=changes.values("pk")).delete()
    changes.delete()
    RenewalFeed.objects.filter(member__customer=gone).delete()
    CallerCode.objects.filter(member__customer=gone).delete()
    CallerProof.objects.filter(member__customer=gone, until__gt=at).update(until=at)
    Look.objects.open().filter(member__customer=gone).update(ended_at=at, end=Look.End.NO_RIGHT)
    waiting = CompanyChange.objects.filter(customer=gone, state=CompanyChange.State.WAITING)
    waiting.update(state=CompanyChange.State.REPLACED, decided_at=at)


def take_people(gone: Customer, kept: Customer, at: datetime) -> list[Membership]:
    """Who came over, as they were before. Who is in both keeps the place that they have in the one that stays, whatever it
    is; nobody comes back who was shut out there, nor who could not come in any more.
    """
    there = list(gone.memberships.values_list("person", flat=True))
    here = {one.person_id: one for one in Membership.objects.filter(customer=kept)}
    came = []
    for member in (
        Membership.objects.filter(customer=gone).select_related("person", "customer").order_by("pk")
    ):
        place = here.get(member.person_id)
        if place is None:
            came.append(member)
            _write(
                member,
                customer=kept,
                form_key=None,
                **_standing(member, at),
                **reduced(grant_of(member)).columns,
            )
        elif not _is_emptied(member):
            SectionRequest.objects.filter(member=member, state=SectionRequest.State.WAITING).delete()
            take_place_over(member, place)
            out = {"is_active": False, "suspended_at": None, "removed_at": member.removed_at or at}
            _write(member, form_key=None, **NOTHING.columns, **out)
    silence_outsiders(there, by=SYSTEM)
    return came


def told_of(member: Membership) -> dict[str, Any]:
    """For the journal: what they had."""
    return {"contact": member.pk, "before": grant_of(member).columns, "stand": member.stand.value}


def _standing(member: Membership, at: datetime) -> dict[str, Any]:
    """Of a company that was none any more nobody could come in: nor can they now, until somebody lets them."""
    if member.customer.is_active or not member.is_active:
        return {}
    return {"is_active": False, "suspended_at": at}


def _is_emptied(member: Membership) -> bool:
    return member.removed_at is not None and not member.tickets.exists()


def _write(member: Membership, **columns: Any) -> None:
    Membership.objects.filter(pk=member.pk).update(**columns, version=F("version") + 1)
