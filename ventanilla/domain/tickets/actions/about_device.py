"""What a ticket is about, where that is one device of the customer's network."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.devices.models import Device
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.models import Ticket


@transaction.atomic
def set_device(ticket: Ticket, device: Device | None, *, by: StaffMember, seen: int | None = None) -> Ticket:
    """Say what it is about; None: nothing in particular. It stays where it is in the lists: nobody waits to hear of it.

    Raises Refused for a device of another customer, ChangedMeanwhile.
    """
    ticket = Ticket.objects.held(ticket)
    ticket.refuse_stale(seen)
    refuse_foreign(device, ticket.customer_id)
    if ticket.device_id == (device.pk if device else None):
        return ticket
    at = now()
    ticket.change_quietly(at=at, device=device)
    conclude(by, "ticket.device_set", ticket, at=at, device=device.name if device else "")
    return ticket


def refuse_foreign(device: Device | None, customer: int) -> None:
    """Raises Refused for what is another customer's: it would be told to these people."""
    if device is not None and device.customer_id != customer:
        raise Refused(_("Ese equipo es de otro cliente."), field="device")
