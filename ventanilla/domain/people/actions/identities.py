"""Accounts of a sign-in provider: linking one to a person, taking it away, and whose it is that stands at the door."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.jobs.turns import take_turns
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import SYSTEM, Actor
from ventanilla.domain.people import letters
from ventanilla.domain.people.actions.links import find_link, use_up
from ventanilla.domain.people.models import Identity, Link, Person
from ventanilla.domain.people.openid import Proof, the_provider
from ventanilla.domain.people.policy import refuse_shared


def may_link(person: Person) -> bool:
    """There is a provider, and it is for them."""
    if the_provider() is None or person.is_demo:
        return False
    member = getattr(person, "staff_member", None)
    return settings.ENV.oidc_for == "everybody" or bool(member and member.is_active)


@transaction.atomic
def link_identity(person: Person, proof: Proof, *, by: Actor) -> Identity:
    """From now on this account opens the door for them. The caller has seen to it that they are who they say.

    Raises Refused for who may not, for an account that is somebody's already, and for a second one of the same provider.
    """
    refuse_shared(person)
    take_turns("identities")
    person = Person.objects.select_for_update().get(pk=person.pk)
    if not may_link(person):
        raise Refused(_("Ese servicio no es para tu cuenta."))
    known = Identity.objects.filter(issuer=proof.issuer)
    if known.filter(subject=proof.subject).exists():
        raise Refused(_("Esa cuenta ya abre una de aquí."))
    if known.filter(person=person).exists():
        raise Refused(_("Ya tienes otra vinculada: quítala antes."))
    at = now()
    found = Identity.objects.create(
        person=person, issuer=proof.issuer, subject=proof.subject, label=proof.label, created_at=at
    )
    record(by, "identity.linked", person, at=at, issuer=proof.issuer, label=proof.label)
    letters.factor_changed(person, letters.LINKED, at, account=_named(found))
    return found


@transaction.atomic
def link_by_invitation(token: str, proof: Proof) -> Person:
    """Spend the link of an invitation on linking this account, in place of choosing a password: whoever reads that mail is
    who is meant. Raises Refused when it is dead, when they have a password already, and as `link_identity` does.
    """
    link = find_link(Link.Purpose.NEW_PASSWORD, token)
    if link is None or link.person.has_usable_password() or not use_up(link, at=now()):
        raise Refused(_("Este enlace ya no sirve. Pide otro."))
    link_identity(link.person, proof, by=SYSTEM)
    return link.person


@transaction.atomic
def unlink_identity(person: Person, identity_id: int, *, by: Actor) -> bool:
    """It opens nothing any more; False when it is none of theirs."""
    refuse_shared(person)
    person = Person.objects.select_for_update().get(pk=person.pk)
    found = Identity.objects.filter(person=person, pk=identity_id).first()
    if found is None:
        return False
    found.delete()
    at = now()
    record(by, "identity.unlinked", person, at=at, issuer=found.issuer, label=found.label)
    letters.factor_changed(person, letters.UNLINKED, at, account=_named(found))
    return True


@transaction.atomic
def prove_by_identity(proof: Proof) -> Person | None:
    """Whose account it is; None when it is nobody's, or of somebody who may not come in."""
    theirs = Identity.objects.filter(issuer=proof.issuer, subject=proof.subject, person__is_active=True)
    here = Q(person__staff_member=None) | Q(person__staff_member__is_active=True)
    found = theirs.filter(here).select_for_update(of=("self",)).select_related("person").first()
    if found is None:
        return None
    found.used_at, found.label = now(), proof.label
    found.save(update_fields=["used_at", "label"])
    return found.person


def _named(identity: Identity) -> str:
    """The account as its owner knows it, and whose it is."""
    provider = the_provider()
    house = provider.name if provider and provider.issuer == identity.issuer else identity.issuer
    return " · ".join(filter(None, [identity.label, house]))
