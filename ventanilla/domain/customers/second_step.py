"""Who has to come in by two steps: the provider's people if it says so, a customer's if its access managers do."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.customers.actions.calls import warranted
from ventanilla.domain.customers.actions.sessions import close_sessions
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.live import audiences
from ventanilla.domain.live.announcing import ask_again
from ventanilla.domain.people.actions.factors import reset_factors
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.provider.house import the_house


def needs_second_factor(actor: Membership | StaffMember) -> bool:
    """A password alone does not do for them."""
    if isinstance(actor, StaffMember):
        return the_house().staff_need_second_factor
    return actor.customer.needs_second_factor


def lacks_second_factor(actor: Membership | StaffMember) -> bool:
    """They must have one and have none: until then they can do nothing else."""
    return not actor.person.has_second_factor and needs_second_factor(actor)


def may_require_second_factor(actor: Actor) -> bool:
    return isinstance(actor, Membership) and actor.is_access_manager and actor.is_active


@transaction.atomic
def require_second_factor(customer: Customer, *, needed: bool, by: Actor) -> Customer:
    """From now on, or no longer, this customer's people need a second step, at the next page that they open.

    Raises Refused for who does not manage its accesses, and for who would shut themself out: who asks it of others has one.
    """
    if not may_require_second_factor(by) or getattr(by, "customer_id", None) != customer.pk:
        raise Refused(_("Lo decide quien gestiona los accesos de la empresa."))
    if needed and isinstance(by, Membership) and not by.person.has_second_factor:
        raise Refused(_("Activa antes el tuyo: así sabes qué les pides."))
    customer = Customer.objects.select_for_update().get(pk=customer.pk)
    if customer.needs_second_factor != needed:
        customer.needs_second_factor = needed
        customer.save(update_fields=["needs_second_factor"])
        ask_again(audiences.contacts(customer.pk))
        record(by, "customer.second_factor", customer, at=now(), needed=needed)
    return customer


@transaction.atomic
def let_in_again(member: Membership, *, by: StaffMember, reason: str = "") -> None:
    """A contact has lost their second step: what they had opens nothing any more, nor does what is open.

    Raises Refused for who has none, and as `calls.warranted` does.
    """
    rests_on = warranted(member.customer, member, by=by, reason=reason)
    reset_factors(member.person, by=by, **rests_on)
    close_sessions(member.person, by=by)
