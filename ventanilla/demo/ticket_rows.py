"""A ticket's story as rows: the ticket, its messages, what hangs beside it, and what the journal says."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from ventanilla.core.html import from_words
from ventanilla.demo.beside import rating_of, rows_beside
from ventanilla.demo.changes import change
from ventanilla.demo.happenings import journal_facts
from ventanilla.demo.story import Event, TicketStory
from ventanilla.demo.world import Rows, Step, World, utc
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.actors import Actor
from ventanilla.domain.levels.known import the_levels
from ventanilla.domain.levels.words import Metric
from ventanilla.domain.people.models import StaffMember
from ventanilla.domain.tickets.models import Message, Origin, Stage, Ticket
from ventanilla.domain.tickets.promises import due_of, reached, running_metrics, settled, states_of
from ventanilla.domain.tickets.status import Status
from ventanilla.domain.tickets.terms import level_for

PURPOSES = {
    "asked": Message.Purpose.QUESTION,
    "resolved": Message.Purpose.SOLUTION,
    "pending": Message.Purpose.REASON,
    "cancelled": Message.Purpose.REASON,
}
SILENT = {"rated", "time_logged"}
"""Their text is no message."""
LEFT = (
    "created_at",
    "customer_spoke_at",
    "staff_spoke_at",
    "first_response_at",
    "qualified_at",
    "awaits_staff",
    "turn_since",
)
"""What is carried over when a ticket is merged into another."""
_html = lru_cache(maxsize=None)(from_words)


def unfold(story: TicketStory, world: World) -> Rows:
    """What was merged must be unfolded before what it was merged into, and what follows after what it follows."""
    rows = Rows(_new_ticket(story, world))
    world.unfolded[rows.ticket.pk] = rows
    for event in story.events:
        _happens(rows, event, world)
    rows.ticket.appoint(one for one in rows.beside if isinstance(one, Stage))
    return rows


def hush(ticket: Ticket, stages: list[Stage], now: datetime) -> None:
    """Whoever had to be warned was, long ago: nobody is told of it in the moment in which somebody first looks."""
    levels, states = the_levels(), states_of(ticket, stages)
    passed = {metric: reached(ticket, states, metric, levels, now) for metric in running_metrics(ticket)}
    ticket.warned = {metric.value: percent for metric, percent in passed.items() if percent}
    ticket.measure(stages, keep=settled(ticket))


def _happens(rows: Rows, event: Event, world: World) -> None:
    ticket, by = rows.ticket, world.company.actor(event.by)
    if event.kind == "merged":
        rows.left = {name: getattr(ticket, name) for name in LEFT}
    if event.kind == "merged_here":
        _take_over(rows, world.unfolded[world.numbers[event.other]])
    ticket.update_due_at = _answer_due(rows)
    stage = change(ticket, event, world, by=by)
    rows.beside += [stage] if stage else []
    if event.kind == "rated":
        rows.rating = rating_of(ticket, event, by)
    rows.beside += rows_beside(rows, event, world, by=by)
    message = _message(ticket, event, by)
    rows.steps.append(Step(event, by, message, event.papers, journal_facts(ticket, event, world)))


def _answer_due(rows: Rows) -> datetime | None:
    states = states_of(rows.ticket, (one for one in rows.beside if isinstance(one, Stage)))
    return due_of(rows.ticket, states, Metric.NEXT_UPDATE, the_levels())


def _take_over(rows: Rows, source: Rows) -> None:
    """The words of the source are said here now."""
    for step in source.steps:
        if step.message:
            step.message.ticket = rows.ticket


def _new_ticket(story: TicketStory, world: World) -> Ticket:
    at, company, by_phone = utc(story.opened_at), world.company, story.origin == Origin.PHONE
    caller = world.callers[story.caller.email] if story.caller else None
    ticket = Ticket(
        number=world.numbers[story.key], customer=company.customers[story.customer],
        requester=caller.place if caller else company.contacts[story.requester], type=world.types[story.type],
        application=world.applications[story.application], urgency=story.urgency, priority=story.urgency,
        subject=story.subject, status=Status.AWAITING_SUPPORT, status_since=at, team=world.types[story.type].team,
        origin=story.origin, is_verified=caller is None or caller.request.state == "accepted",
        is_withheld=caller is not None, caller=caller.request if caller else None, turn_since=at, customer_spoke_at=at,
        staff_spoke_at=at if by_phone else None, first_response_at=at if by_phone else None,
        created_at=at, updated_at=at, privacy_version="" if by_phone else world.privacy_version(at),
    )  # fmt: skip
    ticket.level_id = level_for(ticket)
    return ticket


def _message(ticket: Ticket, event: Event, by: Actor) -> Message | None:
    if not event.text or event.kind in SILENT:
        return None
    return Message(
        ticket=ticket, is_note=event.kind == "noted", purpose=PURPOSES.get(event.kind, Message.Purpose.WORD),
        contact=by if isinstance(by, Membership) else None, staff=by if isinstance(by, StaffMember) else None,
        author_name=by.actor_name, body=event.text, body_html=_html(event.text), created_at=utc(event.at),
    )  # fmt: skip


def in_order(stories: tuple[TicketStory, ...]) -> list[TicketStory]:
    """What was merged first, the rest as it was opened (see `unfold`)."""
    return sorted(stories, key=lambda story: all(event.kind != "merged" for event in story.events))
