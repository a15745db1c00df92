"""What is done to a company's contacts by its access managers, and by the desk: invite, change, suspend and let back in.
The desk says on what it rests (`calls.warranted`); `reason` is for that.

Removing one concerns their tickets too: see `tickets.actions.handing_over`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.email_address import an_address
from ventanilla.core.errors import AlreadySent, Refused
from ventanilla.domain.customers import letters
from ventanilla.domain.customers.actions.calls import warranted
from ventanilla.domain.customers.actions.company import (
    close_doors,
    held_contact,
    held_decider,
    refuse_beyond,
    refuse_excess,
    revoke,
    write,
)
from ventanilla.domain.customers.actions.silencing import silence_outsiders
from ventanilla.domain.customers.changes import differences
from ventanilla.domain.customers.models import AccessRequest, Customer, Membership, Stand
from ventanilla.domain.customers.policy import NOTHING, Governor, Grant, grant_of
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.people.actions.links import make_link
from ventanilla.domain.people.actions.staff import refuse_name
from ventanilla.domain.people.actions.throttling import Allowance, may_guess
from ventanilla.domain.people.models import Link, Person, StaffMember

MOST_CONTACTS = 500
"""Of one company: its list and its matrix are one page each, and an invitation is a letter."""
AGAIN_AFTER = timedelta(minutes=1)
INVITATIONS = Allowance(2, timedelta(days=1))
"""Letters of one company to one address: never more than three in a day, whoever presses."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the company knows of a contact, and gives no right."""

    job_title: str = ""
    phone: str = ""
    mobile: str = ""

    @property
    def columns(self) -> dict[str, str]:
        return {name: " ".join(value.split()) for name, value in asdict(self).items()}


NO_FACTS = Facts()


@transaction.atomic
def invite_contact(
    *, by: Governor, name: str, email: str, grant: Grant, facts: Facts = NO_FACTS, form_key: str | None = None,
    customer: Customer | None = None, language: str = "", reason: str = "",
) -> Membership:  # fmt: skip
    """Somebody is to come in, and does so by the link in a letter, within seven days. Until then they are nobody here.

    It says and sends the same whoever the address belongs to elsewhere. A request that waits for the address is accepted
    by it; who was removed comes back in their old place. Raises Refused for no name, no address, one that is in the list
    already, for more than the inviter has, when the list is full, and when too many letters have gone there.

    `customer`: whose contact, where the desk invites; it may also know, and is told, that somebody works at the provider.
    `language`: of who is nobody yet.
    """
    refuse_name(name)
    address = an_address(email)
    company = by.customer if isinstance(by, Membership) else customer
    assert company is not None, "the desk says whose contact"
    by = held_decider(by, company.pk)
    known = _already_invited(company, address, form_key)
    if known:
        return known
    rests_on = warranted(company, by=by, reason=reason)
    refuse_excess(by, grant)
    _refuse_crowd(company)
    take_turns("people")
    at, person = now(), person_of(address, name, language)
    _refuse_for_the_desk(person, by)
    member = _place_for(person, company)
    write(
        member, **grant.columns, **facts.columns, invited_as=" ".join(name.split()), invited_at=at, joined_at=None,
        removed_at=None, suspended_at=None, is_active=False, form_key=form_key,
    )  # fmt: skip
    _send_link(member, by, at)
    _accept_what_waits(member, by, at)
    letters.contact_changed(member, by, "invited", differences(NOTHING, grant))
    record(by, "contact.invited", member, at=at, grant=grant.columns, **rests_on)
    return member


@transaction.atomic
def change_contact(
    member: Membership,
    *,
    by: Governor,
    grant: Grant,
    facts: Facts,
    name: str = "",
    seen: int | None = None,
    reason: str = "",
) -> Membership:
    """What they are called at work, and what they may do. The person and the other managers are told of rights.

    `name`: only until they have come in, from then on it is theirs. Raises Refused for oneself and for what the manager
    lacks and they did not have.
    """
    member, by = held_contact(member, by=by, seen=seen)
    before, kept = grant_of(member), {one: getattr(member, one) for one in asdict(facts)}
    refuse_excess(by, grant, before=before)
    columns = {**grant.columns, **facts.columns}
    if name and member.stand == Stand.INVITED and member.invited_at:
        refuse_name(name)
        columns["invited_as"] = " ".join(name.split())
    if all(getattr(member, one) == value for one, value in columns.items()):
        return member
    changes = differences(before, grant)
    rests_on = warranted(member.customer, member, by=by, reason=reason) if changes else {}
    write(member, **columns)
    if changes:
        letters.contact_changed(member, by, "changed", changes)
    record(
        by, "contact.changed", member, at=now(), before=before.columns, grant=grant.columns,
        facts=[one for one, value in kept.items() if facts.columns[one] != value], **rests_on,
    )  # fmt: skip
    return member


@transaction.atomic
def resend_invitation(member: Membership, *, by: Governor, reason: str = "") -> Membership:
    """The letter once more; the link before opens nothing any more. Raises Refused for who has come in, within a minute of
    the last one, and after three in a day.
    """
    member, by = held_contact(member, by=by)
    refuse_beyond(by, member)
    if not may_be_invited_again(member):
        raise Refused(_("%(name)s ya ha entrado.") % {"name": member.shown_name})
    at = now()
    if member.invited_at and at - member.invited_at < AGAIN_AFTER:
        raise Refused(_("La invitación acaba de salir. Espera un minuto antes de enviar otra."))
    rests_on = warranted(member.customer, member, by=by, reason=reason)
    if member.invited_at:
        write(member, invited_at=at)
    else:
        # The desk had let them in, and they never came: from now on it is an invitation like the others.
        write(member, invited_at=at, invited_as=member.person.name, is_active=False)
    _send_link(member, by, at)
    record(by, "contact.invited_again", member, at=at, **rests_on)
    return member


@transaction.atomic
def move_invitation(
    member: Membership, email: str, *, by: Governor, seen: int | None = None, reason: str = ""
) -> Membership:
    """The address was wrong: the invitation goes to another one, and the link before opens nothing any more."""
    address = an_address(email)
    member, by = held_contact(member, by=by, seen=seen)
    refuse_beyond(by, member)
    if member.stand != Stand.INVITED:
        raise Refused(_("%(name)s ya ha entrado.") % {"name": member.shown_name})
    rests_on = warranted(member.customer, member, by=by, reason=reason)
    take_turns("people")
    refuse_listed(member.customer, address, but=member)
    at, before = now(), member.person.email
    person = person_of(address, member.invited_as)
    _refuse_for_the_desk(person, by)
    if Membership.objects.filter(customer=member.customer, person=person).exclude(pk=member.pk).exists():
        raise Refused(
            _("%(email)s ya fue contacto: quita esta invitación e invita a esa dirección.")
            % {"email": address},
            field="email",
        )
    write(member, person=person, invited_at=at)
    _send_link(member, by, at)
    record(by, "contact.invitation_moved", member, at=at, before=before, address=address, **rests_on)
    return member


@transaction.atomic
def suspend(member: Membership, *, by: Governor, reason: str = "") -> Membership:
    """Out at once, and nothing reaches them; what they have stays as it is until somebody lets them back. Twice is once."""
    member, by = held_contact(member, by=by)
    if member.suspended_at:
        return member
    rests_on = warranted(member.customer, member, by=by, reason=reason)
    at = now()
    close_doors(member)
    write(member, suspended_at=at, is_active=False)
    silence_outsiders([member.person_id], by=by)
    letters.contact_changed(member, by, "suspended")
    record(by, "contact.suspended", member, at=at, **rests_on)
    return member


@transaction.atomic
def restore(member: Membership, *, by: Governor, reason: str = "") -> Membership:
    """In again, with what they had; who had never come waits for an invitation. Raises Refused when that is more than the
    manager has. Twice is once.
    """
    member, by = held_contact(member, by=by)
    if not member.suspended_at and member.is_active:
        return member
    refuse_beyond(by, member)
    rests_on = warranted(member.customer, member, by=by, reason=reason)
    write(member, suspended_at=None, is_active=bool(member.joined_at or not member.invited_at))
    letters.contact_changed(member, by, "restored")
    record(by, "contact.restored", member, at=now(), **rests_on)
    return member


def may_be_invited_again(member: Membership) -> bool:
    """They have not come in yet: neither by the link, nor, let in by the desk, with a password."""
    never_came = member.invited_at is None and not member.person.has_usable_password()
    return member.stand == Stand.INVITED or (member.stand == Stand.ACTIVE and never_came)


def person_of(address: str, name: str, language: str = "") -> Person:
    """Whose address it is in the whole installation; somebody new when it is nobody's."""
    known = Person.objects.filter(email=address).first()
    told = {"language": language} if language else {}
    return known or Person.objects.create_user(address, name=" ".join(name.split()), **told)


def refuse_listed(customer: Customer, address: str, *, but: Membership | None = None) -> None:
    """Raises Refused for an address that is in the company's list: that is no secret to who reads the list."""
    there = Membership.objects.kept().filter(customer=customer, person__email=address)
    if (there.exclude(pk=but.pk) if but else there).exists():
        raise Refused(_("%(email)s ya está entre tus contactos.") % {"email": address}, field="email")


def _already_invited(customer: Customer, address: str, form_key: str | None) -> Membership | None:
    """What the first press made. Raises AlreadySent for the same form with another address, Refused for one in the list."""
    if form_key:
        known = (
            Membership.objects.filter(customer=customer, form_key=form_key).select_related("person").first()
        )
        if known and known.person.email != address:
            raise AlreadySent(_("Este formulario ya se envió con otros datos."))
        if known:
            return known
    refuse_listed(customer, address)
    return None


def _place_for(person: Person, customer: Customer) -> Membership:
    found = Membership.objects.filter(person=person, customer=customer).first()
    return found or Membership.objects.create(person=person, customer=customer, is_active=False)


def _refuse_crowd(customer: Customer) -> None:
    if Membership.objects.kept().filter(customer=customer).count() >= MOST_CONTACTS:
        raise Refused(_("Una empresa puede tener %(most)s contactos como mucho.") % {"most": MOST_CONTACTS})


def _accept_what_waits(member: Membership, by: Governor, at: datetime) -> None:
    waiting = AccessRequest.objects.filter(
        customer=member.customer_id, email=member.person.email, state=AccessRequest.State.WAITING
    )
    decided_by = by if isinstance(by, Membership) else None
    waiting.update(state=AccessRequest.State.ACCEPTED, decided_by=decided_by, decided_at=at)


def _refuse_for_the_desk(person: Person, by: Governor) -> None:
    """An access manager learns it of nobody: who opens the invitation does."""
    if isinstance(by, StaffMember) and hasattr(person, "staff_member"):
        raise Refused(
            _("%(email)s es de alguien de nuestro equipo.") % {"email": person.email}, field="email"
        )
    if isinstance(by, StaffMember) and not person.is_active:
        raise Refused(_("%(email)s está dado de baja.") % {"email": person.email}, field="email")


def _send_link(member: Membership, by: Governor, at: datetime) -> None:
    if not may_guess(f"invitation:{member.customer_id}:{member.person.email}", INVITATIONS):
        raise Refused(
            _("A %(email)s ya le han llegado varias invitaciones hoy. Espera a mañana.")
            % {"email": member.person.email}
        )
    revoke(Link.Purpose.INVITATION, member.pk)
    token = make_link(Link.Purpose.INVITATION, member.person, subject_id=member.pk, at=at)
    letters.invitation(member, by, token=token)
