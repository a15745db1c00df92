"""What the loader writes in bulk is what the verbs would have written one by one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.demo.replaying import replay
from ventanilla.demo import load
from ventanilla.demo.people_rows import Company
from ventanilla.demo.story import Demo, TicketStory
from ventanilla.demo.ticket_rows import in_order, unfold
from ventanilla.demo.world import World
from ventanilla.domain.customers.models import Membership
from ventanilla.domain.journal.models import Entry
from ventanilla.domain.people.models import StaffMember, Team
from ventanilla.domain.provider.house import the_house_now
from ventanilla.domain.tickets.models import Application, Rating, Tag, Ticket, TicketLink, TicketType

NOT_COMPARED = {"number", "merged_into", "form_key", "form_digest", "is_unfinished", "privacy_version"}
"""Numbers are each their own, the loader fills in no forms, and the verbs show what is published today."""
COLUMNS = [field.attname for field in Ticket._meta.concrete_fields if field.name not in NOT_COMPARED]
FIRST = 900_000


@pytest.mark.parametrize(
    "kind",
    [
        "asked", "planned", "pending", "cancelled", "declared_resolved", "rated", "second round", "by phone", "tagged",
        "watched", "copied", "time_logged", "second thoughts", "rating_asked", "closed", "linked", "merged", "follows",
    ],
)  # fmt: skip
def test_the_verbs_agree(loaded_for_all, db, demonstration, demo, kind):
    stories = _with_others(demo, next(one for one in demo.tickets if _has(one, kind)))
    bulk = _loaded_like(stories)

    by_verbs = replay(stories)

    for key, ticket in by_verbs.items():
        assert _row(ticket) == _row(bulk[key])
        assert _conversation(ticket) == _conversation(bulk[key])
        assert _beside(ticket, by_verbs) == _beside(bulk[key], bulk)
        assert _journal(ticket, by_verbs) == _journal(bulk[key], bulk)


def _has(story: TicketStory, kind: str) -> bool:
    kinds = [event.kind for event in story.events]
    told = {
        "second round": kinds.count("resolved") == 2,
        "second thoughts": kinds.count("rated") == 2,
        "by phone": story.origin == "phone",
    }
    return told.get(kind, kind in kinds) and not story.caller


def _with_others(demo: Demo, story: TicketStory) -> tuple[TicketStory, ...]:
    """And all that it has to do with, and what those have to do with, in the order of their opening."""
    stories, group, found = {one.key: one for one in demo.tickets}, {story.key}, [story]
    while found:
        others = {event.other for event in found.pop().events if event.other} - group
        group |= others
        found += [stories[key] for key in others]
    return tuple(one for one in demo.tickets if one.key in group)


def _loaded_like(stories: tuple[TicketStory, ...]) -> dict[str, Ticket]:
    the_house_now()  # and the rules of the day
    world = _world({story.key: FIRST + place for place, story in enumerate(stories)}, stories)
    rows = [unfold(story, world) for story in in_order(stories)]
    load._write_tickets(rows)
    load._write_journal(rows, [])
    return {key: Ticket.objects.get(pk=number) for key, number in world.numbers.items()}


def _world(numbers: Mapping[str, int], stories: tuple[TicketStory, ...]) -> World:
    people = Membership.objects.select_related("person", "customer")
    company = Company(
        {one.customer.code: one.customer for one in people},
        {one.person.email: one for one in people},
        {one.person.email: one for one in StaffMember.objects.select_related("person")},
    )
    tags = {name for story in stories for event in story.events for name in event.tags}
    return World(
        company=company,
        types={one.name: one for one in TicketType.objects.select_related("team")},
        applications={one.name: one for one in Application.objects.all()},
        teams={one.name: one for one in Team.objects.all()},
        tags={name: Tag.objects.get_or_create(name=name)[0] for name in tags},
        numbers=numbers,
        callers={},
    )


def _row(ticket: Ticket) -> dict[str, Any]:
    return {name: getattr(ticket, name) for name in COLUMNS}


def _conversation(ticket: Ticket) -> list[Any]:
    said = ticket.messages.order_by("created_at", "id")
    return list(
        said.values_list("is_note", "purpose", "contact", "staff", "author_name", "body_html", "created_at")
    )


def _beside(ticket: Ticket, told: Mapping[str, Ticket]) -> dict[str, Any]:
    """What hangs from it; other tickets by their keys."""
    keys = {one.pk: key for key, one in told.items()}
    links = TicketLink.objects.filter(one=ticket) | TicketLink.objects.filter(other=ticket)
    opinion = ("stars", "comment", "rated_by", "rated_at")
    return {
        "tags": set(ticket.tags.values_list("tag__name", flat=True)),
        "watchers": set(ticket.watches.values_list("staff", flat=True)),
        "copies": set(ticket.copies.values_list("member", "request")),
        "time": list(ticket.time_entries.values_list("staff", "minutes", "note", "spent_on", "created_at")),
        "links": {(link.kind, keys[link.one_id], keys[link.other_id]) for link in links},
        "merged": keys.get(ticket.merged_into_id),
        "opinions": list(ticket.past_ratings.order_by("id").values_list("round", *opinion)),
        "rating": list(Rating.objects.filter(ticket=ticket).values_list(*opinion)),
    }


def _journal(ticket: Ticket, told: Mapping[str, Ticket]) -> list[Any]:
    """Without the numbers of messages and files, which are each their own; other tickets by their keys."""
    keys = {one.pk: key for key, one in told.items()}
    lines = Entry.objects.about("ticket", ticket.pk).order_by("at", "id")
    return sorted(
        (line.at, line.verb, line.actor_kind, str(line.actor_id), line.customer_number,
         sorted((name, str(keys.get(value, value)) if name in ("other", "into") else str(value))
                for name, value in line.details.items() if name not in ("message", "files")),
         "message" in line.details)
        for line in lines
    )  # fmt: skip
