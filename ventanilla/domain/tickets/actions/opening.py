"""Opening a ticket. There is one way, whatever the door."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import AlreadySent, Refused
from ventanilla.core.text import first_line
from ventanilla.domain.customers.models import AccessRequest, Membership, Section
from ventanilla.domain.devices.models import Device
from ventanilla.domain.files.models import StoredFile
from ventanilla.domain.jobs.insertion import insert
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember, Team
from ventanilla.domain.provider.information import Shown, settle
from ventanilla.domain.provider.models import Information
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.actions.about_device import refuse_foreign
from ventanilla.domain.tickets.actions.copying import begin_copies
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.actions.words import write
from ventanilla.domain.tickets.models import Application, Message, Origin, Ticket, TicketType
from ventanilla.domain.tickets.policy import may_open_for
from ventanilla.domain.tickets.status import Priority


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a person asks for when they open a ticket."""

    type: TicketType
    application: Application | None
    urgency: Priority
    message: str
    subject: str = ""
    """Empty: the first line of the message."""
    shown: Shown | None = None
    """The privacy information that stood in the form; None where there was no form of ours."""
    assignee: StaffMember | None = None
    """Whose it is from the start, where somebody looks after who asks."""
    device: Device | None = None
    """What it is about, where it was opened from there."""
    origin: Origin | None = None
    """Where it comes from, if neither a form of ours nor the telephone."""

    @property
    def title(self) -> str:
        """In one line, without a full stop: it is quoted in headers, and in sentences that bring their own."""
        return " ".join(self.subject.split()).removesuffix(".") or first_line(self.message, within=90)

    @property
    def digest(self) -> str:
        """Fingerprint of the words. Files are left out: pressed twice without JavaScript, they arrive as new ones."""
        parts = [
            str(self.type.pk),
            str(self.application and self.application.pk),
            self.urgency,
            self.subject,
            self.message,
            *([str(self.device.pk)] if self.device else []),
        ]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Outsider:
    """Who wrote what the desk makes a ticket of, where they had not come in."""

    name: str
    is_requester: bool
    """They read the requester's mail: it is the requester's own words, and verified."""
    privacy_version: str
    told: str
    """What the desk notes of where it comes from."""


def open_ticket(
    request: Request,
    *,
    by: Actor,
    requester: Membership | None = None,
    form_key: str | None = None,
    files: Sequence[StoredFile] = (),
    copies: Sequence[Membership] = (),
    addresses: Sequence[str] = (),
    sender: Outsider | None = None,
) -> Ticket:
    """Open a ticket: a contact for themself or for a colleague, the desk for whoever called, or wrote from
    outside (`sender`).

    The same form key again gives back the first ticket. Raises AlreadySent when it comes with other words, Refused
    when nobody or the wrong person would be the requester, when somebody cannot be copied, and as `settle` does.
    """
    asks = _requester(by, requester)
    refuse_foreign(request.device, asks.customer_id)
    known = opened_before(request, asks, form_key)
    if known:
        return known
    ticket = _new(request, by, asks, form_key)
    if sender:
        _is_from_outside(ticket, sender)
    try:
        return _open(ticket, request, by=by, files=files, copies=copies, addresses=addresses, sender=sender)
    except IntegrityError:
        # Two presses at the same moment: the other one won.
        known = opened_before(request, asks, form_key)
        if known is None:
            raise
        return known


def open_for_stranger(
    request: Request, *, by: Actor, place: Membership, asked: AccessRequest, told: str, form_key: str | None
) -> Ticket:
    """Of somebody unknown who called, and whose place at the company is none yet: unverified, and withheld from everybody
    there. `told`: what the desk notes of it. Part of `strangers.take_call`, which has looked whether it was opened before.
    """
    ticket = _new(request, by, place, form_key)
    ticket.is_verified, ticket.is_withheld, ticket.caller = False, True, asked
    sender = Outsider(name=asked.name, is_requester=False, privacy_version="", told=told)
    return _open(ticket, request, by=by, files=(), copies=(), addresses=(), sender=sender)


def _requester(by: Actor, requester: Membership | None) -> Membership:
    asks = requester or by
    if not isinstance(asks, Membership):
        raise Refused(_("Elige para quién es."), field="requester")
    if not may_open_for(by, asks):
        raise Refused(_("No puedes abrir incidencias a nombre de esa persona."), field="requester")
    if requester and requester != by:
        _refuse_gone(requester)
    return asks


def _refuse_gone(requester: Membership) -> None:
    rights = Membership.objects.alive().filter(pk=requester.pk).values_list("rights", flat=True)
    if not any(Membership(rights=now_held).may_view(Section.SUPPORT) for now_held in rights):
        raise Refused(
            _("%(name)s no tiene acceso a las incidencias de su empresa.") % {"name": requester.actor_name},
            field="requester",
        )


def _new(request: Request, by: Actor, asks: Membership, form_key: str | None) -> Ticket:
    at = now()
    by_phone = by.works_the_desk
    return Ticket(
        customer=asks.customer,
        requester=asks,
        type=request.type,
        application=request.application,
        device=request.device,
        urgency=request.urgency,
        priority=request.urgency,
        subject=request.title,
        team=team_for(request.type),
        assignee=request.assignee,
        origin=request.origin or (Origin.PHONE if by_phone else Origin.PORTAL),
        status_since=at,
        turn_since=at,
        customer_spoke_at=at,
        # A call is an answer by itself, and its words are news to who called.
        staff_spoke_at=at if by_phone else None,
        first_response_at=at if by_phone else None,
        created_at=at,
        updated_at=at,
        privacy_version="" if by_phone else settle(Information.Kind.TICKET, request.shown),
        form_key=form_key or None,
        form_digest=request.digest,
    )


def team_for(kind: TicketType) -> Team | None:
    """Who gets what is new of this type; nobody, when that team is no more."""
    return kind.team if kind.team and kind.team.is_active else None


def _is_from_outside(ticket: Ticket, sender: Outsider) -> None:
    """Nobody has answered yet, unlike on the telephone."""
    ticket.origin, ticket.is_verified = Origin.OUTSIDE, sender.is_requester
    ticket.staff_spoke_at = ticket.first_response_at = None
    ticket.privacy_version = sender.privacy_version


@transaction.atomic
def _open(
    ticket: Ticket,
    request: Request,
    *,
    by: Actor,
    files: Sequence[StoredFile],
    copies: Sequence[Membership],
    addresses: Sequence[str],
    sender: Outsider | None,
) -> Ticket:
    ticket.appoint()
    insert(ticket)
    at = ticket.created_at
    message = _words(ticket, request.message, by, sender, files)
    copied = begin_copies(ticket, copies, addresses, by=by)
    letters.received(ticket, message, copied=copied)
    if ticket.assignee:
        letters.assigned(ticket, by)
    conclude(by, "ticket.opened", ticket, at=at, files=len(files))
    return ticket


def _words(
    ticket: Ticket, body: str, by: Actor, sender: Outsider | None, files: Sequence[StoredFile]
) -> Message:
    """Its first message. What came from outside is the customer's side speaking, by the name that was given."""
    at = ticket.created_at
    if sender is None:
        return write(ticket, body, by=by, at=at, files=files)
    author = "" if sender.is_requester else sender.name
    message = write(ticket, body, by=ticket.requester, author=author, at=at, files=files)
    write(ticket, sender.told, by=by, at=at, is_note=True)
    return message


def opened_before(request: Request, by: Membership, form_key: str | None) -> Ticket | None:
    """What the first press made. Raises AlreadySent for the same form with other words."""
    if not form_key:
        return None
    pressed = Ticket.objects.filter(requester=by, form_key=form_key)
    if not pressed.exists():  # nearly always: a ticket has fifty columns
        return None
    known = pressed.get()
    if known.form_digest != request.digest:
        raise AlreadySent(
            _("Esta incidencia ya está enviada: es la #%(number)s. Si quieres añadir algo, hazlo en ella.")
            % {"number": known.number}
        )
    return known
