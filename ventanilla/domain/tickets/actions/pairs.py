"""Several tickets in one verb: held in one order, and what was merged left alone."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.tickets.models import Ticket


def held_together(*tickets: Ticket) -> list[Ticket]:
    """The rows as they are now, kept until the commit. The lowest number first: no two verbs wait for each other."""
    held = {pk: Ticket.objects.held(Ticket(pk=pk)) for pk in sorted({one.pk for one in tickets})}
    return [held[one.pk] for one in tickets]


def refuse_merged(ticket: Ticket) -> None:
    """Raises Refused for a ticket that lives on in another."""
    if ticket.merged_into_id:
        raise Refused(
            _("La #%(number)s se unió a la #%(into)s: sigue en ella.")
            % {"number": ticket.pk, "into": ticket.merged_into_id}
        )
