"""The planning as its tests look at it. Today is Monday, the 23rd of November 2026."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from django.test import Client

from tests.cast import Cast, a_ticket
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.actions.working import plan
from ventanilla.domain.tickets.models import Ticket

MADRID = ZoneInfo("Europe/Madrid")
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=MADRID)
PAGE = "/escritorio/planificacion/"


def on(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=MADRID)


def a_visit(
    cast: Cast, at: datetime, *, who: StaffMember | None = None, of: object = None, **facts: object
) -> Ticket:
    subject = str(facts.pop("subject", "Cambiar el router"))
    ticket = a_ticket(of or cast.lucia, subject=subject)
    return plan(ticket, by=cast.marta, at_time=at, technician=who or cast.marta, **facts)


def shown(browser: Client, query: str = "") -> str:
    answer = browser.get(PAGE + query)
    assert answer.status_code == 200
    return answer.content.decode()


def block(page: str, ticket: Ticket) -> str:
    """The first drawing of a visit."""
    return re.search(rf'<a class="visit[^>]*data-visit="{ticket.number}".*?</a>', page, re.DOTALL)[0]


def column(page: str, name: str) -> str:
    """The hours of one technician, drawn."""
    return page.partition(f'<section class="col" aria-label="{name}">')[2].partition("</section>")[0]
