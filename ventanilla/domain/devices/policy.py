"""Who may see and keep what stands in a customer's network. Each right is a sentence."""

from __future__ import annotations

from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.devices.models import Device
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import Role, StaffMember


def may_see_private(actor: Actor) -> bool:
    """Addresses, serial numbers, notes, ports and documents: the desk, and contacts who manage the network."""
    return actor.works_the_desk or (isinstance(actor, Membership) and actor.may_manage(Section.NETWORK))


def may_keep_devices(actor: Actor) -> bool:
    """Add, change, retire and import: everybody at the desk but who only bills."""
    return isinstance(actor, StaffMember) and actor.role != Role.BILLING


def may_describe(actor: Actor, device: Device) -> bool:
    """Say who uses it, where it stands, and write its notes: also whoever manages the network of that customer."""
    if may_keep_devices(actor):
        return True
    return (
        isinstance(actor, Membership)
        and actor.may_manage(Section.NETWORK)
        and actor.customer_id == device.customer_id
        and not device.is_retired
    )
