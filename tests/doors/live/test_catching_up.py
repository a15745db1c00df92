"""What happened between the drawing of a page and the opening of its stream."""

from __future__ import annotations

import asyncio
import re

import pytest
from django.db import connection
from django.urls import reverse

from tests.doors.live.listeners import LUCIA
from tests.doors.live.visits import Event
from ventanilla.domain.live import hub as hubs
from ventanilla.domain.live.announcing import ACCESS, RESYNC, News
from ventanilla.domain.live.audiences import DESK, company, member
from ventanilla.domain.live.hub import moment

RESYNCED = Event("resync", {})


@pytest.fixture
def clock(monkeypatch):
    """Of the house, in milliseconds: it goes on by hand."""
    told = [moment()]
    monkeypatch.setattr(hubs, "moment", lambda: told[0])
    return told


def heard_by(house, since: object, count: int = 1) -> list[Event]:
    """The first words that are told to Lucía, whose page shows that moment."""

    async def story():
        visit = await house.opened("lucia", last_event_id=str(since))
        house.hub.tell(News("end", 0), [member(2)])
        heard = [await visit.next() for _ in range(count)]
        await visit.leave()
        return heard

    return asyncio.run(story())


def news(thing: str, pk: int) -> Event:
    return Event("news", {"thing": thing, "pk": pk})


def test_who_comes_a_moment_late_hears_what_was_told_since_and_no_more(house, clock):
    house.hub.tell(News("ticket", 1), [company(7)])
    clock[0] += 1
    drawn = clock[0]
    for number in (2, 3, 2):
        house.hub.tell(News("ticket", number), [company(7)])
    clock[0] += 300

    assert heard_by(house, drawn, 3) == [news("ticket", 2), news("ticket", 3), news("end", 0)]


def test_nobody_hears_what_was_told_to_others_or_what_their_rights_do_not_open(house, clock):
    house.known["lucia"] = LUCIA._replace(deaf_to=frozenset({"invoice"}))
    house.hub.tell(News("ticket", 1), [DESK, company(8), member(3)])
    house.hub.tell(News("invoice", 2), [company(7)])

    assert heard_by(house, clock[0]) == [news("end", 0)]


def test_who_has_another_access_since_looks_at_everything(house, clock):
    house.hub.tell(News(ACCESS, 0), [member(2)])
    house.hub.tell(News("ticket", 1), [company(7)])

    assert heard_by(house, clock[0]) == [RESYNCED]


@pytest.mark.parametrize("late", [-60_000, 60_000])
def test_a_page_from_before_the_process_or_of_tomorrow_looks_at_everything(house, clock, late):
    assert heard_by(house, clock[0] + late) == [RESYNCED]


def test_after_a_gap_between_processes_pages_from_before_it_look_at_everything(house, clock):
    drawn = clock[0]
    clock[0] += 10
    house.hub.tell_all(RESYNC)
    clock[0] += 10

    assert heard_by(house, drawn) == [RESYNCED]
    assert heard_by(house, clock[0]) == [news("end", 0)]


@pytest.mark.parametrize("said", ["", "-5", "1e3", "9" * 400, "²"])
def test_who_does_not_say_since_when_begins_now(house, clock, said):
    house.hub.tell(News("ticket", 1), [company(7)])

    assert heard_by(house, said) == [news("end", 0)]


def test_little_is_remembered_and_what_is_forgotten_is_told_as_everything(house, clock, monkeypatch):
    monkeypatch.setattr(hubs, "MOST_KEPT", 10)
    drawn = clock[0]
    for number in range(11):
        clock[0] += 1
        house.hub.tell(News("ticket", number), [DESK])

    assert house.hub.told_since(drawn, [DESK]) is None
    assert house.hub.told_since(drawn + 2, [DESK]) == [News("ticket", number) for number in range(1, 11)]
    clock[0] += hubs.KEPT + 1
    assert house.hub.told_since(drawn + 12, [DESK]) == []
    house.hub.tell(News("ticket", 11), [DESK])
    assert heard_by(house, drawn + 11) == [RESYNCED]
    assert heard_by(house, drawn + 12) == [news("end", 0)]


def test_a_page_says_from_when_on_it_must_be_told_and_has_read_nothing_before(cast, sign_in):
    client, reads = sign_in(cast.lucia), []

    def noted(execute, *told):
        reads.append(moment())
        return execute(*told)

    before = moment()
    with connection.execute_wrapper(noted):
        page = client.get(reverse("portal:tickets")).content.decode()

    assert reads
    assert before <= int(re.search(r'<body[^>]* data-drawn="(\d+)"', page)[1]) <= reads[0]


def test_each_word_says_how_far_it_has_been_told(house, clock):
    async def story():
        visit = await house.opened("lucia")
        house.hub.tell(News("ticket", 1), [company(7)])
        await visit.next()
        await visit.leave()
        return visit.body

    assert re.search(rb"\nid: %d\nevent: news\n" % clock[0], asyncio.run(story()))
