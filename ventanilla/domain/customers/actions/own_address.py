"""Another address to come in by, asked for by its owner: confirmed from there, told to the one before.

Whether the new one is somebody's already is said to nobody but who reads its mail.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.email_address import an_address
from ventanilla.core.errors import Refused
from ventanilla.domain.customers import letters_of_oneself as letters
from ventanilla.domain.customers.findable import index_later
from ventanilla.domain.customers.models import Membership, OwnAddress, Session
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM, Actor
from ventanilla.domain.live import audiences
from ventanilla.domain.live.announcing import ask_again
from ventanilla.domain.people.actions.links import hashed, revoke_links
from ventanilla.domain.people.actions.throttling import Allowance, may_guess
from ventanilla.domain.people.letters import recipient
from ventanilla.domain.people.models import Link, Person
from ventanilla.domain.people.policy import refuse_address_of_the_directory, refuse_shared
from ventanilla.domain.push.actions.subscribing import silence

LIVES = timedelta(days=1)
"""So long the link in the letter is good."""
ASKED = Allowance(3, timedelta(hours=6))
"""Letters that one person may have sent to addresses that may be anybody's."""


@transaction.atomic
def ask_own_address(person: Person, email: str, *, by: Actor) -> OwnAddress:
    """Write to both addresses; what was asked for before is forgotten. It says the same whoever the address belongs to, and
    nothing is different yet. The caller has seen a fresh proof of who asks.

    Raises Refused for what is no address, for the one they have, for the people of the demonstration, and after too many.
    """
    refuse_shared(person)
    refuse_address_of_the_directory(person)
    address = an_address(email)
    person = Person.objects.select_for_update().get(pk=person.pk)
    if address == person.email:
        raise Refused(_("Es el correo que ya tienes."), field="email")
    if not may_guess(f"own-address:{person.pk}", ASKED):
        raise Refused(_("Has pedido varios cambios seguidos. Espera unas horas."), field="email")
    at, token = now(), secrets.token_urlsafe(32)
    OwnAddress.objects.filter(person=person).delete()
    change = OwnAddress.objects.create(person=person, email=address, token_hash=hashed(token), asked_at=at)
    letters.own_address_asked(change, token=token, days=LIVES.days)
    record(by, "person.address_asked", person, at=at, address=address)
    return change


@transaction.atomic
def forget_own_address(person: Person, *, by: Actor) -> bool:
    """They keep the one they have; False when nothing was asked for."""
    gone, _per_table = OwnAddress.objects.filter(person=person).delete()
    if gone:
        record(by, "person.address_kept", person, at=now())
    return bool(gone)


def own_address_behind(token: str) -> OwnAddress | None:
    """What this link confirms; None when it confirms nothing (any more)."""
    alive = OwnAddress.objects.filter(asked_at__gt=now() - LIVES, person__is_active=True)
    return alive.select_related("person").filter(token_hash=hashed(token)).first()


@transaction.atomic
def confirm_own_address(token: str) -> Person:
    """From now on they come in by the new address, wherever they are somebody; every session and every link of before ends.

    Raises Refused for a dead link, and for an address that is somebody else's: who reads its mail may know.
    """
    dead = Refused(_("Este enlace ya no sirve."))
    found = own_address_behind(token)
    if found is None:
        raise dead
    take_turns("people")
    person = Person.objects.select_for_update().get(pk=found.person_id)
    change = own_address_behind(token)  # as it is now
    if change is None:
        raise dead
    if Person.objects.filter(email=change.email).exists():
        raise Refused(_("Con este correo ya entra otra persona: no puede ser de dos."))
    at, before = now(), recipient(person)
    person.email = change.email
    person.save(update_fields=["email"])
    Session.objects.filter(person=person).delete()
    ask_again(audiences.person(person.pk))
    silence([person.pk], by=SYSTEM)
    for purpose in (Link.Purpose.NEW_PASSWORD, Link.Purpose.COME_IN, Link.Purpose.RATE):
        revoke_links(person, purpose)
    change.delete()
    for member in Membership.objects.filter(person=person):
        index_later(member)
    letters.own_address_changed(person, before, at)
    record(
        _actor(person), "person.address_changed", person, at=at, before=before.address, address=person.email
    )
    return person


def _actor(person: Person) -> Actor:
    """In the first of their names: who confirms has not come in."""
    staff = getattr(person, "staff_member", None)
    return staff or Membership.objects.filter(person=person).order_by("removed_at", "pk").first() or SYSTEM
