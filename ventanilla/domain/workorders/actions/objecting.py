"""The customer does not agree, and the desk answers."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _

from ventanilla.core.errors import IllegalMove, Refused
from ventanilla.core.times import date_only
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.actions import record
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.live.audiences import DESK
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.workorders import letters
from ventanilla.domain.workorders.models import Objection, Status, WorkOrder
from ventanilla.domain.workorders.policy import may_object, objections_until

LONGEST = 2_000


@transaction.atomic
def object_to(order: WorkOrder, reason: str, *, by: Membership) -> Objection:
    """Say why, instead of signing. The same person with the same words again is the same objection.

    Raises Refused without a reason, IllegalMove when it is signed, objected to, or too late.
    """
    words = reason.strip()
    if not words:
        raise Refused(_("Di con qué no estás de acuerdo."), field="reason")
    if len(words) > LONGEST:
        raise Refused(_("Caben %(most)s caracteres.") % {"most": LONGEST}, field="reason")
    order = WorkOrder.objects.held(order)
    known = Objection.objects.filter(order=order).first()
    if known and (known.by_id, known.reason) == (by.pk, words):
        return known
    at = now()
    if not may_object(by, order, at=at):
        raise IllegalMove(_why_not(order))
    order.move_to(Status.OBJECTED)
    order.version += 1
    order.save(update_fields=["status", "version"])
    objection = Objection.objects.create(order=order, reason=words, at=at, by=by)
    letters.objected(order, objection)
    announce("work_order", order.pk, [DESK])
    record(by, "work_order.objected", order, at=at, number=order.number)
    return objection


@transaction.atomic
def answer_objection(order: WorkOrder, answer: str, *, by: StaffMember) -> Objection:
    """Once. Its customer can sign afterwards. Raises Refused without words, IllegalMove when it was answered already."""
    words = answer.strip()
    if not words:
        raise Refused(_("Escribe la respuesta."), field="answer")
    order = WorkOrder.objects.held(order)
    objection = Objection.objects.select_related("by__person", "by__customer").filter(order=order).first()
    if objection is None:
        raise IllegalMove(_("Nadie ha puesto reparos a este parte."))
    if objection.answer:
        if objection.answer == words:
            return objection
        raise IllegalMove(_("Este reparo ya tiene respuesta."))
    at = now()
    objection.answer, objection.answered_by, objection.answered_at = words[:LONGEST], by, at
    objection.save(update_fields=["answer", "answered_by", "answered_at"])
    letters.answered(order, objection)
    record(by, "work_order.answered", order, at=at, number=order.number)
    return objection


def _why_not(order: WorkOrder) -> str:
    until = objections_until(order)
    if order.status == Status.ISSUED and until and until <= now():
        day = date_only(localtime(until).date())
        return _("El plazo para poner reparos terminó el %(day)s: llámanos o abre una incidencia.") % {
            "day": day
        }
    return _("Este parte ya está en «%s».") % order.get_status_display()
