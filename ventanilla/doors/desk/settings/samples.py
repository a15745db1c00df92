"""A ticket that nobody opened, for trying a canned reply on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.people.models import Person, StaffMember
from ventanilla.domain.tickets.canned import VARIABLES, fill
from ventanilla.domain.tickets.models import Application, Ticket, TicketType
from ventanilla.domain.tickets.status import Status


def filled_in(form: forms.Form, me: StaffMember) -> dict[str, Any]:
    """The variables there are, and the words of the form as a customer would read them; in memory only."""
    words = str(form["body"].value() or "")
    return {"variables": VARIABLES.items(), "sample": fill(words, _a_ticket(), me) if words.strip() else ""}


def _a_ticket() -> Ticket:
    customer = Customer(name=_("Talleres Aurora"), code="C0142")
    asks = Membership(person=Person(name=_("Lucía Ferrer")), customer=customer)
    return Ticket(
        number=4182, customer=customer, requester=asks, type=TicketType(name=_("Avería")),
        application=Application(name=_("Correo")), subject=_("No llegal correo al móvil"),
        status=Status.PLANNED, planned_at=now() + timedelta(days=2),
    )  # fmt: skip
