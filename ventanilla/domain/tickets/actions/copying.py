"""Who else of the same company hears of a ticket."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.customers.actions.access import ask_access
from ventanilla.domain.customers.models import AccessRequest, Membership, Section
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.live.audiences import member as audience_of
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.models import Copy, Ticket
from ventanilla.domain.tickets.policy import may_copy

MOST_COPIES = 20
"""Of one ticket, those that wait to be accepted included."""


@transaction.atomic
def copy_contact(ticket: Ticket, member: Membership, *, by: Actor) -> Copy:
    """From now on the contact gets what the requester gets, and sees the ticket. Twice is once.

    Raises Refused for the requester, for who is no active contact of the same company with the right to see tickets,
    when there are too many copies, and when the ticket is over.
    """
    ticket = Ticket.objects.held_for(by, ticket)
    known = ticket.copies.filter(member=member).first()
    if known:
        return known
    _refuse_over(ticket, by)
    refuse_many(ticket.copies.count() + 1)
    copied = copyable(ticket, [member])[0]
    at = now()
    copy = Copy.objects.create(ticket=ticket, member=copied)
    ticket.change_quietly(at=at)
    letters.copied(ticket, copied, by)
    conclude(by, "ticket.copied", ticket, at=at, contact=copied.actor_name)
    return copy


@transaction.atomic
def copy_address(ticket: Ticket, address: str, *, by: Actor) -> Copy:
    """The active contact with this address is copied; any other address waits for an access manager and gets nothing.

    Says nothing of whether the address is known elsewhere. Raises Refused like `copy_contact`, and for what is no
    address.
    """
    ticket = Ticket.objects.held_for(by, ticket)
    found = contact_or_request(ticket, address, by=by)
    if isinstance(found, Membership):
        return copy_contact(ticket, found, by=by)
    known = ticket.copies.filter(request=found).first()
    if known:
        return known
    _refuse_over(ticket, by)
    refuse_many(ticket.copies.count() + 1)
    at = now()
    copy = Copy.objects.create(ticket=ticket, request=found)
    ticket.change_quietly(at=at)
    conclude(by, "ticket.copy_asked", ticket, at=at, address=found.email)
    return copy


@transaction.atomic
def stop_copying(ticket: Ticket, copy: Copy, *, by: Actor) -> None:
    """They hear no more of it, and see it only where their scope shows it to them. Twice is once.

    Whoever may copy may stop it; who is copied may leave. Raises Refused for everybody else.
    """
    ticket = Ticket.objects.held(ticket)
    found = ticket.copies.select_related("member__person", "request").filter(pk=copy.pk).first()
    if found is None:
        return
    if found.member != by and not may_copy(by, ticket):
        raise Refused(_("En esta incidencia ya no se cambian las copias."))
    at = now()
    found.delete()
    ticket.change_quietly(at=at)
    who = {"contact": found.member.actor_name} if found.member else {"address": _waits(found).email}
    if found.member_id:
        announce("ticket", ticket.pk, [audience_of(found.member_id)])  # it leaves their pages
    conclude(by, "ticket.copy_stopped", ticket, at=at, **who)


def begin_copies(
    ticket: Ticket, members: Sequence[Membership], addresses: Sequence[str], *, by: Actor
) -> list[Membership]:
    """Those that a new ticket is opened with; returns who is to hear of it. Refuses like the verbs above."""
    if not members and not addresses:
        return []
    refuse_many(len(members) + len(addresses))
    found = [contact_or_request(ticket, one, by=by) for one in addresses if one.strip()]
    known = [one for one in found if isinstance(one, Membership)]
    copied = copyable(ticket, [*members, *known])
    waiting = {one.pk: one for one in found if isinstance(one, AccessRequest)}
    rows = [Copy(ticket=ticket, member=one) for one in copied]
    Copy.objects.bulk_create([*rows, *(Copy(ticket=ticket, request=one) for one in waiting.values())])
    return copied


def contact_or_request(ticket: Ticket, address: str, *, by: Actor) -> Membership | AccessRequest:
    """Whose address it is within the company; for any other, the request that waits for it."""
    contacts = Membership.objects.alive().filter(customer=ticket.customer_id)
    found = contacts.filter(person__email=address.strip().lower()).first()
    return found or ask_access(ticket.customer, address, by=by)


def copyable(ticket: Ticket, members: Sequence[Membership]) -> list[Membership]:
    """The same contacts as they are now, each once. Raises Refused when one of them cannot be copied."""
    wanted = {one.pk for one in members}
    if ticket.requester_id in wanted:
        raise Refused(_("A quien pide ayuda ya le llega todo: no hace falta la copia."), field="copies")
    alive = Membership.objects.alive().filter(pk__in=wanted, customer=ticket.customer_id)
    found = list(alive.select_related("person"))
    if len(found) < len(wanted):
        raise Refused(
            _("Solo puedes poner en copia a contactos activos de la misma empresa."), field="copies"
        )
    for one in found:
        if not one.may_view(Section.SUPPORT):
            raise Refused(
                _("%(name)s no tiene acceso a las incidencias de su empresa.") % {"name": one.actor_name},
                field="copies",
            )
    return found


def refuse_many(number: int) -> None:
    """Raises Refused when a ticket would have more copies than it may."""
    if number > MOST_COPIES:
        raise Refused(
            _("Una incidencia puede tener %(most)s copias como mucho.") % {"most": MOST_COPIES},
            field="copies",
        )


def _refuse_over(ticket: Ticket, by: Actor) -> None:
    if not may_copy(by, ticket):
        raise Refused(_("En esta incidencia ya no se cambian las copias."))


def _waits(copy: Copy) -> AccessRequest:
    assert copy.request is not None  # the database: one of both
    return copy.request
