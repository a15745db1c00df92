"""A draft gets its number and goes to its customer; from then on it is only added to."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _

from ventanilla.core.errors import IllegalMove, Refused
from ventanilla.domain.journal.actions import record
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.live.audiences import DESK
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.workorders import letters
from ventanilla.domain.workorders.actions.archiving import archive_document
from ventanilla.domain.workorders.actions.drafting import Content, draft, held_draft, tell_planning
from ventanilla.domain.workorders.actions.hours import draw_for
from ventanilla.domain.workorders.models import Counter, Status, WorkOrder


@transaction.atomic
def issue(order: WorkOrder, *, by: StaffMember, seen: int | None = None) -> WorkOrder:
    """Number it, tell its customer and have its paper made. Pressed twice, it has been issued once.

    Its hours are drawn from the banks of its customer. Raises Refused for one without lines or with a line that is not told,
    and for one that goes beyond a bank that asks first; ChangedMeanwhile.
    """
    if _was_issued(order):
        return WorkOrder.objects.held(order)
    order = held_draft(order, seen)
    _refuse_unfinished(order)
    at = now()
    order.move_to(Status.ISSUED)
    order.year = localtime(at).year
    order.sequence = next_sequence(order.year)
    order.issued_at = order.dated_at = at
    order.issued_by = by
    order.version += 1
    order.save()
    draw_for(order, by=by)
    letters.issued(order)
    archive_document.enqueue(order.pk)
    announce("work_order", order.pk, [DESK])
    tell_planning(order)
    record(by, "work_order.issued", order, at=at, number=order.number, minutes=order.minutes)
    return order


@transaction.atomic
def annex(order: WorkOrder, *, by: StaffMember, key: str | None = None) -> WorkOrder:
    """A new draft that adds to what was issued, of the same customer and ticket. Raises IllegalMove for a draft."""
    if order.is_draft:
        raise IllegalMove(_("Todavía es un borrador: cámbialo sin más."))
    head = order.annex_of or order
    words = _("Anexo al parte %(number)s: %(subject)s") % {"number": head.number, "subject": head.subject}
    content = Content(subject=words, requester=head.requester)
    return draft(head.customer, by=by, ticket=head.ticket, content=content, annex_of=head, key=key)


def next_sequence(year: int) -> int:
    """Whoever comes next waits here until this transaction has ended; if it comes to nothing, the number is theirs."""
    Counter.objects.get_or_create(year=year)
    counter = Counter.objects.select_for_update().get(year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


def _was_issued(order: WorkOrder) -> bool:
    """Asked under the lock: who pressed the same button a moment before may still be at it."""
    list(WorkOrder.objects.select_for_update().filter(pk=order.pk).values_list("pk"))
    return WorkOrder.objects.out().filter(pk=order.pk).exists()


def _refuse_unfinished(order: WorkOrder) -> None:
    if not order.lines.exists():
        raise Refused(_("Añade al menos una línea: qué se hizo, quién y cuándo."))
    if not (order.summary or order.lines.exclude(description="").exists()):
        raise Refused(_("Escribe qué se ha hecho: es lo que firma el cliente."), field="summary")
