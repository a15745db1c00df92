"""What the address of the panel asks for: which days, which tickets, and by what the table groups them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.utils.timezone import get_default_timezone

from ventanilla.core.text import number_in
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.reports.booked import what_is_booked
from ventanilla.domain.reports.counted import Moment
from ventanilla.domain.reports.groups import By
from ventanilla.domain.reports.period import NAMED, Period
from ventanilla.domain.reports.scope import NONE, Only, Scope
from ventanilla.domain.tickets.status import Priority

FIRST, DATES = "30-dias", "fechas"
COLUMNS = {
    "cliente": "customer", "equipo": "team", "tipo": "type", "aplicacion": "application", "tecnico": "assignee",
}  # fmt: skip
"""As the queues call them in their addresses, and what they are."""
NOBODYS = {"equipo": "ninguno", "aplicacion": "ninguna", "tecnico": "nadie"}
"""The word for what has none."""
GROUPS = {
    "cliente": By.CUSTOMER, "equipo": By.TEAM, "tipo": By.TYPE, "aplicacion": By.APPLICATION, "mes": By.MONTH,
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    name: str
    """Of the period; `DATES` where somebody says from when until when."""
    period: Period
    chosen: Mapping[str, str]
    """Filter → value, only what it accepts."""
    by: str = "cliente"

    @classmethod
    def of(cls, query: Mapping[str, Any], today: date) -> Asked:
        """Whatever the address says; what makes no sense is left out."""
        zone, name = get_default_timezone(), query.get("periodo", "")
        first, last = _day_in(query.get("desde", "")), _day_in(query.get("hasta", ""))
        if name == DATES and (first or last):
            days = (first or last or today, last or max(today, first or today))
        else:
            name = name if name in NAMED else FIRST
            days = NAMED[name](today)
        chosen = {one: query.get(one, "") for one in (*COLUMNS, "prioridad")}
        accepted = {one: value for one, value in chosen.items() if _accepts(one, value)}
        by = query.get("por", "")
        return cls(name, Period(*days, zone), accepted, by if by in GROUPS else _usually_by(accepted))

    def scope(self, staff: StaffMember, at: datetime) -> Scope:
        only: dict[str, Any] = {
            COLUMNS[name]: NONE if value == NOBODYS.get(name) else int(value)
            for name, value in self.chosen.items()
            if name in COLUMNS
        }
        narrowed = Only(**only, priority=self.chosen.get("prioridad"))
        return Scope(staff, Moment(self.period, at), narrowed, what_is_booked())

    def link(self, **more: object) -> str:
        """The query that leads here, with something more or other in it; `None` and «» take it away."""
        facts: dict[str, object] = {"periodo": self.name}
        if self.name == DATES:
            facts |= {"desde": self.period.first.isoformat(), "hasta": self.period.last.isoformat()}
        facts |= {**self.chosen, "por": "" if self.by == _usually_by(self.chosen) else self.by, **more}
        return "?" + urlencode({name: value for name, value in facts.items() if value not in (None, "")})

    def during(self, part: Period) -> Asked:
        """The same of these days alone."""
        return replace(self, name=DATES, period=part)

    def queue_link(self, **more: object) -> str:
        """The desk's own list of what is open, with the same filters."""
        return "?" + urlencode({"cola": "todas", **self.chosen, **more})


def _usually_by(chosen: Mapping[str, str]) -> str:
    """Of all the customers' tickets one asks whose they are; of some, how they went."""
    return "mes" if chosen else "cliente"


def _accepts(name: str, value: str) -> bool:
    if name == "prioridad":
        return value in Priority.values
    return value == NOBODYS.get(name) or bool(number_in(value))


def _day_in(words: str) -> date | None:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2100 else None
