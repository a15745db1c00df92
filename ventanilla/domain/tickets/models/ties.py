"""What hangs from a ticket on the desk's side: tags, links to other tickets, time."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy

from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models.ticket import Ticket


class Tag(models.Model):
    """A word of the desk for finding things again. Customers never see it."""

    name = models.CharField(max_length=40, unique=True)
    """In lower case, without the sign."""

    def __str__(self) -> str:
        return self.name


class TicketTag(models.Model):
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="tags")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tickets")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "tag"], name="tagged_once")]
        indexes = [models.Index(fields=["tag", "ticket"], name="ticket_by_tag")]

    def __str__(self) -> str:
        return f"#{self.ticket_id} {self.tag_id}"


class TicketLinkQuerySet(models.QuerySet["TicketLink"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of which the actor sees both ends: a number of somebody else's ticket is somebody else's."""
        if actor.works_the_desk:
            return self
        seen = Ticket.objects.visible_to(actor)
        ends = (Exists(seen.filter(pk=OuterRef(f"{end}_id"))) for end in ("one", "other"))
        return self.filter(*ends)


class TicketLink(models.Model):
    """Two tickets that belong together. It reads from `one` to `other`, and is shown at both."""

    class Kind(models.TextChoices):
        RELATED = "related", gettext_lazy("relacionada")
        FOLLOW_UP = "follow_up", gettext_lazy("continúa en")
        SPLIT = "split", gettext_lazy("separada en")
        MERGED = "merged", gettext_lazy("unida a")

    one = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="links_out")
    other = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="links_in")
    kind = models.CharField(max_length=10, choices=Kind)

    objects = TicketLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other", "kind"], name="linked_once"),
            models.CheckConstraint(condition=~Q(one=F("other")), name="not_linked_to_itself"),
        ]

    def __str__(self) -> str:
        return f"#{self.one_id} {self.kind} #{self.other_id}"


class TimeEntry(models.Model):
    """Time that somebody of the desk spent. Never shown to the customer: what they pay for are work orders."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="time_entries")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="time_entries")
    minutes = models.PositiveIntegerField()
    note = models.CharField(max_length=200, blank=True)
    spent_on = models.DateField()
    created_at = models.DateTimeField()
    form_key = models.CharField(max_length=40, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "form_key"], name="one_time_entry_per_form"),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=24 * 60), name="time_within_a_day"
            ),
        ]
        indexes = [
            models.Index(fields=["ticket", "id"], name="time_of_ticket"),
            models.Index(fields=["spent_on"], name="time_by_day"),
        ]

    def __str__(self) -> str:
        return f"#{self.ticket_id} {self.minutes} min"
