"""The ticket: where it stands, whose turn it is, and when something is due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import ExpressionWrapper, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ventanilla.core.errors import ChangedMeanwhile, IllegalMove
from ventanilla.domain.calendars.known import the_worktime
from ventanilla.domain.customers.models import AccessRequest, Customer, Membership
from ventanilla.domain.devices.models import Device
from ventanilla.domain.levels.known import the_levels
from ventanilla.domain.levels.models import ServiceLevel
from ventanilla.domain.levels.words import Metric
from ventanilla.domain.people.models import StaffMember, Team
from ventanilla.domain.provider.house import the_house
from ventanilla.domain.tickets.appointments import wakes_at
from ventanilla.domain.tickets.indexes import INDEXES
from ventanilla.domain.tickets.models.catalogue import Application, TicketType
from ventanilla.domain.tickets.models.scope import TicketQuerySet
from ventanilla.domain.tickets.promises import COLUMNS, STAGED, measured, settled
from ventanilla.domain.tickets.status import MOVES, OPEN, OVER, Ball, Priority, Status, ball_of
from ventanilla.domain.tickets.terms import level_for
from ventanilla.domain.tickets.wording import priority_word, status_word

if TYPE_CHECKING:
    from ventanilla.domain.tickets.models.stages import Stage

COUNTED_BY = frozenset(STAGED) | {
    "type", "application", "customer", "qualified_at", "first_response_at", "resolved_at", "turn_since", "counts_since",
    "assignee",
}  # fmt: skip
"""When one of these changes, the promises are measured anew: also for whoever has it now, who may be there to be warned."""
SHOWN = attrgetter(
    "status", "status_since", "customer_id", "requester_id", "type_id", "application_id", "subject", "assignee_id",
    "planned_at", "planned_minutes", "qualified_at", "first_response_at", "started_at", "resolved_at", "closed_at",
    "awaits_staff", "staff_spoke_at", "answer_due_at", "resolution_due_at", "promised_at", "merged_into_id", "is_withheld",
)  # fmt: skip
"""What its customer's page says of the row itself."""


class Origin(models.TextChoices):
    """How it came in."""

    PORTAL = "portal", gettext_lazy("por el portal")
    PHONE = "phone", gettext_lazy("por teléfono")
    FOLLOW_UP = "follow_up", gettext_lazy("como continuación")
    SPLIT = "split", gettext_lazy("separada de otra")
    OUTSIDE = "outside", gettext_lazy("sin entrar")
    CHAT = "chat", gettext_lazy("por chat")


class Ticket(models.Model):
    number = models.BigAutoField(primary_key=True)
    # Neither has an index of its own: those of the lists begin with them.
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="tickets", db_index=False)
    requester = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="tickets", db_index=False
    )
    type = models.ForeignKey(TicketType, on_delete=models.PROTECT)
    application = models.ForeignKey(Application, on_delete=models.PROTECT, null=True)
    device = models.ForeignKey(
        Device, on_delete=models.PROTECT, null=True, related_name="tickets", db_index=False
    )
    """What it is about, where that is one thing of the customer's network: of the same customer, always."""
    urgency = models.CharField(max_length=6, choices=Priority)
    """The customer's."""
    priority = models.CharField(max_length=6, choices=Priority)
    """The staff's; the same as the urgency until somebody qualifies the ticket."""
    subject = models.CharField(max_length=150)
    status = models.CharField(max_length=20, choices=Status, default=Status.AWAITING_SUPPORT)
    status_since = models.DateTimeField()
    is_unfinished = models.GeneratedField(
        expression=ExpressionWrapper(Q(status__in=sorted(OPEN)), models.BooleanField()),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    """`is_open` as a column, kept by the database. SQLite uses a partial index only where the query repeats its condition
    word by word, and a list of statuses arrives as parameters."""
    # `ticket_of_assignee` begins with it: an index of its own would say the same again.
    assignee = models.ForeignKey(
        StaffMember, on_delete=models.PROTECT, null=True, related_name="tickets", db_index=False
    )
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="tickets")
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.PORTAL)
    is_verified = models.BooleanField(default=True)
    """False while nobody of the customer has vouched for who asked: nothing is disclosed meanwhile."""
    is_withheld = models.BooleanField(default=False, db_default=False)
    """Its company sees nothing of it: it is of somebody unknown, until they have been let in and have come."""
    caller = models.ForeignKey(
        AccessRequest, on_delete=models.PROTECT, null=True, related_name="tickets", db_index=False
    )
    """Who it is of, where that was somebody unknown."""
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    version = models.PositiveIntegerField(default=1)
    """One more with each change: whoever changes it says which one they saw."""
    round = models.PositiveSmallIntegerField(default=1)
    """One more each time it comes back: what was told in one round is not told again in it."""
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    qualified_at = models.DateTimeField(null=True)
    first_response_at = models.DateTimeField(null=True)
    planned_at = models.DateTimeField(null=True)
    planned_minutes = models.PositiveSmallIntegerField(default=60)
    """How long the visit takes."""
    started_at = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    awaits_staff = models.BooleanField(default=True)
    """It is our turn: the last public word is the customer's."""
    turn_since = models.DateTimeField()
    """Since when it is the turn of whoever it is."""
    customer_spoke_at = models.DateTimeField(null=True)
    staff_spoke_at = models.DateTimeField(null=True)
    """The last public words of each side: what is newer than somebody's `Reading` is unread."""
    level = models.ForeignKey(
        ServiceLevel, on_delete=models.PROTECT, null=True, related_name="tickets", db_index=False
    )
    """What it promises; None: what everybody is promised."""
    counts_since = models.DateTimeField(null=True)
    """When its clocks began, where that was before it was opened: one that was merged into it had waited longer."""
    is_their_date = models.BooleanField(default=False)
    """The customer asked for the planned date: until then the clock stands still."""
    qualification_due_at = models.DateTimeField(null=True)
    answer_due_at = models.DateTimeField(null=True)
    update_due_at = models.DateTimeField(null=True)
    resolution_due_at = models.DateTimeField(null=True)
    """Of each metric: when it is due, or was when it was done; null while its clock stands still (see `promises`)."""
    updates_in_time = models.PositiveSmallIntegerField(default=0, db_default=0)
    updates_late = models.PositiveSmallIntegerField(default=0, db_default=0)
    """How often the customer got the next answer in time, and how often not."""
    due_at = models.DateTimeField(null=True)
    """The first of them that somebody still has to keep."""
    due_for = models.CharField(max_length=15, choices=Metric, blank=True)
    """Which one that is."""
    promised_at = models.DateTimeField(null=True)
    """The first of those that the customer knows of."""
    warns_at = models.DateTimeField(null=True)
    """When somebody has to be told that the time is running out."""
    warned: models.JSONField[Any, Any] = models.JSONField(default=dict)
    """The last percentage that somebody was told of: `{"resolution": 75}`."""
    reminders = models.PositiveSmallIntegerField(default=0)
    """Sent since it has this status."""
    wakes_at = models.DateTimeField(null=True)
    """When the clock has something to do with it: remind, give up, close (see `appointments`)."""
    wants_rating = models.BooleanField(default=False)
    """Solved, and the requester has not said how it went."""
    minutes_spent = models.PositiveIntegerField(default=0)
    """The sum of its time entries."""
    privacy_version = models.CharField(max_length=20, blank=True)
    """Version of the privacy information that was shown when it was opened."""
    form_key = models.CharField(max_length=40, null=True)
    form_digest = models.CharField(max_length=64, blank=True)

    shows_anew = False
    """Its customer's page says something else than when this row was read (see `hearing`)."""
    heard_by: list[Membership] | None = None
    """Who is copied and hears of it, once the letters have asked."""

    objects = TicketQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["requester", "form_key"], name="one_ticket_per_form")]
        indexes = INDEXES

    def __str__(self) -> str:
        return f"#{self.number} {self.subject}"

    @property
    def customer_number(self) -> int:
        return self.customer_id

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def is_over(self) -> bool:
        return self.status in OVER

    @property
    def ball(self) -> Ball | None:
        """Who has to do something next; None when it is over."""
        return ball_of(Status(self.status), awaits_staff=self.awaits_staff)

    @property
    def comes_back_as(self) -> Status:
        """Whoever had it goes on; what is nobody's, or was cancelled, waits for somebody to take it."""
        goes_on = self.assignee_id and self.status in (Status.AWAITING_CUSTOMER, Status.RESOLVED)
        return Status.IN_PROGRESS if goes_on else Status.AWAITING_SUPPORT

    @property
    def label(self) -> str:
        return status_word(self.status)

    # Instead of Django's own, which know nothing of the provider's words.
    def get_status_display(self) -> str:  # type: ignore[no-redef]
        return status_word(self.status)

    def get_priority_display(self) -> str:  # type: ignore[no-redef]
        return priority_word(self.priority)

    def get_urgency_display(self) -> str:  # type: ignore[no-redef]
        return priority_word(self.urgency)

    def refuse_stale(self, seen: int | None) -> None:
        """Raises ChangedMeanwhile when somebody has changed it since the version that was seen; None: it does not matter."""
        if seen is not None and seen != self.version:
            raise ChangedMeanwhile(
                _("Esta incidencia ha cambiado mientras escribías. Mira qué hay de nuevo y decide.")
            )

    def refuse_move(self, status: Status) -> None:
        """Raises IllegalMove when the table does not allow it."""
        if status == self.status and not self.is_open:
            raise IllegalMove(_("Esta incidencia ya está en «%(status)s».") % {"status": status_word(status)})
        if status not in MOVES[Status(self.status)]:
            raise IllegalMove(
                _("Esta incidencia está en «%(now)s» y no puede pasar a «%(next)s».")
                % {"now": self.label, "next": status_word(status)}
            )

    def move_to(self, status: Status, *, at: datetime, **facts: object) -> None:
        """Change the status, and the facts that go with it.

        Raises IllegalMove when the table does not allow it.
        """
        self.refuse_move(status)
        if status != self.status:
            facts |= {"status_since": at, "reminders": 0}
        self.change(at=at, status=status, **facts)

    def change(self, *, at: datetime, **facts: object) -> None:
        """Write these columns, and what follows from them; it moves up in the lists."""
        self.change_quietly(at=at, **facts, updated_at=at)

    def change_quietly(self, *, at: datetime, **facts: object) -> None:
        """The same for what nobody waits to hear of: it stays where it is in the lists. Another's turn begins now, unless
        `turn_since` says otherwise.
        """
        if facts.get("awaits_staff", self.awaits_staff) != self.awaits_staff:
            facts.setdefault("turn_since", at)
            facts["warned"] = {name: told for name, told in self.warned.items() if name != Metric.NEXT_UPDATE}
            facts |= self.turn_over(at)
        # A cancelled ticket has forgotten when what was done had been due.
        shown, before = SHOWN(self), self.stage
        done = frozenset() if self.status == Status.CANCELLED else settled(self)
        for name, value in facts.items():
            setattr(self, name, value)
        self.version += 1
        self.level_id = level_for(self)
        if self.stage != before:
            self.stages.create(until=at, **before)
        if COUNTED_BY & facts.keys() or self.level_id != before["level_id"]:
            self.measure(self.stages.order_by("pk"), keep=done & settled(self))
        self._set_the_alarm()
        self.shows_anew = self.shows_anew or SHOWN(self) != shown
        self.save(update_fields=[*facts, "version", "level", "wakes_at", *COLUMNS])

    def turn_over(self, at: datetime) -> dict[str, int]:
        """What it counts that somebody had to answer until a moment, and has: nothing, where nobody had to."""
        if not self.update_due_at:
            return {}
        name = "updates_in_time" if at <= self.update_due_at else "updates_late"
        return {name: getattr(self, name) + 1}

    @property
    def stage(self) -> dict[str, Any]:
        """What a stage keeps, as it is now."""
        return {name: getattr(self, name) for name in STAGED}

    def count_reminder(self) -> None:
        """The clock has reminded somebody. It is nothing new: the ticket stays where it is, and no form grows old by it."""
        self.reminders += 1
        self._set_the_alarm()
        self.save(update_fields=["reminders", "wakes_at"])

    def appoint(self, stages: Iterable[Stage] = (), *, keep: Iterable[Metric] = ()) -> None:
        """Set all that follows from the other columns and from its past: its level, when things are due, and when the
        clock looks at it again.
        """
        self.level_id = level_for(self)
        self.measure(stages, keep=keep)
        self._set_the_alarm()

    def _set_the_alarm(self) -> None:
        self.wakes_at = wakes_at(self, the_house().periods, the_worktime())

    def measure(self, stages: Iterable[Stage], *, keep: Iterable[Metric] = ()) -> None:
        """Set what is due; what is in `keep` was done before and stays as it is."""
        for name, value in measured(self, stages, the_levels(), keep=frozenset(keep)).items():
            setattr(self, name, value)
