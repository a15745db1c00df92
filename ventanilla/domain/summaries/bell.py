"""Which notices somebody may still see: what has been closed to them since is neither shown, nor counted, nor sent."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from ventanilla.domain.customers.models import Membership
from ventanilla.domain.invoices.models import Invoice
from ventanilla.domain.notices.models import Notice, NoticeQuerySet, Reader
from ventanilla.domain.notices.things import open_to
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.workorders.models import WorkOrder


def visible_notices(reader: Reader) -> NoticeQuerySet:
    """The one scope of the bell: list, count, reading and the daily letter start here. Of things that can go from under
    somebody's eyes one by one their own scope is asked, row by row and not for all that they may see; of the others the
    section.
    """
    mine = Notice.objects.of(reader)
    if not isinstance(reader, Membership):
        return mine
    open_to_them = open_to(reader)
    seen = Q(thing__in=[one for one in open_to_them if one not in ("ticket", "invoice", "work_order")])
    if "ticket" in open_to_them:
        seen |= Q(thing="ticket") & Q(Exists(Ticket.objects.visible_to(reader).filter(pk=OuterRef("number"))))
    if "invoice" in open_to_them:
        seen |= Q(thing="invoice") & Q(
            Exists(Invoice.objects.visible_to(reader).filter(pk=OuterRef("number")))
        )
    if "work_order" in open_to_them:
        seen |= Q(thing="work_order") & Q(
            Exists(WorkOrder.objects.visible_to(reader).filter(pk=OuterRef("number")))
        )
    return mine.filter(seen)
