"""A ticket that was opened in the wrong company's name goes to the right one."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.mail.actions import hold_back
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.actions.pairs import refuse_merged
from ventanilla.domain.tickets.hearing import customers_side
from ventanilla.domain.tickets.models import Copy, Message, Rating, Reading, Ticket, TicketLink
from ventanilla.domain.tickets.status import Status


@transaction.atomic
def move_to_customer(
    ticket: Ticket, requester: Membership, *, by: StaffMember, seen: int | None = None
) -> Ticket:
    """Another customer's contact is the one who asks, from now on. At once the old customer's people cannot open it,
    find it or count it, and get no more letters; the new requester is told as if they had just asked. What it was about
    stays behind: the device is the old customer's.

    The whole conversation goes along: who moves it has read it. Copies, stars and the links to what is not the new
    customer's are dropped (the journal keeps their numbers); internal notes stay internal.
    Raises Refused within the same customer, for a contact who is no longer one, and for what was merged or holds what
    was merged, or work orders: its other halves would stay behind.
    """
    ticket = Ticket.objects.held(ticket)
    ticket.refuse_stale(seen)
    _refuse_to_move(ticket, requester)
    at = now()
    number = {"old": ticket.customer_id, "new": requester.customer_id}
    announce("ticket", ticket.pk, customers_side(ticket))  # whose pages it leaves
    unlinked = _cut_links(ticket, requester)
    _leave_people(ticket, requester)
    device = ticket.device.name if ticket.device else ""
    conclude(
        by, "ticket.moved_away", ticket, at=at, device=device, **number
    )  # while it is the old customer's line
    ticket.change(
        at=at, device=None, customer=requester.customer, requester=requester, form_key=None, form_digest="",
        wants_rating=ticket.status == Status.RESOLVED,
    )  # fmt: skip
    if ticket.is_open:
        letters.received(ticket, _first_word(ticket))
    conclude(by, "ticket.moved", ticket, at=at, **number, unlinked=unlinked)
    return ticket


def _refuse_to_move(ticket: Ticket, requester: Membership) -> None:
    refuse_merged(ticket)
    if ticket.is_withheld:
        raise Refused(
            _("Es de alguien desconocido: registra la llamada otra vez, con la empresa que diga ser ahora.")
        )
    if requester.customer_id == ticket.customer_id:
        raise Refused(_("Ya es de ese cliente."), field="requester")
    here = requester.is_active and requester.person.is_active and requester.customer.is_active
    if not (here and requester.may_view(Section.SUPPORT)):
        raise Refused(
            _("%(name)s no tiene acceso a las incidencias de su empresa.") % {"name": requester.actor_name},
            field="requester",
        )
    if Ticket.objects.filter(pk=ticket.pk, work_orders__isnull=False).exists():
        raise Refused(
            _("Tiene partes de trabajo a nombre de su cliente y no se puede mover: abre otra incidencia.")
        )
    if Ticket.objects.filter(merged_into=ticket).exists():
        raise Refused(_("A esta incidencia se le unieron otras de su cliente y no se puede mover."))


def _cut_links(ticket: Ticket, requester: Membership) -> list[int]:
    """Numbers of the tickets that it was linked to, and which are not the new customer's."""
    there = Q(one=ticket) & ~Q(other__customer=requester.customer)
    back = Q(other=ticket) & ~Q(one__customer=requester.customer)
    links = list(TicketLink.objects.filter(there | back))
    TicketLink.objects.filter(pk__in=[link.pk for link in links]).delete()
    return sorted({link.one_id if link.other_id == ticket.pk else link.other_id for link in links})


def _leave_people(ticket: Ticket, requester: Membership) -> None:
    """Letters that have not left yet are held: the desk can still send them."""
    copied = Q(copies__ticket=ticket) | Q(pk=ticket.requester_id)
    left = Membership.objects.filter(copied).exclude(person=requester.person_id)
    hold_back(("ticket", ticket.pk), list(left.values_list("person__email", flat=True)))
    Copy.objects.filter(ticket=ticket).delete()
    Rating.objects.filter(ticket=ticket).delete()
    Reading.objects.filter(ticket=ticket, person__staff_member__isnull=True).delete()


def _first_word(ticket: Ticket) -> Message:
    return Message.objects.filter(ticket=ticket, is_note=False).order_by("created_at", "pk")[0]
