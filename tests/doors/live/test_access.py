"""Streams follow what somebody may: who they are is asked anew before anything else is said."""

from __future__ import annotations

import asyncio

import pytest

from tests.doors.live.listeners import LUCIA, House
from tests.doors.live.visits import Event
from ventanilla.domain.live.announcing import ACCESS, LEFT, News
from ventanilla.domain.live.audiences import DESK, company, member, person
from ventanilla.doors.live.who import Listener


@pytest.mark.parametrize(("thing", "reason"), [(ACCESS, "access"), (LEFT, "logout")])
def test_who_is_in_no_more_hears_nothing_more(house, thing, reason):
    async def story():
        visit = await house.opened("lucia")
        house.known["lucia"] = None
        house.hub.tell(News(thing, 2), [person(2)])
        house.hub.tell(News("ticket", 1), [company(7)])
        last = await visit.next()
        await asyncio.wait_for(visit.task, 5)
        return visit, last

    visit, last = asyncio.run(story())

    assert last == Event("bye", {"reason": reason})
    assert b"ticket" not in visit.body
    assert not house.streams.open


def test_who_may_see_less_hears_less_from_then_on(house):
    async def story():
        visit = await house.opened("lucia")
        house.known["lucia"] = LUCIA._replace(audiences=frozenset({member(2), person(2)}))
        house.hub.tell(News(ACCESS, 2), [member(2)])
        house.hub.tell(News("ticket", 1), [company(7)])
        first = await visit.next()
        house.hub.tell(News("ticket", 2), [company(7)])
        house.hub.tell(News("ticket", 3), [member(2)])
        second = await visit.next()
        await visit.leave()
        return first, second

    assert asyncio.run(story()) == (Event("resync", {}), Event("news", {"thing": "ticket", "pk": 3}))


def test_what_was_heard_as_somebody_who_could_hear_more_is_not_said_afterwards(house):
    """It was on its way, from another thread, while the stream found out that they may hear less."""

    async def story():
        visit = await house.opened("lucia")
        (stream,) = house.streams.open
        heard_before, less = stream.hear, LUCIA._replace(audiences=frozenset({member(2), person(2)}))
        house.known["lucia"] = less
        house.hub.tell(News(ACCESS, 2), [member(2)])
        first = await visit.next()
        heard_before(News("ticket", 1))
        house.hub.tell(News("ticket", 2), [member(2)])
        second = await visit.next()
        await visit.leave()
        return first, second

    assert asyncio.run(story()) == (Event("resync", {}), Event("news", {"thing": "ticket", "pk": 2}))
    assert not house.hub._belongs


def test_access_that_changes_while_it_is_asked_for_is_asked_for_again(house):
    async def story():
        visit = await house.opened("lucia")

        def ask(key: str) -> Listener | None:
            found = House._ask(house, key)
            if house.known["lucia"] is not None:
                house.known["lucia"] = None
                house.hub.tell(News(ACCESS, 2), [person(2)])
                house.hub.tell(News("ticket", 1), [company(7)])
            return found

        house.streams.ask = ask
        house.hub.tell(News(ACCESS, 2), [person(2)])
        return await visit.next()

    assert asyncio.run(story()) == Event("bye", {"reason": "access"})


def test_who_is_still_the_same_hears_on_after_being_asked_again(house):
    async def story():
        visit = await house.opened("marta")
        house.hub.tell(News(ACCESS, 1), [person(1)])
        house.hub.tell(News("ticket", 4), [DESK])
        heard = await visit.next()
        await visit.leave()
        return heard

    assert asyncio.run(story()) == Event("news", {"thing": "ticket", "pk": 4})
    assert house.asked == ["marta", "marta"]


def test_a_right_taken_away_while_the_stream_opens_counts(house):
    """Between reading who it is and joining those who hear, nobody would tell them."""

    async def story():
        def ask(key: str) -> Listener | None:
            found = House._ask(house, key)
            house.known["lucia"] = None
            house.hub.tell(News(ACCESS, 2), [person(2)])
            return found

        house.streams.ask = ask
        visit = await house.opened("lucia")
        return await visit.next()

    assert asyncio.run(story()) == Event("bye", {"reason": "access"})
