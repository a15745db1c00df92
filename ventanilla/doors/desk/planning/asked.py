"""What the address of the planning asks for: which days, and whose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from ventanilla.core.text import number_in

WEEK, DAY = "semana", "dia"


@dataclass(frozen=True)
class Asked:
    view: str
    day: date
    """The day that is looked at; of the week view, one of its days."""
    team: int | None = None
    technician: int | None = None

    @classmethod
    def of(cls, query: Mapping[str, Any], today: date) -> Asked:
        """Whatever the address says; what makes no sense is today's week."""
        return cls(
            DAY if query.get("vista") == DAY else WEEK,
            _day_in(query.get("fecha", "")) or today,
            number_in(query.get("equipo", "")),
            number_in(query.get("tecnico", "")),
        )

    @property
    def is_week(self) -> bool:
        return self.view == WEEK

    @property
    def first(self) -> date:
        return self.day - timedelta(days=self.day.weekday()) if self.is_week else self.day

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(days=offset) for offset in range(7 if self.is_week else 1)]

    def link(self, **otherwise: Any) -> str:
        """The query that leads here, or to something beside it."""
        asked = replace(self, **otherwise)
        facts = {
            "vista": asked.view,
            "fecha": asked.day.isoformat(),
            "equipo": asked.team,
            "tecnico": asked.technician,
        }
        return "?" + urlencode({name: value for name, value in facts.items() if value})

    def moved(self, step: int) -> str:
        return self.link(day=self.day + timedelta(days=step * (7 if self.is_week else 1)))


def _day_in(words: str) -> date | None:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2100 else None
