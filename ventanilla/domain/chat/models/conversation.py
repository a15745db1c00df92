"""A conversation of a contact with the desk, and whose it is to see."""

from __future__ import annotations

from typing import Self

from django.db import connection, models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ventanilla.core.errors import OutOfReach
from ventanilla.domain.customers.models import Customer, Membership, Section
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.people.models import StaffMember, Team
from ventanilla.domain.tickets.models import Message, Ticket


class State(models.TextChoices):
    WAITING = "waiting", gettext_lazy("En espera")
    OPEN = "open", gettext_lazy("En curso")
    ENDED = "ended", gettext_lazy("Terminado")
    TICKET = "ticket", gettext_lazy("Sigue en una incidencia")


LIVE = (State.WAITING, State.OPEN)
IS_LIVE = Q(ended_at=None)
"""The same, said so that SQLite finds its partial indexes by it: a list of states arrives as parameters."""


class Side(models.TextChoices):
    """Whose turn, and who ended it."""

    CUSTOMER = "customer", gettext_lazy("el cliente")
    STAFF = "staff", gettext_lazy("el equipo")
    HOUSE = "house", gettext_lazy("el reloj")


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def visible_to(self, actor: Actor) -> Self:
        """The one scope. A contact sees their own and nobody else's, whatever their scope: what a colleague typed in a chat
        was for the desk alone, until it is a ticket, which has a scope of its own.
        """
        if isinstance(actor, StaffMember):
            return self.all()
        if not isinstance(actor, Membership) or not actor.may_view(Section.CHAT):
            return self.none()
        return self.filter(member_id=actor.pk, customer_id=actor.customer_id)

    def live(self) -> Self:
        return self.filter(IS_LIVE)

    def in_line(self) -> Self:
        """Who waits for somebody, the longest first: who came back to the line keeps their place."""
        return self.filter(IS_LIVE, state=State.WAITING).order_by("opened_at", "pk")

    def held(self, pk: int) -> Conversation:
        """The row as it is now, kept from others until the commit. Held first and read then, as `TicketQuerySet.held`."""
        if connection.features.has_select_for_update:
            list(self.select_for_update().filter(pk=pk).values_list("pk"))
        return self.select_related("customer", "member__person", "member__customer", "staff__person").get(
            pk=pk
        )

    def held_for(self, actor: Actor, conversation: Conversation) -> Conversation:
        """The same for who may have lost it meanwhile: rights are read as they are now. Raises OutOfReach."""
        if isinstance(actor, Membership):
            alive = Membership.objects.alive().select_related("customer").filter(pk=actor.pk).first()
            seen = self.visible_to(alive) if alive else self.none()
        else:
            seen = self if actor.actor_kind == "system" else self.visible_to(actor)
        try:
            return seen.held(conversation.pk)
        except self.model.DoesNotExist:
            raise OutOfReach(_("Este chat ya no está a tu alcance.")) from None


class Conversation(models.Model):
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="conversations")
    member = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="conversations", db_index=False
    )
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    staff = models.ForeignKey(
        StaffMember, on_delete=models.PROTECT, null=True, related_name="conversations", db_index=False
    )
    """Who attends it, or attended it last."""
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="conversations")
    """For whom it waits in the line; null: whoever is first."""
    opened_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    """The first words of the desk; null: nobody has answered, or never did."""
    answered_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=8, choices=Side, blank=True)
    awaits_staff = models.BooleanField(default=True)
    """The last words are the customer's."""
    turn_since = models.DateTimeField()
    """Since when it is the turn of whoever it is; back in the line it begins anew."""
    last_line_at = models.DateTimeField()
    last_position = models.PositiveIntegerField(default=0)
    """Of the last line that both sides read."""
    last_entry = models.PositiveIntegerField(default=0)
    """Of the last line of all, notes too: the desk's number."""
    member_seen = models.PositiveIntegerField(default=0)
    staff_seen = models.PositiveIntegerField(default=0)
    """Up to which position each side has read."""
    member_typing_at = models.DateTimeField(null=True)
    staff_typing_at = models.DateTimeField(null=True)
    """Since when each side is writing; what they write is not sent before they send it."""
    member_here_at = models.DateTimeField(null=True)
    """When the contact's page was last heard of."""
    ticket = models.ForeignKey(
        Ticket, on_delete=models.PROTECT, null=True, related_name="conversations", db_index=False
    )
    """What became of it."""
    kept_in = models.ForeignKey(Message, on_delete=models.PROTECT, null=True, related_name="+")
    """The message of the ticket that says what was said."""
    stars = models.PositiveSmallIntegerField(null=True)
    rating_words = models.CharField(max_length=500, blank=True)
    rated_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    """One more with each change but typing and presence."""

    objects = ConversationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member"], condition=IS_LIVE, name="one_live_chat_per_contact"),
            models.CheckConstraint(
                condition=Q(ended_at=None, state__in=[one.value for one in LIVE])
                | (Q(ended_at__isnull=False) & ~Q(state__in=[one.value for one in LIVE])),
                name="chat_is_live_until_it_ends",
            ),
            models.CheckConstraint(
                condition=Q(stars=None) | Q(stars__range=(1, 5)), name="chat_stars_are_one_to_five"
            ),
        ]
        indexes = [
            models.Index(fields=["member", "-id"], name="chat_of_member"),
            models.Index(fields=["ticket"], condition=Q(ticket__isnull=False), name="chat_of_ticket"),
            models.Index(fields=["opened_at", "id"], condition=IS_LIVE, name="chat_live"),
            models.Index(fields=["staff", "-id"], name="chat_of_staff"),
            models.Index(fields=["-last_line_at", "-id"], name="chat_by_last_line"),
            models.Index(fields=["opened_at"], name="chat_by_opening"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"

    @property
    def customer_number(self) -> int:
        return self.customer_id

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def is_waiting(self) -> bool:
        return self.state == State.WAITING

    @property
    def is_missed(self) -> bool:
        """It is over, and nobody answered."""
        return not self.is_live and self.answered_at is None

    def change(self, **facts: object) -> None:
        """Write these columns."""
        for name, value in facts.items():
            setattr(self, name, value)
        self.version += 1
        self.save(update_fields=[*facts, "version"])
