"""What those are called whose figures are told."""

from __future__ import annotations

from collections.abc import Iterable

from ventanilla.domain.customers.models import Customer
from ventanilla.domain.people.models import StaffMember, Team
from ventanilla.domain.reports.models import Subject
from ventanilla.domain.reports.scope import NONE
from ventanilla.domain.reports.sums import Key
from ventanilla.domain.tickets.models import Application, TicketType

NAMED = {
    Subject.CUSTOMER: (Customer, "name"),
    Subject.TEAM: (Team, "name"),
    Subject.TYPE: (TicketType, "name"),
    Subject.APPLICATION: (Application, "name"),
    Subject.ASSIGNEE: (StaffMember, "person__name"),
}


def names_of(subject: Subject, keys: Iterable[Key]) -> dict[int, str]:
    """By number; of those that have none, `NONE`, «»."""
    model, column = NAMED[subject]
    wanted = {int(str(key)) for key in keys}
    rows = model._default_manager.filter(pk__in=wanted - {NONE}).values_list("pk", column)
    return dict(rows) | ({NONE: ""} if NONE in wanted else {})
