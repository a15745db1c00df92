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
from ventanilla.demo.access_rows import who_came_in
from ventanilla.demo.bell_rows import look_at_bells, tell_of_papers
from ventanilla.demo.calendar_rows import all_is_counted, write_calendars
from ventanilla.demo.chat_rows import write_chats
from ventanilla.demo.clearing import clear_everything
from ventanilla.demo.company_rows import write_what_the_desk_knows
from ventanilla.demo.contact_rows import come_and_go
from ventanilla.demo.contract_rows import write_contract_papers, write_contracts
from ventanilla.demo.decision_rows import decide_renewals
from ventanilla.demo.desk_rows import prepare_desk
from ventanilla.demo.device_rows import tell_what_tickets_are_about, write_devices
from ventanilla.demo.generate import generate
from ventanilla.demo.hour_rows import write_hours
from ventanilla.demo.invoice_rows import keep_papers, write_invoices
from ventanilla.demo.knowledge_rows import write_knowledge
from ventanilla.demo.outside_rows import ask_from_outside
from ventanilla.demo.people_rows import hashed_passwords, write_people
from ventanilla.demo.post import write_letters
from ventanilla.demo.privacy_rows import write_privacy
from ventanilla.demo.readings import readings_of
from ventanilla.demo.shelf import write_files
from ventanilla.demo.story import Demo
from ventanilla.demo.ticket_rows import hush, in_order, unfold
from ventanilla.demo.workorder_rows import write_workorders
from ventanilla.demo.world import Rows, World, utc
from ventanilla.domain.journal.actions import record_history
from ventanilla.domain.journal.chain import Line
from ventanilla.domain.people.models import Person
from ventanilla.domain.tickets.findable import rebuild
from ventanilla.domain.tickets.models import Message, Rating, Reading, Stage, Ticket

SEED = 2026
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
        write_calendars(now)
        company = write_people(demo, passwords, now)
        forgotten = write_privacy(company, now)
        world = prepare_desk(demo.tickets, company)
        come_and_go(company, now)
        ask_from_outside(company, now)
        write_what_the_desk_knows(company, now)
        write_contracts(company, now)
        write_devices(company, now, SEED)
        write_knowledge(company, now)
        tickets = _unfolded(demo, world)
        for rows in tickets:
            if rows.ticket.warns_at:
                hush(rows.ticket, [one for one in rows.beside if isinstance(one, Stage)], now)
        _write_tickets(tickets)
        tell_what_tickets_are_about()
        Reading.objects.bulk_create(one for rows in tickets for one in readings_of(rows, world, now))
        lines, papers = write_invoices(company, now)
        work_lines, work_papers = write_workorders(company, now, SEED)
        work_lines += [*write_hours(company, now), *write_chats(company, now)]
        _write_journal(tickets, [*lines, *work_lines, *forgotten, *who_came_in(company, now)])
        tell_of_papers(now)
        write_letters(tickets, now)
        decide_renewals(company, now)
        look_at_bells(now)
        rebuild()
        all_is_counted()
        write_files(
            step for rows in tickets for step in rows.steps
        )  # last: a rollback does not take them back
        write_contract_papers(now)
        keep_papers(papers | work_papers)


def _unfolded(demo: Demo, world: World) -> list[Rows]:
    return sorted((unfold(story, world) for story in in_order(demo.tickets)), key=lambda rows: rows.ticket.pk)


def _write_tickets(tickets: list[Rows]) -> None:
    Ticket.objects.bulk_create(rows.ticket for rows in tickets)
    with connection.cursor() as cursor:  # PostgreSQL does not see that numbers were given by hand
        for statement in connection.ops.sequence_reset_sql(no_style(), [Ticket]):
            cursor.execute(statement)
    messages = _present(step.message for rows in tickets for step in rows.steps)
    Message.objects.bulk_create(sorted(messages, key=lambda message: message.created_at))
    Rating.objects.bulk_create(_present(rows.rating for rows in tickets))
    _write_beside(tickets)


def _write_beside(tickets: list[Rows]) -> None:
    """Tags, watchers, copies, time, links and opinions: one table after the other, each in the order of the story."""
    of_model: dict[type[models.Model], list[models.Model]] = {}
    for rows in tickets:
        for row in rows.beside:
            of_model.setdefault(type(row), []).append(row)
    for model, found in of_model.items():
        model._default_manager.bulk_create(found)


def _write_journal(tickets: list[Rows], others: Iterable[Line]) -> None:
    lines = [*others, *(line for rows in tickets for line in _lines(rows))]
    record_history(sorted(lines, key=lambda line: line.at))


def _lines(rows: Rows) -> Iterable[Line]:
    ticket = rows.ticket
    for step in rows.steps:
        named = (
            {"message": step.message.pk}
            if step.message and step.event.kind not in ("opened", "follows", "cancelled")
            else {}
        )
        yield Line(
            utc(step.event.at), step.by.actor_kind, step.by.actor_id, step.by.actor_name, f"ticket.{step.event.kind}",
            "ticket", ticket.pk, ticket.customer_id, {**step.facts, **named},
        )  # fmt: skip


def _present(ones: Iterable[M | None]) -> list[M]:
    return [one for one in ones if one is not None]
