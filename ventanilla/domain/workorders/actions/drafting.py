"""Writing a work order, until it is issued: who did what from when until when, and with what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _

from ventanilla.core.errors import AlreadySent, ChangedMeanwhile, IllegalMove, Refused
from ventanilla.core.times import exact
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.devices.models import Device
from ventanilla.domain.journal.actions import record
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.live.audiences import DESK
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Ticket
from ventanilla.domain.workorders.actions.hours import forget_asking
from ventanilla.domain.workorders.models import Line, Material, WorkOrder
from ventanilla.domain.workorders.sums import LONGEST_MINUTES, first_clash, minutes_between, totals

MOST_LINES = 100
AHEAD = timedelta(days=1)
"""Work that has not been done yet is not written down; a clock may be a little wrong."""


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """One line, as somebody typed it."""

    technician: StaffMember
    began_at: datetime
    ended_at: datetime
    kind: str = Line.Kind.REMOTE
    billable: bool = True
    description: str = ""
    device: Device | None = None


@dataclass(frozen=True, kw_only=True)
class Used:
    name: str
    quantity: Decimal = Decimal(1)
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class Content:
    """All that a draft says: what is saved takes the place of what was there."""

    subject: str
    summary: str = ""
    internal_note: str = ""
    technician: StaffMember | None = None
    requester: Membership | None = None
    lines: Sequence[Stretch] = field(default=())
    materials: Sequence[Used] = field(default=())


@transaction.atomic
def draft(
    customer: Customer, *, by: StaffMember, ticket: Ticket | None = None, content: Content | None = None,
    annex_of: WorkOrder | None = None, key: str | None = None,
) -> WorkOrder:  # fmt: skip
    """Begin one, alone or about a ticket, whose subject and requester it takes unless somebody says otherwise.

    The same key again gives back the first. Raises Refused for a ticket or a person of another customer and for lines that
    cannot be; AlreadySent when the key comes back for another customer.
    """
    known = WorkOrder.objects.filter(form_key=key).first() if key else None
    if known:
        if (known.customer_id, known.ticket_id) != (customer.pk, ticket.pk if ticket else None):
            raise AlreadySent(_("Este formulario ya se envió con otros datos: míralo antes de repetir."))
        return known
    if ticket and ticket.customer_id != customer.pk:
        raise Refused(_("Esa incidencia es de otro cliente."))
    content = content or _first_words(ticket)
    at = now()
    order = WorkOrder(
        customer=customer, ticket=ticket, annex_of=annex_of, created_by=by, created_at=at, dated_at=at, form_key=key
    )  # fmt: skip
    _fill(order, content, by)
    record(by, "work_order.drafted", order, at=at, label=order.label, ticket=order.ticket_id)
    return order


@transaction.atomic
def change_draft(
    order: WorkOrder, content: Content, *, by: StaffMember, seen: int | None = None
) -> WorkOrder:
    """All of it anew. Raises IllegalMove for what was issued, ChangedMeanwhile, and Refused as `draft`."""
    order = held_draft(order, seen)
    order.lines.all().delete()
    order.materials.all().delete()
    order.version += 1
    _fill(order, content, by)
    tell_planning(order)
    record(by, "work_order.changed", order, at=now(), label=order.label, minutes=order.minutes)
    return order


@transaction.atomic
def discard_draft(order: WorkOrder, *, by: StaffMember, seen: int | None = None) -> None:
    """It never had a number, and nothing of it is left but the line in the journal. Raises IllegalMove, ChangedMeanwhile."""
    order = held_draft(order, seen)
    number, label = order.pk, order.label
    forget_asking(order)
    tell_planning(order)
    order.delete()
    order.pk = number
    record(by, "work_order.discarded", order, at=now(), label=label)


def tell_planning(order: WorkOrder) -> None:
    """Who has the planning open sees it move, or go."""
    if order.planned_at:
        announce("planning", 0, [DESK])


def held_draft(order: WorkOrder, seen: int | None) -> WorkOrder:
    """The draft as it is now, ours until the commit. Raises IllegalMove for what was issued, ChangedMeanwhile."""
    held = WorkOrder.objects.filter(pk=order.pk).first() and WorkOrder.objects.held(order)
    if held is None:
        raise ChangedMeanwhile(_("Otra persona ha descartado este borrador."))
    if not held.is_draft:
        raise IllegalMove(
            _("El parte %(number)s ya está emitido y no se cambia: añade un anexo.") % {"number": held.number}
        )
    if seen is not None and seen != held.version:
        raise ChangedMeanwhile(
            _("Otra persona ha cambiado este borrador mientras lo mirabas: compara y guarda otra vez.")
        )
    return held


def _first_words(ticket: Ticket | None) -> Content:
    if ticket is None:
        return Content(subject="")
    requester = ticket.requester if ticket.requester.customer_id == ticket.customer_id else None
    return Content(subject=ticket.subject, requester=requester)


def _fill(order: WorkOrder, content: Content, by: StaffMember) -> None:
    order.subject = " ".join(content.subject.split())[:150]
    if not order.subject:
        raise Refused(_("Di en una línea de qué es el parte."), field="subject")
    if content.requester and content.requester.customer_id != order.customer_id:
        raise Refused(_("Esa persona es de otro cliente."), field="requester")
    order.summary, order.internal_note = content.summary.strip(), content.internal_note.strip()
    order.technician, order.requester = content.technician or by, content.requester
    _refuse_lines(order, content.lines)
    order.minutes = totals(content.lines).minutes
    order.save()
    Line.objects.bulk_create(
        Line(
            order=order, technician=one.technician, began_at=one.began_at, ended_at=one.ended_at, kind=one.kind,
            billable=one.billable, description=" ".join(one.description.split())[:300], device=one.device,
        )
        for one in sorted(content.lines, key=lambda line: line.began_at)
    )  # fmt: skip
    Material.objects.bulk_create(
        Material(order=order, name=one.name.strip(), quantity=one.quantity, unit=one.unit.strip())
        for one in content.materials
    )


def _refuse_lines(order: WorkOrder, lines: Sequence[Stretch]) -> None:
    """`field`: `line-3`, from 1 on, as people count them."""
    if len(lines) > MOST_LINES:
        raise Refused(_("Un parte tiene %(most)s líneas como mucho: haz otro.") % {"most": MOST_LINES})
    latest = now() + AHEAD
    for place, one in enumerate(lines, start=1):
        where = {"line": place}
        if one.ended_at <= one.began_at:
            raise Refused(_("Línea %(line)s: termina antes de empezar.") % where, field=f"line-{place}")
        if minutes_between(one.began_at, one.ended_at) > LONGEST_MINUTES:
            raise Refused(
                _("Línea %(line)s: dura más de un día. Escribe una línea por día.") % where,
                field=f"line-{place}",
            )
        if one.ended_at > latest:
            raise Refused(_("Línea %(line)s: todavía no ha pasado.") % where, field=f"line-{place}")
        if one.device and one.device.customer_id != order.customer_id:
            raise Refused(_("Línea %(line)s: ese equipo es de otro cliente.") % where, field=f"line-{place}")
    if clash := first_clash([(one.technician.pk, one.began_at, one.ended_at) for one in lines]):
        first, second = clash
        told = {
            "name": lines[second].technician.actor_name, "first": first + 1, "second": second + 1,
            "until": exact(localtime(lines[first].ended_at)),
        }  # fmt: skip
        raise Refused(
            _(
                "%(name)s está en dos líneas a la vez: la %(first)s llega hasta el %(until)s y la %(second)s empieza antes."
            )
            % told,
            field=f"line-{second + 1}",
        )
