"""A contact's new address: asked for by a manager, confirmed by whoever reads the new one, told to the old one.

The address is the login. It changes nothing before it is confirmed, and what another customer knows of the person stays:
who belongs to two of them keeps their login there, and this place passes to the person of the new address.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.customers import letters, policy
from ventanilla.domain.customers.actions.company import (
    close_doors,
    held_contact,
    refuse_beyond,
    revoke,
    write,
)
from ventanilla.domain.customers.actions.contacts import an_address, person_of, refuse_listed
from ventanilla.domain.customers.models import AddressChange, Customer, Membership, Stand
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.people.actions.invitations import invitation_for
from ventanilla.domain.people.actions.links import find_link, make_link, revoke_links, use_up
from ventanilla.domain.people.letters import recipient
from ventanilla.domain.people.models import Link, Person


@transaction.atomic
def ask_new_address(
    member: Membership, email: str, *, by: Membership, seen: int | None = None
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
    at = now()
    earlier = AddressChange.objects.filter(member=member).first()
    if earlier:
        revoke(Link.Purpose.NEW_ADDRESS, earlier.pk)
        earlier.delete()
    change = AddressChange.objects.create(member=member, email=address, asked_by=by, asked_at=at)
    token = make_link(Link.Purpose.NEW_ADDRESS, member.person, subject_id=change.pk, at=at)
    letters.address_asked(change, by, token=token)
    record(by, "contact.address_asked", member, at=at, address=address)
    return change


def address_behind(token: str) -> AddressChange | None:
    """What this link confirms; None when it confirms nothing (any more)."""
    link = find_link(Link.Purpose.NEW_ADDRESS, token)
    if link is None or link.subject_id is None:
        return None
    rows = AddressChange.objects.select_related("member__person", "member__customer", "asked_by__person")
    change = rows.filter(pk=link.subject_id, member__person=link.person_id).first()
    still_good = (
        change and change.member.stand == Stand.ACTIVE and policy.may_let_back(change.asked_by, change.member)
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
    _move(member, change.email)
    close_doors(member)
    letters.address_changed(member, before)
    letters.contact_changed(member, change.asked_by, "address")
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
