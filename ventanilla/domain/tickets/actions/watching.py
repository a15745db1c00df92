"""Who of the desk wants to hear what is said in a ticket. It is no change of the ticket: nobody's form grows old by it."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.actions.pairs import refuse_merged
from ventanilla.domain.tickets.models import Ticket, Watch


@transaction.atomic
def watch(ticket: Ticket, *, by: StaffMember, who: StaffMember | None = None) -> Watch:
    """Hear of everything that is said in it, oneself or a colleague. Twice is once.

    Raises Refused for a colleague who has left, and for a ticket that was merged.
    """
    ticket, who = Ticket.objects.held(ticket), who or by
    refuse_merged(ticket)
    if not who.is_here:
        raise Refused(_("%(name)s ya no está: elige a otra persona.") % {"name": who.actor_name}, field="who")
    row, is_new = Watch.objects.get_or_create(ticket=ticket, staff=who)
    if is_new:
        conclude(by, "ticket.watched", ticket, at=now(), who=who.actor_name)
    return row


@transaction.atomic
def unwatch(ticket: Ticket, *, by: StaffMember, who: StaffMember | None = None) -> None:
    """Hear no more of it, unless it is theirs. Who did not watch it does not notice."""
    ticket, who = Ticket.objects.held(ticket), who or by
    gone, _rows = Watch.objects.filter(ticket=ticket, staff=who).delete()
    if gone:
        conclude(by, "ticket.unwatched", ticket, at=now(), who=who.actor_name)
