"""Somebody unknown calls in the name of a company: their ticket stays withheld from it until its access managers have let
them in and they have come (`docs/decisions/0034-who-is-on-the-telephone.md`).
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.domain.customers.actions.callers import Caller, ask_for_caller, has_access_manager
from ventanilla.domain.customers.actions.contacts import NO_FACTS, Facts
from ventanilla.domain.customers.actions.decisions import accept_request, reject_request
from ventanilla.domain.customers.models import AccessRequest, Customer, Membership
from ventanilla.domain.customers.policy import Grant
from ventanilla.domain.journal.actors import SYSTEM, Actor, System
from ventanilla.domain.live.announcing import announce
from ventanilla.domain.mail.actions import hold_back
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.actions.opening import Request, open_for_stranger, opened_before
from ventanilla.domain.tickets.actions.words import write
from ventanilla.domain.tickets.hearing import customers_side
from ventanilla.domain.tickets.models import Copy, Origin, Ticket


@transaction.atomic
def take_call(
    customer: Customer, caller: Caller, request: Request, *, by: StaffMember, form_key: str | None = None
) -> Ticket:
    """An unverified ticket of who says to be of this company. Its access managers hear who called, when and what for, in one
    line; where it has none, those who run the service are to call the registered telephone back.

    Raises Refused as `ask_for_caller` does, AlreadySent for the same form with other words.
    """
    asked, place = ask_for_caller(customer, caller, by=by)
    known = opened_before(request, place, form_key)
    if known:
        return known
    told = " · ".join(filter(None, (caller.name, caller.email, caller.phone)))
    ticket = open_for_stranger(
        request, by=by, place=place, asked=asked, form_key=form_key,
        told=_("Llamó alguien que no está entre los contactos. Dice ser: %(told)s") % {"told": told},
    )  # fmt: skip
    if not has_access_manager(customer):
        _note(ticket, _call_back_words(customer))
        letters.call_back(ticket)
    return ticket


@transaction.atomic
def let_in(
    request: AccessRequest,
    *,
    by: Membership,
    name: str,
    grant: Grant,
    facts: Facts = NO_FACTS,
    seen: int | None = None,
) -> Membership:
    """The company knows them: they are invited, and what they asked for is verified. They see it, and it is in their
    company's lists, when they have come by the invitation. Raises as `accept_request` does.
    """
    member = accept_request(request, by=by, name=name, grant=grant, facts=facts, seen=seen)
    for ticket in _held(_of(request).filter(is_verified=False, is_withheld=True)):
        ticket.change_quietly(at=now(), is_verified=True)
        _tell(ticket, by, "accepted")
    return member


@transaction.atomic
def turn_away(request: AccessRequest, *, by: Membership, seen: int | None = None) -> AccessRequest:
    """The company does not know them: what they asked for stays with the desk, unverified, and nobody of the company sees
    any of it; whoever heard of it until now does so no longer. Raises as `reject_request` does; twice is once.
    """
    was_waiting = AccessRequest.objects.filter(pk=request.pk, state=AccessRequest.State.WAITING).exists()
    request = reject_request(request, by=by, seen=seen)
    for ticket in _held(_of(request).filter(is_verified=False)) if was_waiting else ():
        _detach(ticket, request)
        _tell(ticket, by, "rejected")
    return request


def verify_what_was_withheld(member: Membership) -> None:
    """They have come, and their company has let them in: it is theirs, and their company's. In the caller's transaction."""
    let_in_by = Q(caller__state=AccessRequest.State.ACCEPTED)
    for ticket in _held(Ticket.objects.filter(let_in_by, requester=member, is_withheld=True)):
        at = now()
        ticket.change_quietly(at=at, is_withheld=False, is_verified=True)
        if ticket.is_open:
            letters.received(ticket, ticket.messages.filter(is_note=False).earliest("pk"))
        conclude(member, "ticket.verified", ticket, at=at)


@transaction.atomic
def give_up_on(request: AccessRequest) -> None:
    """It has expired: what they asked for stays with the desk."""
    for ticket in _held(_of(request).filter(is_verified=False)):
        _tell(ticket, SYSTEM, "expired")


def _of(request: AccessRequest) -> QuerySet[Ticket]:
    """What somebody asked on the telephone; or from outside, with the address that waits."""
    from_outside = Q(origin=Origin.OUTSIDE, copies__request=request)
    return Ticket.objects.filter(Q(caller=request) | from_outside).distinct()


def _held(tickets: QuerySet[Ticket]) -> list[Ticket]:
    numbers = tickets.order_by("pk").values_list("pk", flat=True)
    return [Ticket.objects.held(Ticket(pk=number)) for number in list(numbers)]


def _detach(ticket: Ticket, request: AccessRequest) -> None:
    """Nobody of the company takes part in it any more; letters that have not left yet stay here."""
    members = Membership.objects.filter(Q(copies__ticket=ticket) | Q(pk=ticket.requester_id))
    addresses: Sequence[str] = list(members.values_list("person__email", flat=True))
    announce("ticket", ticket.pk, customers_side(ticket))  # whose pages it leaves
    hold_back(("ticket", ticket.pk), addresses)
    Copy.objects.filter(ticket=ticket).delete()
    ticket.change_quietly(at=now(), is_withheld=True, caller=request)


def _tell(ticket: Ticket, by: Actor, event: str) -> None:
    """A note in it, a letter to whoever has it and whoever took the call, and the journal's line."""
    who = by.actor_name
    words = {
        "accepted": _("%(who)s lo acepta como contacto. Ve la incidencia cuando entre con su invitación.") % {"who": who},
        "rejected": _("%(who)s no lo reconoce. En cuarentena: solo la ve el equipo. No le cuentes nada.") % {"who": who},
        "expired": _("Nadie de la empresa ha decidido a tiempo. La solicitud ha caducado; sigue sin verificar."),
    }  # fmt: skip
    _note(ticket, words[event])
    letters.stranger_decided(ticket, event, who)
    conclude(by, f"ticket.caller_{event}", ticket, at=now())


def _note(ticket: Ticket, words: str) -> None:
    write(ticket, words, by=System(actor_name=the_house().name), at=now(), is_note=True)


def _call_back_words(customer: Customer) -> str:
    phone = customer.phone or _("sin teléfono en la ficha")
    return _(
        "Nadie gestiona los accesos de %(customer)s, así que nadie puede decidir. Llama tú al teléfono de la ficha"
        " (%(phone)s), no al que te hayan dado, y pregunta si lo conocen. Si es así, añádelo desde la ficha del cliente."
    ) % {"customer": customer.name, "phone": phone}
