"""Filling a demonstration's database, and emptying it again each night."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ventanilla.core.errors import Refused
from ventanilla.demo.clearing import clear_everything
from ventanilla.demo.generate import generate
from ventanilla.demo.people_rows import Company, hashed_passwords, write_people
from ventanilla.demo.post import write_letters
from ventanilla.demo.shelf import write_files
from ventanilla.demo.stories import APPLICATIONS
from ventanilla.demo.stories.family import TYPES
from ventanilla.demo.story import Demo
from ventanilla.demo.ticket_rows import Rows, Words, unfold, utc
from ventanilla.domain.journal.actions import record_history
from ventanilla.domain.journal.chain import Line
from ventanilla.domain.people.models import Person
from ventanilla.domain.tickets.models import Application, Message, Rating, Ticket, TicketType

SEED = 2026
FIRST_NUMBER = 1951
"""The provider had a life before these two years."""
M = TypeVar("M", bound=models.Model)


def load_demo(*, seed: int = SEED, now: datetime | None = None) -> None:
    """Write two years of Norte Sistemas, the last ticket a few minutes before `now` (an instant).

    Raises Refused in an installation that is no demonstration, or that has people already.
    """
    _refuse_the_real()
    if Person.objects.exists():
        raise Refused(_("Esta instalación ya tiene personas: la demostración solo se carga en una vacía."))
    _write(seed, now or timezone.now(), clear=False)


def rebuild_demo(*, seed: int = SEED, now: datetime | None = None) -> None:
    """Throw away all that visitors did and begin again: rows, stored files, sessions. All of it or nothing.

    Raises Refused in an installation that is no demonstration, or that has a person who is not of it.
    """
    _refuse_the_real()
    _write(seed, now or timezone.now(), clear=True)


def demo_is_loaded() -> bool:
    return Person.objects.filter(is_demo=True).exists()


def _refuse_the_real() -> None:
    if not settings.ENV.demo:
        raise Refused(_("Esta instalación no es una demostración: sus datos no se tocan."))
    if Person.objects.filter(is_demo=False).exists():
        raise Refused(_("Aquí hay personas que no son de la demostración: sus datos no se tocan."))


def _write(seed: int, now: datetime, *, clear: bool) -> None:
    """What can be thought out before the transaction is: SQLite lets nobody else write until the commit."""
    with _without_collecting():
        demo, passwords = generate(seed, now), hashed_passwords()
        _write_down(demo, passwords, now, clear=clear)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """A quarter of the time went into looking for garbage among hundred thousands of things still needed."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _write_down(demo: Demo, passwords: dict[str, str], now: datetime, *, clear: bool) -> None:
    with transaction.atomic():
        if clear:
            clear_everything()
        company = write_people(demo, passwords, now)
        tickets = _unfolded(demo, company, _words())
        _write_tickets(tickets)
        _write_journal(tickets)
        write_letters(tickets, now)
        write_files(
            step for rows in tickets for step in rows.steps
        )  # last: a rollback does not take them back


def _words() -> Words:
    """The types and applications of the story instead of those that a new installation begins with."""
    TicketType.objects.all().delete()
    Application.objects.all().delete()
    types = TicketType.objects.bulk_create(TicketType(name=name, position=n) for n, name in enumerate(TYPES))
    applications = Application.objects.bulk_create(
        Application(name=name, position=position) for position, name in enumerate(sorted(APPLICATIONS))
    )
    return Words({one.name: one for one in types}, {one.name: one for one in applications})


def _unfolded(demo: Demo, company: Company, words: Words) -> list[Rows]:
    return [
        unfold(story, number, company, words) for number, story in enumerate(demo.tickets, start=FIRST_NUMBER)
    ]


def _write_tickets(tickets: list[Rows]) -> None:
    Ticket.objects.bulk_create(rows.ticket for rows in tickets)
    with connection.cursor() as cursor:  # PostgreSQL does not see that numbers were given by hand
        for statement in connection.ops.sequence_reset_sql(no_style(), [Ticket]):
            cursor.execute(statement)
    messages = _present(step.message for rows in tickets for step in rows.steps)
    Message.objects.bulk_create(sorted(messages, key=lambda message: message.created_at))
    Rating.objects.bulk_create(_present(rows.rating for rows in tickets))


def _write_journal(tickets: list[Rows]) -> None:
    lines = [line for rows in tickets for line in _lines(rows)]
    record_history(sorted(lines, key=lambda line: line.at))


def _lines(rows: Rows) -> Iterable[Line]:
    ticket = rows.ticket
    for step in rows.steps:
        named = (
            {"message": step.message.pk}
            if step.message and step.event.kind not in ("opened", "cancelled")
            else {}
        )
        yield Line(
            utc(step.event.at), step.by.actor_kind, step.by.actor_id, step.by.actor_name, f"ticket.{step.event.kind}",
            "ticket", ticket.pk, ticket.customer_id, {**step.facts, **named},
        )  # fmt: skip


def _present(ones: Iterable[M | None]) -> list[M]:
    return [one for one in ones if one is not None]
