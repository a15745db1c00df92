"""What the panel can be narrowed to, in one statement."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import QuerySet

from ventanilla.core.text import number_in
from ventanilla.domain.customers.models import Customer
from ventanilla.domain.people.models import StaffMember, Team
from ventanilla.domain.tickets.models import Application, TicketType
from ventanilla.domain.tickets.wording import priority_words
from ventanilla.doors.desk.reports.asked import NOBODYS, Asked
from ventanilla.doors.desk.reports.words import filter_names, nobodys
from ventanilla.doors.shared.gather import gather

MOST_CUSTOMERS = 1000


class Choice(NamedTuple):
    value: str
    word: str


class Question(NamedTuple):
    """A filter with all its answers."""

    name: str
    label: str
    choices: list[Choice]
    chosen: str
    without: str
    """The query that leads to the same without it."""

    @property
    def word(self) -> str:
        """Of what is chosen."""
        return next((one.word for one in self.choices if one.value == self.chosen), self.chosen)


def questions(asked: Asked) -> list[Question]:
    found = _offered(asked)
    answers = {
        name: [Choice(str(row["id"]), str(row["name"])) for row in rows] for name, rows in found.items()
    }
    for name, value in NOBODYS.items():
        answers[name].insert(0, Choice(value, nobodys(name)))
    answers["prioridad"] = [Choice(*one) for one in priority_words().items()]
    return [
        Question(name, label, answers[name], asked.chosen.get(name, ""), asked.link(**{name: None}))
        for name, label in filter_names().items()
        if len(answers[name]) > 1 or name in asked.chosen
    ]


def _offered(asked: Asked) -> dict[str, list[dict[str, Any]]]:
    """All that is in use, and what is chosen though it no longer is."""
    plain = {"id": "pk", "name": "name"}
    found = gather(
        cliente=(_offer(Customer.objects.standing(), "cliente", asked), plain),
        equipo=(_offer(Team.objects.all(), "equipo", asked), plain),
        tipo=(_offer(TicketType.objects.all(), "tipo", asked), plain),
        aplicacion=(_offer(Application.objects.all(), "aplicacion", asked), plain),
        tecnico=(_offer(StaffMember.objects.all(), "tecnico", asked), {"id": "pk", "name": "person__name"}),
    )
    return {name: sorted(rows, key=lambda row: str(row["name"]).casefold()) for name, rows in found.items()}


def _offer(rows: QuerySet[Any], name: str, asked: Asked) -> QuerySet[Any]:
    number = number_in(asked.chosen.get(name, ""))
    first = rows.filter(pk__in=rows.filter(is_active=True).order_by("pk").values("pk")[:MOST_CUSTOMERS])
    return first if number is None else first | rows.filter(pk=number)
