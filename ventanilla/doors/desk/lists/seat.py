"""Who sits at the desk: the member with their teams and views, read once for each page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import F
from django.utils.timezone import localtime

from ventanilla.domain.people import models as people
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import SavedView
from ventanilla.doors.desk.lists.horizons import at_risk, tomorrow
from ventanilla.doors.shared.gather import Gathering, Reading, gather


class Team(NamedTuple):
    id: int
    name: str


class View(NamedTuple):
    """A saved view. `filters` as they stand in the address."""

    id: int
    name: str
    filters: dict[str, list[str]]
    is_shared: bool
    is_own: bool

    def __hash__(self) -> int:
        return hash((self.id, self.name, self.is_shared, self.is_own))


@dataclass(frozen=True)
class Seat:
    me: StaffMember
    at: datetime
    """Now, in the reader's time zone."""
    risky: datetime
    """See `horizons`, as for the next."""
    tomorrow: datetime
    teams: tuple[Team, ...] = ()
    own_teams: frozenset[int] = frozenset()
    views: tuple[View, ...] = ()
    names: Mapping[str, dict[str, str]] = field(default_factory=dict)
    """What the numbers of the chosen filters are called: `{"tipo": {"3": "Avería"}}`."""

    @property
    def values(self) -> dict[str, int | datetime]:
        """What of it goes into a statement as parameters (see `Statement`); the rest is part of what is written."""
        return {
            "staff": self.me.pk, "person": self.me.person_id, "at": self.at, "risky": self.risky, "tomorrow": self.tomorrow,
        }  # fmt: skip

    def view(self, number: str) -> View | None:
        return next((view for view in self.views if str(view.id) == number), None)


def seat_of(
    teams: tuple[Team, ...], own_teams: frozenset[int], views: tuple[View, ...] = (),
    *, staff: int, person: int, at: datetime, risky: datetime, tomorrow: datetime,
) -> Seat:  # fmt: skip
    """With the stand-ins of `Seat.values`."""
    return Seat(StaffMember(pk=staff, person_id=person), at, risky, tomorrow, teams, own_teams, views)


def take_seat(me: StaffMember, *, naming: Mapping[str, Reading] | None = None) -> Seat:
    """One statement. `naming`: rows with `id` and `name`, by the filter that chose them."""
    found = gather(**_readings(me.pk), **naming) if naming else _gather(staff=me.pk)
    at = localtime()
    return Seat(
        me=me,
        at=at,
        risky=at_risk(at),
        tomorrow=tomorrow(at),
        teams=tuple(Team(row["id"], row["name"]) for row in _placed(found["teams"])),
        own_teams=frozenset(row["team"] for row in found["own"]),
        views=tuple(_view(row, me) for row in _placed(found["views"])),
        names={
            name: {str(row["id"]): str(row["name"]) for row in found[name]}
            for name in (naming or {})
        },
    )  # fmt: skip


def _readings(staff: int) -> Mapping[str, Reading]:
    of_teams = people.Team.members.through.objects.filter(staffmember=staff)
    return {
        "teams": (people.Team.objects.filter(is_active=True), {"id": "pk", "name": "name", "place": "position"}),
        "own": (of_teams, {"team": "team_id"}),
        "views": (SavedView.objects.offered_to(StaffMember(pk=staff)), _VIEW),
    }  # fmt: skip


_gather = Gathering(_readings)
_VIEW = {
    "id": "pk", "name": "name", "filters": "filters", "shared": "is_shared", "owner": F("owner_id"), "place": "position",
}  # fmt: skip


def _placed(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: (row["place"], row["name"].casefold(), row["id"]))


def _view(row: dict[str, Any], me: StaffMember) -> View:
    filters = row["filters"]
    # SQLite hands JSON within JSON over as text.
    filters = json.loads(filters) if isinstance(filters, str) else filters
    return View(row["id"], row["name"], filters, bool(row["shared"]), row["owner"] == me.pk)
