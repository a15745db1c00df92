"""One deed for many tickets, each by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Ticket

MOST = 200
"""At once."""


@dataclass(frozen=True)
class Summary:
    """What became of each, in the order in which they were chosen."""

    done: list[int] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)
    """(number, why): sentences for the person."""


def in_bulk(numbers: Sequence[int], deed: Callable[[Ticket], object], *, by: StaffMember) -> Summary:
    """Do it to each of these, in a transaction of its own: what one refuses does not keep the others from it.

    A number that is nobody's, or not theirs to see, is told as one that is no longer there.
    Raises Refused, and does nothing, for more than 200.
    """
    chosen = list(dict.fromkeys(numbers))
    if len(chosen) > MOST:
        raise Refused(_("Son demasiadas a la vez: %(most)s como mucho.") % {"most": MOST})
    found = Ticket.objects.visible_to(by).in_bulk(chosen)
    summary = Summary()
    for number in chosen:
        why = _refusal(found.get(number), deed)
        if why is None:
            summary.done.append(number)
        else:
            summary.refused.append((number, why))
    return summary


def _refusal(ticket: Ticket | None, deed: Callable[[Ticket], object]) -> str | None:
    """Why not, or None when it is done."""
    if ticket is None:
        return _("Ya no está.")
    try:
        with transaction.atomic():
            deed(ticket)
    except Refused as no:
        return str(no.reason)
    return None
