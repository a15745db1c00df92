"""Which tickets somebody sees, what can be said of many of them, and holding one."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import connection, models
from django.db.models import BooleanField, ExpressionWrapper, F, FilteredRelation, Q
from django.utils.translation import gettext as _

from ventanilla.core.errors import OutOfReach
from ventanilla.domain.customers.models import Membership, Section
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.indexes import UNFINISHED
from ventanilla.domain.tickets.status import Status

if TYPE_CHECKING:
    from ventanilla.domain.tickets.models.ticket import Ticket


def tickets_copied_to(member: Membership) -> list[int]:
    """They are few, and read once a request."""
    if not hasattr(member, "copied_tickets"):
        member.copied_tickets = list(member.copies.values_list("ticket_id", flat=True))  # type: ignore[attr-defined]
    return member.copied_tickets  # type: ignore[attr-defined, no-any-return]


class TicketQuerySet(models.QuerySet["Ticket"]):
    def visible_to(self, actor: Actor) -> Self:
        """The one scope: lists, pages, counts, files and answers all start here."""
        if isinstance(actor, StaffMember):
            return self.all()
        if not isinstance(actor, Membership) or not actor.may_view(Section.SUPPORT):
            return self.none()
        of_company = self.filter(customer_id=actor.customer_id, is_withheld=False)
        return of_company if actor.sees_whole_company else of_company.filter(self._taken_part_in_by(actor))

    def _taken_part_in_by(self, actor: Membership) -> Q:
        """Asked by them, or copied to them. Written out as numbers, copies leave the planner its indexes, where an OR with a
        subquery would cost it both.
        """
        copied = tickets_copied_to(actor)
        return Q(requester_id=actor.pk) | Q(pk__in=copied) if copied else Q(requester_id=actor.pk)

    def open(self) -> Self:
        return self.filter(UNFINISHED)

    def completed(self) -> Self:
        return self.filter(is_unfinished=False)

    def unrated_by(self, member: Membership, *, since: datetime) -> Self:
        """Solved for this person after `since`, and not a word of how it went."""
        return self.filter(requester=member, wants_rating=True, resolved_at__gte=since)

    def with_unread_for(self, actor: Actor) -> Self:
        """Each with `is_unread`: the other side has spoken since this person last read it (see `Reading`)."""
        spoke = "customer_spoke_at" if actor.works_the_desk else "staff_spoke_at"
        mine = Q(readings__person=getattr(actor, "person_id", None))
        behind = Q(my_reading__read_at__isnull=True) | Q(my_reading__read_at__lt=F(spoke))
        unread = Q(**{f"{spoke}__isnull": False}) & behind
        return self.alias(my_reading=FilteredRelation("readings", condition=mine)).annotate(
            is_unread=ExpressionWrapper(unread, output_field=BooleanField())
        )

    def with_something_ahead(self) -> Self:
        """Open, or resolved and not closed yet."""
        return self.filter(UNFINISHED | Q(status=Status.RESOLVED))

    def due_for_the_clock(self, at: datetime) -> Self:
        """Those that the clock has something to do with, the longest overdue first."""
        return self.filter(wakes_at__lte=at).order_by("wakes_at", "pk")

    def held(self, ticket: Ticket) -> Ticket:
        """The row as it is now, kept from others until the commit. Verbs begin with it.

        Held first and read then: PostgreSQL joins a row to its people before it waits for it, and a ticket that changed
        hands meanwhile would come with nobody, or not at all.
        """
        if connection.features.has_select_for_update:
            list(self.select_for_update().filter(pk=ticket.pk).values_list("pk"))
        return self.select_related("customer", "requester__person", "assignee__person", "team").get(
            pk=ticket.pk
        )

    def held_for(self, actor: Actor, ticket: Ticket) -> Ticket:
        """The same for who may have lost sight of it since they opened its page: what a contact does in the moment in
        which it moves must not reach another customer. Raises OutOfReach then.
        """
        if not isinstance(actor, Membership):
            return self.held(ticket)
        vars(actor).pop("copied_tickets", None)  # as it is now, not as it was when the page began
        try:
            return self.visible_to(actor).held(ticket)
        except self.model.DoesNotExist:
            raise OutOfReach(_("Esta incidencia ya no está a tu alcance.")) from None
