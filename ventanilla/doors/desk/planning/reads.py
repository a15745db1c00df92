"""What the planning shows, in one statement: who there is, what is planned, what waits for a date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from ventanilla.domain.calendars.models import Holiday
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.people.models import Team as TeamRow
from ventanilla.domain.tickets.models import Ticket, TicketQuerySet
from ventanilla.domain.tickets.status import Status
from ventanilla.domain.tickets.visits import Visit
from ventanilla.domain.workorders.models import Status as OrderStatus
from ventanilla.domain.workorders.models import WorkOrder, WorkOrderQuerySet, draft_label
from ventanilla.doors.desk.planning.hours import Hours
from ventanilla.doors.shared.gather import gather, instant

MOST_VISITS, MOST_LOOSE = 400, 30


class Named(NamedTuple):
    id: int
    name: str


@dataclass(frozen=True)
class Planned(Visit):
    """A visit with what its block says. `subject` and the like come from its ticket."""

    number: int
    """Of its ticket; of a draft of a work order, that of its row."""
    is_order: bool
    subject: str
    company: str
    who: str
    version: int

    @property
    def place(self) -> str:
        """Where its small form is, below the planning."""
        return f"partes/{self.number}" if self.is_order else str(self.number)


class Loose(NamedTuple):
    """A ticket without a date."""

    number: int
    subject: str
    company: str
    minutes: int
    version: int
    who: str
    """Whose it is; empty: nobody's."""
    is_mine: bool


@dataclass(frozen=True)
class Found:
    technicians: list[Named]
    teams: list[Named]
    members: dict[int, set[int]]
    """By team: who is in it."""
    hours: Hours
    visits: list[Planned]
    has_more: bool
    """Visits than are shown."""
    loose: list[Loose]


def read(me: StaffMember, days: list[date], since: datetime, until: datetime, team: int | None) -> Found:
    """`since` and `until`: the instants between which visits begin; of this team only, where one is asked for."""
    tickets = Ticket.objects.visible_to(me)
    whose = {"assignee__teams": team} if team else {}
    rows = gather(
        technicians=(
            StaffMember.objects.filter(is_active=True, person__is_active=True), {**_NAME, "calendar": "calendar_id"},
        ),
        teams=(TeamRow.objects.filter(is_active=True), {"id": "pk", "name": "name", "place": "position"}),
        members=(TeamRow.members.through.objects.all(), {"team": "team_id", "staff": "staffmember_id"}),
        holidays=(
            Holiday.objects.filter(on__range=(days[0], days[-1])),
            {"on": "on", "name": "name", "calendar": "calendar_id"},
        ),
        visits=(_some(_planned(tickets, since, until).filter(**whose), MOST_VISITS + 1), _VISIT),
        orders=(_drafts(me, since, until, team), _ORDER),
        mine=(_some(_without_date(tickets).filter(assignee=me), MOST_LOOSE), _LOOSE),
        nobodys=(_some(_without_date(tickets).filter(assignee=None), MOST_LOOSE), _LOOSE),
        others=(_some(_without_date(tickets), 2 * MOST_LOOSE), _LOOSE),
    )  # fmt: skip
    members: dict[int, set[int]] = {}
    for row in rows["members"]:
        members.setdefault(row["team"], set()).add(row["staff"])
    visits = [_visit(row) for row in rows["visits"]] + [_visit(row, is_order=True) for row in rows["orders"]]
    return Found(
        _named(sorted(rows["technicians"], key=lambda one: (one["id"] != me.pk, one["name"].casefold()))),
        _named(sorted(rows["teams"], key=lambda one: (one["place"], one["name"].casefold()))),
        members,
        Hours(
            {row["id"]: row["calendar"] for row in rows["technicians"] if row["calendar"]},
            {(row["calendar"], date.fromisoformat(row["on"][:10])): row["name"] for row in rows["holidays"]},
        ),
        sorted(visits, key=lambda one: (one.starts, one.name))[:MOST_VISITS],
        len(visits) > MOST_VISITS,
        _in_turn(rows),
    )


def _planned(tickets: TicketQuerySet, since: datetime, until: datetime) -> TicketQuerySet:
    at = {"planned_at__gte": since, "planned_at__lt": until}
    return tickets.open().filter(status=Status.PLANNED, **at).order_by("planned_at", "number")


def _drafts(me: StaffMember, since: datetime, until: datetime, team: int | None) -> WorkOrderQuerySet:
    """Of work orders: what is going to be done, whether or not a ticket asks for it."""
    at = {"planned_at__gte": since, "planned_at__lt": until}
    whose = {"technician__teams": team} if team else {}
    rows = WorkOrder.objects.visible_to(me).filter(status=OrderStatus.DRAFT, **at, **whose)
    found = rows.order_by("planned_at", "pk").values("pk")[: MOST_VISITS + 1]
    return WorkOrder.objects.filter(pk__in=found)


def _without_date(tickets: TicketQuerySet) -> TicketQuerySet:
    return tickets.open().exclude(status=Status.PLANNED).order_by("-updated_at", "-number")


def _some(rows: TicketQuerySet, most: int) -> TicketQuerySet:
    return Ticket.objects.filter(pk__in=rows.values("pk")[:most])


def _named(rows: list[dict[str, Any]]) -> list[Named]:
    return [Named(row["id"], row["name"]) for row in rows]


def _visit(row: Mapping[str, Any], *, is_order: bool = False) -> Planned:
    name = draft_label(row["number"]) if is_order else f"#{row['number']}"
    return Planned(
        name, instant(row["starts"]), row["minutes"], row["technician"], row["customer"],
        row["number"], is_order, row["subject"], row["company"], row["who"] or "", row["version"],
    )  # fmt: skip


def _in_turn(rows: Mapping[str, list[dict[str, Any]]]) -> list[Loose]:
    """Mine, nobody's, the others'; the newest first, each once."""
    found: dict[int, Loose] = {}
    for name in ("mine", "nobodys", "others"):
        for row in sorted(rows[name], key=lambda one: (one["updated"], one["number"]), reverse=True):
            one = Loose._make([*(row[fact] for fact in _TOLD), row["who"] or "", name == "mine"])
            found.setdefault(one.number, one)
    return list(found.values())[:MOST_LOOSE]


_TOLD = ("number", "subject", "company", "minutes", "version")
_NAME = {"id": "pk", "name": "person__name"}
_LOOSE = {
    "number": "pk", "subject": "subject", "company": "customer__name", "minutes": "planned_minutes",
    "version": "version", "who": "assignee__person__name", "updated": "updated_at",
}  # fmt: skip
_VISIT = {
    "number": "pk", "starts": "planned_at", "minutes": "planned_minutes", "technician": "assignee_id",
    "customer": "customer_id", "subject": "subject", "company": "customer__name", "who": "assignee__person__name",
    "version": "version",
}  # fmt: skip
_ORDER = {**_VISIT, "technician": "technician_id", "who": "technician__person__name"}
