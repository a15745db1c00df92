"""One row of the desk's list: what is read of a ticket, and what it shows."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Aggregate, CharField, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Ticket, TicketTag

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler


class Line(NamedTuple):
    """A ticket in the list."""

    updated_at: datetime
    number: int
    subject: str
    status: str
    priority: str
    customer: str
    assignee_id: int | None
    assignee: str | None
    team: str | None
    awaits_staff: bool
    turn_since: datetime
    due_at: datetime | None
    due_for: str
    created_at: datetime
    planned_at: datetime | None
    customer_spoke_at: datetime | None
    read_at: datetime | None
    version: int
    tags: str | None

    def is_unread_by(self, me: StaffMember) -> bool:
        """As `filters.unread_by` asks the database."""
        if self.customer_spoke_at is None or not (self.assignee_id == me.pk or self.awaits_staff):
            return False
        return self.read_at is None or self.customer_spoke_at > self.read_at

    @property
    def tag_names(self) -> list[str]:
        return self.tags.split(",") if self.tags else []


COLUMNS = (
    "updated_at", "number", "subject", "status", "priority", "customer__name", "assignee_id", "assignee__person__name",
    "team__name", "awaits_staff", "turn_since", "due_at", "due_for", "created_at",
    "planned_at", "customer_spoke_at", "own_reading__read_at",
    "version", "tag_names",
)  # fmt: skip


def with_what_lines_show(tickets: QuerySet[Ticket], me: StaffMember) -> QuerySet[Ticket]:
    """Beside the ticket's own columns: when this member read it, and its tags."""
    tagged = TicketTag.objects.filter(ticket=OuterRef("pk")).order_by().values("ticket")
    return tickets.annotate(
        own_reading=FilteredRelation("readings", condition=Q(readings__person=me.person_id)),
        tag_names=Subquery(tagged.annotate(names=_Listed("tag__name")).values("names")),
    )


class _Listed(Aggregate):
    """Words with commas between them. A tag has none in it."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, ',')"
    output_field = CharField()

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any) -> Any:
        return super().as_sql(compiler, connection, function="GROUP_CONCAT", **more)
