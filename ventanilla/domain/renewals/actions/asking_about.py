"""What a customer looks at and asks about, of what it does not have."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.contracts.accounts import manager_of
from ventanilla.domain.contracts.models import Service
from ventanilla.domain.customers.models import Customer, Membership
from ventanilla.domain.journal.actions import record
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.renewals.models import About, Interest, Requests
from ventanilla.domain.renewals.policy import may_ask_about
from ventanilla.domain.tickets.actions.opening import Request, open_ticket
from ventanilla.domain.tickets.models import Application, Ticket, TicketType
from ventanilla.domain.tickets.status import Priority

LONGEST_NOTE = 1000


@transaction.atomic
def ask_about(service: Service, *, by: Membership, note: str = "") -> Ticket:
    """A ticket for who looks after the customer. While the one that they asked with before is open, it is that one again.

    Raises Refused for who may open none, for too long a note, and for a service that they may not see.
    """
    if not may_ask_about(by) or not Service.objects.visible_to(by).filter(pk=service.pk).exists():
        raise Refused(_("No puedes pedir información de este servicio."))
    _refuse_long(note)
    interest = _held_interest(by.customer, service)
    if interest.ticket and interest.ticket.is_open:
        return interest.ticket
    words = _("Quiero información sobre «%(service)s».") % {"service": service.name}
    subject = _("Información sobre «%(service)s»") % {"service": service.name}
    ticket = open_for_account(by, subject, "\n\n".join(filter(None, (words, note.strip()))))
    interest.asked_at, interest.ticket = now(), ticket
    interest.save(update_fields=["asked_at", "ticket"])
    record(by, "service.asked_about", service, at=interest.asked_at, ticket=ticket.number)
    return ticket


@transaction.atomic
def note_seen(service: Service, *, by: Membership) -> None:
    """That their company has had a look at it; only the first time counts. No deed: the journal has no line of it."""
    _held_interest(by.customer, service)


@transaction.atomic
def relate(service: Service, applications: Sequence[Application], *, by: Actor) -> None:
    """Tickets about these applications, and no others, have to do with the service."""
    before = set(About.objects.filter(service=service).values_list("application_id", flat=True))
    after = {one.pk for one in applications}
    if before == after:
        return
    About.objects.filter(service=service, application_id__in=before - after).delete()
    About.objects.bulk_create(About(service=service, application_id=one) for one in after - before)
    names = sorted(one.name for one in applications)
    record(by, "service.related", service, at=now(), applications=names)


@transaction.atomic
def choose_request_type(kind: TicketType, *, by: Actor) -> None:
    """Tickets that come from services and renewals have this type from now on."""
    Requests.objects.update_or_create(pk=1, defaults={"type": kind})
    record(by, "requests.type_chosen", kind, at=now(), name=kind.name)


def request_type() -> TicketType:
    """The chosen one while it is offered; else the first that is."""
    chosen = TicketType.objects.filter(pk__in=Requests.objects.values("type_id"), is_active=True).first()
    found: TicketType | None = chosen or TicketType.objects.offered().first()
    if found is None:
        raise Refused(_("Ahora mismo no se pueden abrir peticiones: llámanos."))
    return found


def open_for_account(by: Membership, subject: str, message: str) -> Ticket:
    """A ticket in their words, which who looks after their company has from the start."""
    request = Request(
        type=request_type(), application=None, urgency=Priority.MEDIUM, subject=subject, message=message,
        assignee=manager_of(by.customer_id),
    )  # fmt: skip
    return open_ticket(request, by=by)


def _refuse_long(note: str) -> None:
    if len(note) > LONGEST_NOTE:
        raise Refused(_("Caben %(most)s caracteres.") % {"most": LONGEST_NOTE}, field="note")


def _held_interest(customer: Customer, service: Service) -> Interest:
    """Made where there is none, and held until the commit: of two presses the second finds what the first made."""
    Interest.objects.get_or_create(customer=customer, service=service, defaults={"seen_at": now()})
    held = Interest.objects.select_for_update(of=("self",)).select_related("ticket")
    return held.get(customer=customer, service=service)
