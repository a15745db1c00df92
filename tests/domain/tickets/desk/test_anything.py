"""Whatever the desk does in whatever order, certain things stay true."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Sum
from django.utils.timezone import now
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import Cast, a_ticket
from tests.domain.tickets.desk.facts import a_file
from tests.domain.tickets.verbs import qualified
from ventanilla.core.errors import Refused
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.verifying import walk
from ventanilla.domain.tickets.actions.copying import copy_contact
from ventanilla.domain.tickets.actions.finishing import cancel, reopen, resolve
from ventanilla.domain.tickets.actions.linking import link_tickets, unlink
from ventanilla.domain.tickets.actions.merging import merge
from ventanilla.domain.tickets.actions.moving import move_to_customer
from ventanilla.domain.tickets.actions.splitting import split
from ventanilla.domain.tickets.actions.tagging import MOST, set_tags
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.timing import log_time, remove_time
from ventanilla.domain.tickets.actions.watching import unwatch, watch
from ventanilla.domain.tickets.actions.working import (
    ask_customer,
    assign,
    plan,
    set_pending,
    set_priority,
    start,
)
from ventanilla.domain.tickets.models import (
    Attachment,
    Copy,
    Message,
    Tag,
    Ticket,
    TicketLink,
    TimeEntry,
)
from ventanilla.domain.tickets.status import Priority, Status
from ventanilla.domain.tickets.verifying import differences

CHANGING = (
    "status",
    "priority",
    "assignee_id",
    "team_id",
    "requester_id",
    "customer_id",
    "merged_into_id",
    "planned_at",
)
"""Whoever changes one of these takes a step of the version."""


@dataclass
class Desk:
    """A few tickets, and what was ever said in them."""

    cast: Cast
    said: set[int] = field(default_factory=set)
    files: set[object] = field(default_factory=set)
    rows: dict[int, tuple[int, tuple[object, ...]]] = field(default_factory=dict)

    def ticket(self, number: int) -> Ticket:
        everything = list(Ticket.objects.order_by("pk").values_list("pk", flat=True))
        return Ticket.objects.select_related("requester__person", "customer").get(
            pk=everything[number % len(everything)]
        )

    def contact(self, number: int) -> Membership:
        return (self.cast.lucia, self.cast.pedro, self.cast.nuria, self.cast.oscar)[number % 4]


def _messages(ticket: Ticket, number: int) -> list[Message]:
    """Some of them, by the bits of the number."""
    return [one for place, one in enumerate(ticket.messages.order_by("pk")) if number >> place & 1]


DEEDS: dict[str, Callable[[Desk, Ticket, int], object]] = {
    "answer": lambda desk, one, n: reply(one, f"Respuesta {n}", by=desk.cast.marta),
    "ask again": lambda desk, one, n: reply(
        one, f"Pregunta {n}", by=one.requester, files=[a_file()] if n % 2 else []
    ),
    "note": lambda desk, one, n: add_note(one, f"Nota {n}", by=desk.cast.bruno),
    "question": lambda desk, one, n: ask_customer(one, "¿Cuál?", by=desk.cast.marta),
    "pending": lambda desk, one, n: set_pending(one, "Falta.", by=desk.cast.marta),
    "plan": lambda desk, one, n: plan(
        one, by=desk.cast.marta, at_time=now() + timedelta(days=1 + n), technician=desk.cast.bruno
    ),
    "start": lambda desk, one, n: start(one, by=desk.cast.marta),
    "qualify": lambda desk, one, n: qualified(one, desk.cast),
    "assign": lambda desk, one, n: assign(
        one, by=desk.cast.marta, assignee=desk.cast.bruno if n % 2 else None
    ),
    "priority": lambda desk, one, n: set_priority(one, by=desk.cast.marta, priority=Priority.values[n % 3]),
    "resolve": lambda desk, one, n: resolve(one, "Hecho.", by=desk.cast.marta),
    "cancel": lambda desk, one, n: cancel(one, "No hace falta.", by=desk.cast.marta),
    "reopen": lambda desk, one, n: reopen(one, "", by=desk.cast.marta),
    "watch": lambda desk, one, n: watch(one, by=desk.cast.marta),
    "unwatch": lambda desk, one, n: unwatch(one, by=desk.cast.marta),
    "tag": lambda desk, one, n: set_tags(one, [f"t{place}" for place in range(n % 15)], by=desk.cast.marta),
    "copy": lambda desk, one, n: copy_contact(one, desk.contact(n), by=desk.cast.marta),
    "link": lambda desk, one, n: link_tickets(one, desk.ticket(n), by=desk.cast.marta),
    "unlink": lambda desk, one, n: unlink(one, desk.ticket(n), by=desk.cast.marta),
    "time": lambda desk, one, n: log_time(one, by=desk.cast.marta, minutes=n + 1),
    "take time back": lambda desk, one, n: [
        remove_time(e, by=desk.cast.marta) for e in one.time_entries.all()[:1]
    ],
    "merge": lambda desk, one, n: merge(one, desk.ticket(n), by=desk.cast.marta),
    "split": lambda desk, one, n: split(one, _messages(one, n), f"Otra cosa {n}", by=desk.cast.marta),
    "move": lambda desk, one, n: move_to_customer(one, desk.contact(n), by=desk.cast.marta),
}
STEPS = st.lists(
    st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(0, 7), st.integers(0, 15)), min_size=3, max_size=14
)


@given(steps=STEPS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_is_lost_and_the_wall_stands(cast, steps):
    with transaction.atomic():
        desk = _opened(cast)

        for deed, number, other in steps:
            _try(desk, deed, number, other)
            _nothing_is_lost(desk)
            _versions_grow(desk)

        _sums_are_right()
        _turns_are_right()
        _merged_ones_are_over()
        _the_wall_stands(cast)
        assert not walk().broken
        transaction.set_rollback(True)


def _opened(cast: Cast) -> Desk:
    for who in (cast.lucia, cast.lucia, cast.pedro, cast.oscar):
        reply(a_ticket(who), "Algo más.", by=who, files=[a_file()])
    return Desk(cast)


def _try(desk: Desk, deed: str, number: int, other: int) -> None:
    for one in (desk.cast.lucia, desk.cast.pedro, desk.cast.nuria, desk.cast.oscar):
        vars(one).pop("copied_tickets", None)  # each step is a request of its own
    with suppress(Refused), transaction.atomic():
        DEEDS[deed](desk, desk.ticket(number), other)


def _nothing_is_lost(desk: Desk) -> None:
    said, files = (
        set(Message.objects.values_list("pk", flat=True)),
        set(Attachment.objects.values_list("pk", flat=True)),
    )
    assert desk.said <= said
    assert desk.files <= files
    desk.said, desk.files = said, files


def _versions_grow(desk: Desk) -> None:
    for pk, version, *facts in Ticket.objects.values_list("pk", "version", *CHANGING):
        before = desk.rows.get(pk, (0, ()))
        assert version >= before[0]
        assert version > before[0] or tuple(facts) == before[1]
        desk.rows[pk] = version, tuple(facts)


def _sums_are_right() -> None:
    for ticket in Ticket.objects.annotate(logged=Sum("time_entries__minutes")):
        assert ticket.minutes_spent == (ticket.logged or 0)
        assert ticket.tags.count() <= MOST
    assert TimeEntry.objects.filter(ticket__merged_into__isnull=False).count() == 0
    assert not Tag.objects.filter(tickets=None).exists()


def _turns_are_right() -> None:
    for ticket in Ticket.objects.all():
        assert not differences(ticket, ticket.stages.order_by("pk"))
        assert ticket.due_at is None or ticket.is_open
        words = ticket.messages.filter(is_note=False)
        said = words.filter(staff__isnull=False).order_by("-created_at").first()
        assert ticket.merged_into_id or ticket.staff_spoke_at == (said.created_at if said else None)


def _merged_ones_are_over() -> None:
    for ticket in Ticket.objects.filter(merged_into__isnull=False).select_related("merged_into"):
        assert ticket.status == Status.CANCELLED
        assert ticket.merged_into.merged_into_id is None
        assert ticket.merged_into.customer_id == ticket.customer_id
        assert not ticket.messages.filter(is_note=False).exists()


def _the_wall_stands(cast: Cast) -> None:
    assert not Copy.objects.exclude(member=None).exclude(member__customer=F("ticket__customer")).exists()
    assert not Ticket.objects.exclude(requester__customer=F("customer")).exists()
    for who in (cast.lucia, cast.pedro, cast.nuria, cast.oscar):
        who = Membership.objects.select_related("person", "customer").get(pk=who.pk)
        theirs = set(Ticket.objects.filter(customer=who.customer).values_list("pk", flat=True))
        seen = TicketLink.objects.visible_to(who).values_list("one_id", "other_id")
        assert {number for ends in seen for number in ends} <= theirs
        assert set(Message.objects.visible_to(who).values_list("ticket_id", flat=True)) <= theirs
        assert set(Ticket.objects.visible_to(who).values_list("pk", flat=True)) <= theirs
