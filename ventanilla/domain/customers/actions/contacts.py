"""What an access manager does to the company's contacts: invite, change, suspend and let back in.

Removing one concerns their tickets too: see `tickets.actions.handing_over`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import AlreadySent, Refused
from ventanilla.domain.customers import letters
from ventanilla.domain.customers.actions.company import (
    close_doors,
    held_contact,
    held_governor,
    refuse_beyond,
    refuse_excess,
    revoke,
    write,
)
from ventanilla.domain.customers.changes import differences
from ventanilla.domain.customers.models import AccessRequest, Customer, Membership, Stand
from ventanilla.domain.customers.policy import NOTHING, Grant, grant_of
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.people.actions.links import make_link
from ventanilla.domain.people.actions.staff import refuse_name
from ventanilla.domain.people.models import Link, Person

MOST_CONTACTS = 500
"""Of one company: its list and its matrix are one page each, and an invitation is a letter."""
AGAIN_AFTER = timedelta(minutes=1)


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
    *,
    by: Membership,
    name: str,
    email: str,
    grant: Grant,
    facts: Facts = NO_FACTS,
    form_key: str | None = None,
) -> Membership:
    """Somebody is to come in, and does so by the link in a letter, within seven days. Until then they are nobody here.

    It says and sends the same whoever the address belongs to elsewhere. A request that waits for the address is accepted
    by it; who was removed comes back in their old place. Raises Refused for no name, no address, one that is in the list
    already, for more than the inviter has, and when the list is full.
    """
    refuse_name(name)
    address = an_address(email)
    by = held_governor(by)
    known = _already_invited(by.customer, address, form_key)
    if known:
        return known
    refuse_excess(by, grant)
    _refuse_crowd(by.customer)
    take_turns("people")
    at = now()
    member = _place_for(person_of(address, name), by.customer)
    write(
        member, **grant.columns, **facts.columns, invited_as=" ".join(name.split()), invited_at=at, joined_at=None,
        removed_at=None, suspended_at=None, is_active=False, form_key=form_key,
    )  # fmt: skip
    _send_link(member, by, at)
    waiting = AccessRequest.objects.filter(
        customer=by.customer, email=address, state=AccessRequest.State.WAITING
    )
    waiting.update(state=AccessRequest.State.ACCEPTED, decided_by=by, decided_at=at)
    letters.contact_changed(member, by, "invited", differences(NOTHING, grant))
    record(by, "contact.invited", member, at=at, grant=grant.columns)
    return member


@transaction.atomic
def change_contact(
    member: Membership, *, by: Membership, grant: Grant, facts: Facts, name: str = "", seen: int | None = None
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
    write(member, **columns)
    changes = differences(before, grant)
    if changes:
        letters.contact_changed(member, by, "changed", changes)
    record(
        by, "contact.changed", member, at=now(), before=before.columns, grant=grant.columns,
        facts=[one for one, value in kept.items() if facts.columns[one] != value],
    )  # fmt: skip
    return member


@transaction.atomic
def resend_invitation(member: Membership, *, by: Membership) -> Membership:
    """The letter once more; the link before opens nothing any more. Raises Refused for who has come in, and within a
    minute of the last one.
    """
    member, by = held_contact(member, by=by)
    refuse_beyond(by, member)
    if not may_be_invited_again(member):
        raise Refused(_("%(name)s ya ha entrado.") % {"name": member.shown_name})
    at = now()
    if member.invited_at and at - member.invited_at < AGAIN_AFTER:
        raise Refused(_("La invitación acaba de salir. Espera un minuto antes de enviar otra."))
    if member.invited_at:
        write(member, invited_at=at)
    else:
        # The desk had let them in, and they never came: from now on it is an invitation like the others.
        write(member, invited_at=at, invited_as=member.person.name, is_active=False)
    _send_link(member, by, at)
    record(by, "contact.invited_again", member, at=at)
    return member


@transaction.atomic
def move_invitation(member: Membership, email: str, *, by: Membership, seen: int | None = None) -> Membership:
    """The address was wrong: the invitation goes to another one, and the link before opens nothing any more."""
    address = an_address(email)
    member, by = held_contact(member, by=by, seen=seen)
    refuse_beyond(by, member)
    if member.stand != Stand.INVITED:
        raise Refused(_("%(name)s ya ha entrado.") % {"name": member.shown_name})
    take_turns("people")
    refuse_listed(member.customer, address, but=member)
    at, before = now(), member.person.email
    person = person_of(address, member.invited_as)
    if Membership.objects.filter(customer=member.customer, person=person).exclude(pk=member.pk).exists():
        raise Refused(
            _("%(email)s ya fue contacto: quita esta invitación e invita a esa dirección.")
            % {"email": address},
            field="email",
        )
    write(member, person=person, invited_at=at)
    _send_link(member, by, at)
    record(by, "contact.invitation_moved", member, at=at, before=before, address=address)
    return member


@transaction.atomic
def suspend(member: Membership, *, by: Membership) -> Membership:
    """Out at once, and nothing reaches them; what they have stays as it is until somebody lets them back. Twice is once."""
    member, by = held_contact(member, by=by)
    if member.suspended_at:
        return member
    at = now()
    close_doors(member)
    write(member, suspended_at=at, is_active=False)
    letters.contact_changed(member, by, "suspended")
    record(by, "contact.suspended", member, at=at)
    return member


@transaction.atomic
def restore(member: Membership, *, by: Membership) -> Membership:
    """In again, with what they had; who had never come waits for an invitation. Raises Refused when that is more than the
    manager has. Twice is once.
    """
    member, by = held_contact(member, by=by)
    if not member.suspended_at and member.is_active:
        return member
    refuse_beyond(by, member)
    write(member, suspended_at=None, is_active=bool(member.joined_at or not member.invited_at))
    letters.contact_changed(member, by, "restored")
    record(by, "contact.restored", member, at=now())
    return member


def may_be_invited_again(member: Membership) -> bool:
    """They have not come in yet: neither by the link, nor, let in by the desk, with a password."""
    never_came = member.invited_at is None and not member.person.has_usable_password()
    return member.stand == Stand.INVITED or (member.stand == Stand.ACTIVE and never_came)


def an_address(typed: str) -> str:
    """As it is kept. Raises Refused for what is none."""
    address = typed.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise Refused(
            _("«%(email)s» no es una dirección de correo.") % {"email": typed.strip()}, field="email"
        ) from error
    return address


def person_of(address: str, name: str) -> Person:
    """Whose address it is in the whole installation; somebody new when it is nobody's."""
    known = Person.objects.filter(email=address).first()
    return known or Person.objects.create_user(address, name=" ".join(name.split()))


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


def _send_link(member: Membership, by: Membership, at: datetime) -> None:
    revoke(Link.Purpose.INVITATION, member.pk)
    token = make_link(Link.Purpose.INVITATION, member.person, subject_id=member.pk, at=at)
    letters.invitation(member, by, token=token)
