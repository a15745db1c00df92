"""Signing later, by a link: one contact, one work order, one time. Looking changes nothing; signing or objecting does."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.customers.models import Membership, Right, Section
from ventanilla.domain.journal.actions import record
from ventanilla.domain.people.actions.links import LIFETIME, find_link, make_link, use_up
from ventanilla.domain.people.models import Link, StaffMember
from ventanilla.domain.workorders import letters_of_signing as letters
from ventanilla.domain.workorders.actions.objecting import object_to
from ventanilla.domain.workorders.actions.signing import Given, sign
from ventanilla.domain.workorders.models import Objection, Signature, Status, WorkOrder
from ventanilla.domain.workorders.policy import may_sign_at_all

LIVES = LIFETIME[Link.Purpose.SIGN]
BESIDE = ("customer", "requester__person", "annex_of", "document", "signed_document")


@transaction.atomic
def ask_signature(order: WorkOrder, member: Membership, *, by: StaffMember) -> None:
    """Send a contact of its customer the link; the one they had before for this work order is worth nothing any more.

    Raises Refused when it cannot be signed now, and for who cannot come in.
    """
    order = WorkOrder.objects.held(order)
    if not order.can_be_signed:
        raise Refused(_("Este parte no se puede firmar ahora: está en «%s».") % order.get_status_display())
    if member not in signers_of(order):
        raise Refused(_("Elige a alguien de este cliente que pueda firmar partes."), field="member")
    at = now()
    _unused(order).filter(person=member.person_id).delete()
    token = make_link(Link.Purpose.SIGN, member.person, subject_id=order.pk, at=at)
    letters.asked_to_sign(order, member, by, token=token)
    record(by, "work_order.signature_asked", order, at=at, number=order.number, to=member.actor_name)


def signers_of(order: WorkOrder) -> list[Membership]:
    """Contacts of its customer who may sign for it: somebody there gave them the right."""
    alive = Membership.objects.alive().filter(customer=order.customer_id)
    managing = alive.filter(**{f"rights__{Section.WORK_ORDERS.value}": Right.MANAGE.value})
    found = managing.select_related("person", "customer").order_by("person__name", "pk")
    return [one for one in found if may_sign_at_all(one)]


def behind_link(token: str) -> tuple[WorkOrder, Membership] | None:
    """What this link lets sign, and who it was sent to; None when it lets sign nothing (any more)."""
    link = find_link(Link.Purpose.SIGN, token)
    if link is None or link.subject_id is None:
        return None
    order = WorkOrder.objects.out().select_related(*BESIDE).filter(pk=link.subject_id).first()
    if order is None or order.status == Status.SIGNED:
        return None
    members = Membership.objects.alive().select_related("person", "customer")
    member = members.filter(customer=order.customer_id, person=link.person_id).first()
    return (order, member) if member and may_sign_at_all(member) else None


@transaction.atomic
def sign_by_link(token: str, given: Given) -> Signature:
    """The link is spent with it. Raises Refused for a dead link, and as `sign`."""
    order, member = _spent(token)
    return sign(order, given, by=member)


@transaction.atomic
def object_by_link(token: str, reason: str) -> Objection:
    """The same for who does not agree. Raises Refused likewise."""
    order, member = _spent(token)
    return object_to(order, reason, by=member)


def _spent(token: str) -> tuple[WorkOrder, Membership]:
    found, link = behind_link(token), find_link(Link.Purpose.SIGN, token)
    if found is None or link is None or not use_up(link, at=now()):
        raise Refused(_("Este enlace ya no sirve."))
    return found


def _unused(order: WorkOrder) -> QuerySet[Link]:
    return Link.objects.filter(purpose=Link.Purpose.SIGN, subject_id=order.pk, used_at=None)
