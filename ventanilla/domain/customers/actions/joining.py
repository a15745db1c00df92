"""The other end of an invitation: whoever reads that mail takes the place, or lets it be."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.customers import letters
from ventanilla.domain.customers.actions.company import write
from ventanilla.domain.customers.models import AccessRequest, Customer, Membership, Stand
from ventanilla.domain.journal.actions import record
from ventanilla.domain.people.actions.links import find_link, revoke_links, use_up
from ventanilla.domain.people.actions.passwords import refuse_weak
from ventanilla.domain.people.actions.staff import refuse_name
from ventanilla.domain.people.models import Link
from ventanilla.domain.provider.information import Shown, settle
from ventanilla.domain.provider.models import Information


def invited_by(token: str) -> Membership | None:
    """The place that this link offers, with its person and customer; None when it offers nothing (any more)."""
    link = find_link(Link.Purpose.INVITATION, token)
    if link is None or link.subject_id is None:
        return None
    places = Membership.objects.select_related("person__staff_member", "customer").filter(
        pk=link.subject_id, person=link.person_id, customer__is_active=True
    )
    member = places.first()
    return member if member and member.stand == Stand.INVITED else None


@transaction.atomic
def accept_invitation(
    token: str, *, name: str = "", password: str = "", shown: Shown | None = None
) -> Membership:
    """They are a contact from now on. Who has no password yet chooses one, and says what they are called.

    Raises Refused for a dead link, a weak password, no name, and somebody of the provider, who works at the other side;
    a weak password leaves the link alive. The journal keeps which privacy information was shown; raises as `settle` does.
    """
    dead = Refused(_("Esta invitación ya no sirve. Pide otra a quien te invitó."))
    member = invited_by(token)
    if member is None:
        raise dead
    list(Customer.objects.select_for_update(no_key=True).filter(pk=member.customer_id).values_list("pk"))
    link, member = (
        find_link(Link.Purpose.INVITATION, token),
        invited_by(token),
    )  # as it is now that it is ours
    if link is None or member is None:
        raise dead
    if hasattr(member.person, "staff_member"):
        raise Refused(
            _("Esta dirección es de alguien de nuestro equipo: no puede ser contacto de un cliente.")
        )
    privacy = settle(Information.Kind.INVITATION, shown)
    if not member.person.has_usable_password():
        _introduce(member, name, password)
    at = now()
    if not use_up(link, at=at):
        raise dead
    write(member, is_active=True, joined_at=at)
    waiting = AccessRequest.objects.filter(customer=member.customer, email=member.person.email)
    waiting.filter(state=AccessRequest.State.WAITING).update(
        state=AccessRequest.State.ACCEPTED, decided_at=at
    )
    letters.joined(member)
    record(member, "contact.joined", member, at=at, privacy=privacy)
    return member


def _introduce(member: Membership, name: str, password: str) -> None:
    person = member.person
    refuse_name(name)
    person.name = " ".join(name.split())
    refuse_weak(password, person)
    person.set_password(password)
    person.save(update_fields=["name", "password"])
    revoke_links(person, Link.Purpose.NEW_PASSWORD)
