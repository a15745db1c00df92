"""How every verb about a company's people begins: its row is held, and who acts is looked at as they are now.

All hold the same row first, so that they come one after the other: of two managers who take the accesses away from each
other in the same moment, the second no longer has any.
"""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from ventanilla.core.errors import ChangedMeanwhile, Refused
from ventanilla.domain.customers import policy
from ventanilla.domain.customers.findable import index_later
from ventanilla.domain.customers.models import Customer, Membership, Session
from ventanilla.domain.customers.policy import Governor, Grant, excess, power_of
from ventanilla.domain.customers.policy_of_company import may_keep_customers
from ventanilla.domain.live import audiences
from ventanilla.domain.live.announcing import ask_again
from ventanilla.domain.people.models import Link, StaffMember


def held_governor(by: Membership) -> Membership:
    """The access manager who acts, with their company held until the commit. Raises Refused when they are none any more."""
    _hold(by.customer_id)
    found = Membership.objects.alive().select_related("person", "customer").filter(pk=by.pk).first()
    if found is None or not policy.may_govern(found):
        raise Refused(_("Ya no gestionas los accesos de esta empresa."))
    return found


def held_decider(by: Governor, customer_id: int) -> Governor:
    """The same for whoever may decide about this company's people; of the desk, who keeps customers."""
    if isinstance(by, Membership):
        return held_governor(by)
    _hold(customer_id)
    found = StaffMember.objects.select_related("person").get(pk=by.pk)
    if not found.is_here or not may_keep_customers(found):
        raise Refused(_("De los contactos se ocupa quien lleva los clientes."))
    if not Customer.objects.filter(pk=customer_id, is_active=True).exists():
        raise Refused(_("Ya no es cliente: reactívalo antes."))
    return found


def held_contact(member: Membership, *, by: Governor, seen: int | None = None) -> tuple[Membership, Governor]:
    """(the contact, who acts), both as they are now. Raises Refused for oneself and for who is no contact any more, and
    ChangedMeanwhile when somebody has changed them since the version that was seen.
    """  # fmt: skip
    governor = held_decider(by, member.customer_id)
    contact = Membership.objects.select_related("person", "customer").get(pk=member.pk)
    if contact == governor:
        raise Refused(_("Lo tuyo lo tiene que cambiar otra persona que gestione los accesos."))
    if not policy.may_touch(governor, contact):
        raise Refused(_("Ya no es contacto de esta empresa."))
    if seen is not None and seen != contact.version:
        raise ChangedMeanwhile(
            _("Alguien ha cambiado este contacto mientras lo editabas. Mira cómo está ahora y decide.")
        )
    return contact, governor


def refuse_excess(giver: Governor, wanted: Grant, *, before: Grant = policy.NOTHING) -> None:
    """Raises Refused, naming it, for what the giver lacks."""
    too_much = excess(power_of(giver), wanted, before=before)
    if too_much:
        raise Refused(_("No puedes dar lo que no tienes: %(what)s.") % {"what": ", ".join(too_much)})


def refuse_beyond(giver: Governor, contact: Membership) -> None:
    """Raises Refused when the contact may do what the giver may not."""
    if not policy.may_let_back(giver, contact):
        raise Refused(
            _("%(name)s tiene permisos que tú no tienes: tiene que hacerlo quien los tenga.")
            % {"name": contact.shown_name}
        )


def write(contact: Membership, **columns: Any) -> None:
    """These columns, as one more version; it is found by what it says now, and who listens in its name is asked anew."""
    for name, value in columns.items():
        setattr(contact, name, value)
    Membership.objects.filter(pk=contact.pk).update(**columns, version=F("version") + 1)
    contact.version += 1
    index_later(contact)
    ask_again(audiences.member(contact.pk))


def close_doors(contact: Membership) -> None:
    """Every session in the name of this company ends, and no link that was sent to them opens anything of it."""
    Session.objects.filter(membership=contact).delete()
    ask_again(audiences.member(contact.pk))
    revoke(Link.Purpose.INVITATION, contact.pk)
    change = getattr(contact, "address_change", None)
    if change is not None:
        revoke(Link.Purpose.NEW_ADDRESS, change.pk)
        change.delete()


def revoke(purpose: Link.Purpose, subject: int) -> None:
    """Make the unused links of this purpose about this thing worthless."""
    Link.objects.filter(purpose=purpose, subject_id=subject, used_at=None).delete()


def _hold(customer_id: int) -> None:
    list(Customer.objects.select_for_update(no_key=True).filter(pk=customer_id).values_list("pk"))


def others_who_govern(contact: Membership) -> list[Membership]:
    """Who else manages the accesses, to be told."""
    there = Membership.objects.alive().filter(customer=contact.customer_id, is_access_manager=True)
    return list(there.exclude(pk=contact.pk).select_related("person").order_by("pk"))
