"""What a customer's open pages hear of: exactly what they show. That something internal happened is internal, too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils.timezone import now

from tests.cast import Cast, a_ticket
from tests.domain.tickets.verbs import VERBS, qualified
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.live.audiences import DESK, company, member
from ventanilla.domain.live.hub import hub
from ventanilla.domain.people.actions.teams import create_team
from ventanilla.domain.tickets.actions.canned import Wording, save_canned
from ventanilla.domain.tickets.actions.copying import copy_contact, stop_copying
from ventanilla.domain.tickets.actions.finishing import resolve
from ventanilla.domain.tickets.actions.handing_over import remove_contact
from ventanilla.domain.tickets.actions.linking import link_tickets, unlink
from ventanilla.domain.tickets.actions.merging import merge
from ventanilla.domain.tickets.actions.moving import move_to_customer
from ventanilla.domain.tickets.actions.planning import unplan
from ventanilla.domain.tickets.actions.rating import rate
from ventanilla.domain.tickets.actions.sending import send_canned
from ventanilla.domain.tickets.actions.splitting import split
from ventanilla.domain.tickets.actions.tagging import set_tags
from ventanilla.domain.tickets.actions.talking import add_note, reply
from ventanilla.domain.tickets.actions.timing import log_time
from ventanilla.domain.tickets.actions.watching import watch
from ventanilla.domain.tickets.actions.working import assign, plan, set_priority
from ventanilla.domain.tickets.hearing import PUBLIC
from ventanilla.domain.tickets.models import Message, Ticket
from ventanilla.domain.tickets.status import Priority
from ventanilla.doors.shared.events import HAPPENINGS

Deed = Callable[[Ticket, Cast], object]
SOURCES = Path(__file__).resolve().parents[3] / "ventanilla" / "domain"

INTERNAL = {
    "due_changed", "warned", "assigned", "prioritised", "moved", "moved_away", "linked", "unlinked", "watched", "unwatched",
    "tagged", "device_set", "time_logged", "time_removed", "noted", "canned", "rating_asked", "caller_accepted",
    "caller_rejected", "caller_expired",
}  # fmt: skip
"""Verbs of which a customer hears only where they change what their page says of the ticket itself."""

MORE: dict[str, Deed] = {
    "to a colleague": lambda ticket, cast: assign(ticket, by=cast.marta, assignee=cast.bruno),
    "to a team": lambda ticket, cast: assign(ticket, by=cast.marta, team=create_team(name="Redes", by=cast.ivan)),
    "priority": lambda ticket, cast: set_priority(ticket, by=cast.marta, priority=Priority.HIGH),
    "note that calls": lambda ticket, cast: add_note(ticket, "@Bruno Gil, mira esto.", by=cast.marta),
    "tags": lambda ticket, cast: set_tags(ticket, ["vpn"], by=cast.marta),
    "watch": lambda ticket, cast: watch(ticket, by=cast.bruno),
    "time": lambda ticket, cast: log_time(ticket, by=cast.marta, minutes=25),
    "rate": lambda ticket, cast: rate(ticket, by=cast.pedro, stars=4),
    "canned": lambda ticket, cast: send_canned(
        ticket, save_canned(Wording(title="Hola", body="Hola.", tags="vpn"), by=cast.elena), "Hola.", by=cast.marta
    ),
    "copy": lambda ticket, cast: copy_contact(ticket, cast.lucia, by=cast.marta),
    "no copy": lambda ticket, cast: stop_copying(ticket, ticket.copies.get(), by=cast.marta),
    "link to a colleague's": lambda ticket, cast: link_tickets(ticket, a_ticket(cast.lucia), by=cast.marta),
    "link to another customer's": lambda ticket, cast: link_tickets(ticket, a_ticket(cast.oscar), by=cast.marta),
    "unlink": lambda ticket, cast: unlink(ticket, Ticket.objects.get(subject="Atada"), by=cast.marta),
    "merge": lambda ticket, cast: merge(ticket, a_ticket(cast.lucia), by=cast.marta),
    "merge here": lambda ticket, cast: merge(a_ticket(cast.lucia), ticket, by=cast.marta),
    "split": lambda ticket, cast: split(ticket, [_last(ticket)], "Otra cosa", by=cast.marta),
    "unplan": lambda ticket, cast: unplan(ticket, by=cast.marta),
    "move": lambda ticket, cast: move_to_customer(ticket, cast.oscar, by=cast.marta),
    "hand over": lambda ticket, cast: remove_contact(cast.pedro, by=cast.lucia, heir=cast.lucia),
}  # fmt: skip
BEFORE: dict[str, Deed] = {
    **dict.fromkeys(("reopen", "insist", "close", "confirm", "rate"), VERBS["resolve"]),
    "unplan": lambda ticket, cast: plan(
        ticket, by=cast.marta, at_time=now() + timedelta(days=2), technician=cast.marta
    ),
    "split": lambda ticket, cast: reply(ticket, "Y además la impresora.", by=cast.pedro),
    "unlink": lambda ticket, cast: link_tickets(ticket, a_ticket(cast.lucia, subject="Atada"), by=cast.marta),
    "time": lambda ticket, cast: resolve(ticket, "Ya va.", by=cast.marta),
}


def _last(ticket: Ticket) -> Message:
    return ticket.messages.latest("pk")


@pytest.fixture
def shared_ticket(cast) -> Ticket:
    """Pedro's, copied to Nuria; Lucía sees the whole company's. Marta has it."""
    ticket = a_ticket(cast.pedro)
    copy_contact(ticket, cast.nuria, by=cast.pedro)
    return qualified(ticket, cast)


@pytest.mark.parametrize("name", sorted({*VERBS, *MORE}))
def test_a_customer_hears_of_what_their_page_shows_and_of_nothing_else(
    cast, shared_ticket, sign_in, django_capture_on_commit_callbacks, name
):
    deed, browsers = (
        {**VERBS, **MORE}[name],
        {one: sign_in(one) for one in (cast.lucia, cast.pedro, cast.nuria)},
    )
    if name in BEFORE:
        BEFORE[name](shared_ticket, cast)

    def page(one: Membership) -> str:
        answer = browsers[one].get(f"/incidencias/{shared_ticket.pk}/")
        main = re.search(r"<main.*</main>", answer.content.decode(), re.DOTALL)
        return (
            re.sub(r"<[^>]*>|\s+", " ", main[0])
            if main and answer.status_code == 200
            else str(answer.status_code)
        )

    before = {one: page(one) for one in browsers}
    connection.run_on_commit.clear()  # what was said until here
    heard = listening(DESK, *(audience for one in browsers for audience in audiences_of(one)))
    with heard as told, django_capture_on_commit_callbacks(execute=True):
        deed(Ticket.objects.get(pk=shared_ticket.pk), cast)
    after = {one: page(one) for one in browsers}

    changed = {
        one.actor_name for one in browsers if after[one] not in (before[one], "302")
    }  # who is out hears it otherwise
    assert {one.actor_name for one in browsers if told & audiences_of(one)} == changed
    assert DESK in told, "the desk hears of everything"


def audiences_of(one: Membership) -> set[str]:
    return {member(one.pk), *({company(one.customer_id)} if one.sees_whole_company else ())}


@contextmanager
def listening(*audiences: str) -> Iterator[set[str]]:
    """Those of them that were told that the ticket has changed; other tickets are other pages."""
    told: set[str] = set()
    number = Ticket.objects.order_by("pk").values_list("pk", flat=True)[0]
    hears = {
        one: lambda news, one=one: told.add(one) if news == ("ticket", number) else None for one in audiences
    }
    for one, hear in hears.items():
        hub.join([one], hear)
    yield told
    for hear in hears.values():
        hub.leave(hear)


def test_every_verb_is_public_or_internal_and_what_the_thread_tells_is_public():
    said = {
        verb
        for file in SOURCES.rglob("*.py")
        for verb in re.findall(
            r"""(?:conclude|_note_both)\([^"]*?"ticket\.(\w+)\"""", file.read_text(encoding="utf-8")
        )
    }
    public = {verb.removeprefix("ticket.") for verb in PUBLIC}
    told = {verb.removeprefix("ticket.") for verb, one in HAPPENINGS.items() if not one.is_internal}

    assert said - public - INTERNAL == set()
    assert told <= public
    assert public & INTERNAL == set()
