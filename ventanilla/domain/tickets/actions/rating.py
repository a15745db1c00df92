"""How did it go? One to five stars, from the letter or from the portal."""

from __future__ import annotations

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.people.actions.links import find_link
from ventanilla.domain.people.models import Link
from ventanilla.domain.tickets import letters
from ventanilla.domain.tickets.actions.ending import conclude
from ventanilla.domain.tickets.models import PastRating, Rating, Ticket
from ventanilla.domain.tickets.policy import may_rate


@transaction.atomic
def rate(ticket: Ticket, *, by: Membership, stars: int, comment: str = "") -> Rating:
    """Keep what the requester thought. Rating again changes it; the journal keeps both.

    Raises Refused when there is nothing to rate yet, or the rating is somebody else's.
    """
    ticket = Ticket.objects.held(ticket)
    if not may_rate(by, ticket):
        raise Refused(_("Esta incidencia no se puede valorar ahora."))
    at = now()
    facts = {"stars": stars, "comment": comment.strip(), "rated_by": by, "rated_at": at}
    before = Rating.objects.filter(ticket=ticket).values_list("stars", flat=True).first()
    rating, _made = Rating.objects.update_or_create(ticket=ticket, defaults=facts)
    PastRating.objects.create(ticket=ticket, round=ticket.round, **facts)
    ticket.change_quietly(at=at, wants_rating=False)
    if stars != before:
        letters.rated(ticket, rating)
    conclude(by, "ticket.rated", ticket, at=at, stars=stars)
    return rating


def ticket_to_rate(token: str) -> Ticket | None:
    """The ticket behind a star link, while the link lives and its person may still see it; None otherwise."""
    link = find_link(Link.Purpose.RATE, token)
    if link is None or link.subject_id is None:
        return None
    found = Ticket.objects.select_related("customer", "requester__person", "assignee__person", "rating")
    alive = found.filter(requester__is_active=True, customer__is_active=True, requester__person=link.person)
    ticket = alive.filter(pk=link.subject_id).first()
    return ticket if ticket and ticket.requester.may_view(Section.SUPPORT) else None
