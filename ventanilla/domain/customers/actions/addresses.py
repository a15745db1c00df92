"""A contact's new address: asked for by a manager or the desk, confirmed by whoever reads the new one, told to the old one.

The address is the login. It changes nothing before it is confirmed, and what another customer knows of the person stays:
who belongs to two of them keeps their login there, and this place passes to the person of the new address.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.email_address import an_address
from ventanilla.core.errors import Refused
from ventanilla.domain.customers import letters, policy
from ventanilla.domain.customers.actions.calls import warranted
from ventanilla.domain.customers.actions.company import (
    close_doors,
    held_contact,
    refuse_beyond,
    revoke,
    write,
)
from ventanilla.domain.customers.actions.contacts import person_of, refuse_listed
from ventanilla.domain.customers.actions.silencing import silence_outsiders
from ventanilla.domain.customers.models import AddressChange, Customer, Membership, Stand
from ventanilla.domain.customers.policy import Governor
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.people.actions.invitations import invitation_for
from ventanilla.domain.people.actions.links import find_link, make_link, revoke_links, use_up
from ventanilla.domain.people.actions.throttling import Allowance, may_guess
from ventanilla.domain.people.letters import recipient
from ventanilla.domain.people.models import Link, Person
from ventanilla.domain.push.actions.subscribing import silence

ASKED = Allowance(3, timedelta(hours=6))
"""Letters about one contact to addresses that may be anybody's."""


@transaction.atomic
def ask_new_address(
    member: Membership, email: str, *, by: Governor, seen: int | None = None, reason: str = ""
) -> AddressChange:
    """Write to both addresses; the one asked for before is forgotten. It says the same whoever the address belongs to.

    Raises Refused for what is no address, one of the company's list, and a contact who may do what the manager may not:
    whoever receives their mail can come in as them.
    """
    address = an_address(email)
    member, by = held_contact(member, by=by, seen=seen)
    refuse_beyond(by, member)
    if member.stand != Stand.ACTIVE:
        raise Refused(_("%(name)s no tiene acceso ahora.") % {"name": member.shown_name})
    refuse_listed(member.customer, address)
    rests_on = warranted(member.customer, member, by=by, reason=reason)
    if not may_guess(f"new-address:{member.pk}", ASKED):
        raise Refused(_("Ya se han pedido varios cambios de este correo. Espera unas horas."), field="email")
    at = now()
    earlier = AddressChange.objects.filter(member=member).first()
    if earlier:
        revoke(Link.Purpose.NEW_ADDRESS, earlier.pk)
        earlier.delete()
    asked = {"asked_by": by} if isinstance(by, Membership) else {"asked_by_staff": by}
    change = AddressChange.objects.create(member=member, email=address, asked_at=at, **asked)
    token = make_link(Link.Purpose.NEW_ADDRESS, member.person, subject_id=change.pk, at=at)
    letters.address_asked(change, by, token=token)
    record(by, "contact.address_asked", member, at=at, address=address, **rests_on)
    return change


def address_behind(token: str) -> AddressChange | None:
    """What this link confirms; None when it confirms nothing (any more)."""
    link = find_link(Link.Purpose.NEW_ADDRESS, token)
    if link is None or link.subject_id is None:
        return None
    rows = AddressChange.objects.select_related(
        "member__person", "member__customer", "asked_by__person", "asked_by_staff__person"
    )
    change = rows.filter(pk=link.subject_id, member__person=link.person_id).first()
    still_good = (
        change and change.member.stand == Stand.ACTIVE and policy.may_let_back(change.asker, change.member)
    )
    return change if still_good else None


@transaction.atomic
def confirm_new_address(token: str) -> tuple[Membership, str]:
    """From now on they come in by the new address; every session of before ends. Returns the contact, and the token of a
    link to choose a password where the new address has none yet.

    Raises Refused for a dead link, and for an address that has become a contact of the company meanwhile.
    """
    dead = Refused(_("Este enlace ya no sirve."))
    found = address_behind(token)
    if found is None:
        raise dead
    list(
        Customer.objects.select_for_update(no_key=True).filter(pk=found.member.customer_id).values_list("pk")
    )
    change, link = address_behind(token), find_link(Link.Purpose.NEW_ADDRESS, token)  # as it is now
    if change is None or link is None:
        raise dead
    take_turns("people")
    at = now()
    if not use_up(link, at=at):
        raise dead
    member, before = change.member, recipient(change.member.person)
    former = member.person_id
    _move(member, change.email)
    close_doors(member)
    (silence if member.person_id == former else silence_outsiders)([former], by=member)
    letters.address_changed(member, before)
    letters.contact_changed(member, change.asker, "address")
    record(member, "contact.address_changed", member, at=at, before=before.address, address=change.email)
    waits = not member.person.has_usable_password()
    return member, invitation_for(member.person, at=at) if waits else ""


def _move(member: Membership, address: str) -> None:
    """The login gets the address; or, where one of both is somebody elsewhere too, the place gets the other login."""
    person = member.person
    elsewhere = Membership.objects.kept().filter(person=person).exclude(pk=member.pk).exists()
    taken = Person.objects.filter(email=address).exists()
    revoke_links(person, Link.Purpose.RATE)
    if not (elsewhere or taken or hasattr(person, "staff_member")):
        revoke_links(person, Link.Purpose.NEW_PASSWORD)
        person.email = address
        person.save(update_fields=["email"])
        write(member)
        return
    other = person_of(address, person.name)
    if Membership.objects.filter(customer=member.customer, person=other).exists() or not other.is_active:
        raise Refused(_("Esta dirección no puede ser la de %(name)s.") % {"name": person.first_name})
    write(member, person=other)
