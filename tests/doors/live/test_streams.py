"""What a stream says and when it ends. Who listens is made up here; `test_who.py` finds it out."""

from __future__ import annotations

import asyncio
import threading

from django.db import OperationalError

from tests.doors.live.listeners import TEO
from tests.doors.live.visits import Event, Visit
from ventanilla.domain.live.announcing import LEFT, RESYNC, News
from ventanilla.domain.live.audiences import DESK, company, member, person, staff
from ventanilla.doors.live import stream as one_stream
from ventanilla.doors.live import streams as all_streams


def test_it_begins_with_what_the_browser_and_proxies_must_know(house):
    async def story():
        visit = Visit(house.streams, "marta")
        hello = await visit.next()
        await visit.leave()
        return visit, hello

    visit, hello = asyncio.run(story())

    assert visit.status == 200
    assert visit.headers["content-type"].startswith("text/event-stream")
    assert (visit.headers["cache-control"], visit.headers["x-accel-buffering"]) == ("no-store", "no")
    assert hello == Event("hello", {"who": "staff:1"})
    assert 2_000 <= int(visit.body.split(b"\n")[0].removeprefix(b"retry: ")) <= 6_000
    assert not house.streams.open
    assert not house.streams.of_person


def test_everybody_hears_what_is_theirs_and_nothing_else(house):
    async def story():
        visits = [await house.opened(key) for key in ("marta", "lucia", "teo")]
        for number, audience in enumerate(
            (DESK, staff(1), staff(9), company(7), company(8), member(2), member(4))
        ):
            house.hub.tell(News("ticket", number), [audience])
        house.hub.tell(News("ticket", 50), [member(3)])  # Teo's right does not open it
        house.hub.tell(News("end", 0), [DESK, company(7), member(3)])
        heard = [[await visit.next()] for visit in visits]
        for visit, told in zip(visits, heard, strict=True):
            while told[-1].told["thing"] != "end":
                told.append(await visit.next())
            await visit.leave()
        return [[event.told["pk"] for event in told[:-1]] for told in heard]

    assert asyncio.run(story()) == [[0, 1], [3, 5], []]


def test_what_is_told_from_many_threads_arrives_once_each(house):
    async def story():
        visit = await house.opened("marta")
        tellers = [
            threading.Thread(target=lambda n=n: house.hub.tell(News("ticket", n), [DESK, staff(1)]))
            for n in range(90)
        ]
        for teller in tellers:
            teller.start()
        heard = [(await visit.next()).told["pk"] for _ in range(90)]
        await visit.leave()
        return heard

    assert sorted(asyncio.run(story())) == list(range(90))


def test_with_nothing_to_say_it_shows_that_the_line_stands(house, monkeypatch):
    monkeypatch.setattr(one_stream, "BEAT_SECONDS", 0.01)

    async def story():
        visit = await house.opened("marta")
        await visit.beat()
        await visit.beat()
        await visit.leave()

    asyncio.run(story())


def test_who_is_slow_is_told_to_look_at_everything_and_who_takes_nothing_is_left(house, monkeypatch):
    monkeypatch.setattr(one_stream, "PATIENCE", 0.05)
    monkeypatch.setattr(all_streams, "TURN", 200)

    async def story():
        slow, stuck = await house.opened("marta"), await house.opened("lucia")
        stuck.takes.clear()
        house.hub.tell(News("ticket", 0), [company(7)])
        for number in range(150):
            house.hub.tell(News("ticket", number), [DESK])
        heard = await slow.next()
        await asyncio.wait_for(stuck.task, 5)
        await slow.leave()
        return heard

    assert asyncio.run(story()).name == "resync"
    assert not house.streams.open


def test_it_ends_when_its_time_is_over_or_nobody_can_be_asked(house):
    house.known["teo"] = TEO._replace(seconds=0.01)

    async def story():
        short, asked = await house.opened("teo"), await house.opened("marta")
        house.known["marta"] = OperationalError("away")
        house.hub.tell(News(LEFT, 1), [person(1)])
        return await short.next(), await asked.next()

    assert [event.told["reason"] for event in asyncio.run(story())] == ["time", "time"]


def test_after_a_gap_everybody_looks_at_everything(house):
    async def story():
        visits = [await house.opened(key) for key in ("marta", "teo")]
        house.hub.tell_all(RESYNC)
        return [await visit.next() for visit in visits]

    assert asyncio.run(story()) == [Event("resync", {})] * 2


def test_the_stop_ends_all_of_them_and_lets_nobody_in(house):
    async def story():
        visits = [await house.opened(key) for key in ("marta", "lucia")]
        house.streams.close()
        last = [await visit.next() for visit in visits]
        await asyncio.wait_for(asyncio.gather(*(visit.task for visit in visits)), 5)
        return last, await house.refused()

    last, late = asyncio.run(story())

    assert last == [Event("bye", {"reason": "stop"})] * 2
    assert late == (503, "30")


def test_one_person_and_one_process_hold_so_many_and_no_more(house, monkeypatch):
    monkeypatch.setattr(all_streams, "MOST_OF_ONE", 2)
    house.streams.most = 3

    async def story():
        first, _second = await house.opened("marta"), await house.opened("marta")
        too_many = await house.refused("marta")
        await house.opened("lucia")
        full = await house.refused("teo")
        await first.leave()
        await house.opened("marta")
        return too_many, full

    assert asyncio.run(story()) == ((503, "30"), (503, "30"))


def test_what_nobody_may_hold_any_more_gives_way_to_a_new_one(house, monkeypatch):
    monkeypatch.setattr(all_streams, "MOST_OF_ONE", 2)
    monkeypatch.setattr(all_streams, "GIVES_WAY_AFTER", 0)

    async def story():
        first, second = await house.opened("marta"), await house.opened("marta")
        third = await house.opened("marta")
        told = await first.next()
        for visit in (second, third):
            await visit.leave()
        return told

    assert asyncio.run(story()) == Event("bye", {"reason": "time"})
    assert not house.streams.of_person


def test_who_is_refused_learns_it_without_being_led_anywhere(house):
    house.known["broken"] = OperationalError("away")

    async def story():
        return [
            await house.refused("nobody"),
            await house.refused(cookie="language=es"),
            await house.refused(sec_fetch_site="same-site"),
            await house.refused(method="POST"),
            await house.refused(host="elsewhere.example"),
            await house.refused("broken"),
        ]

    answers = asyncio.run(story())

    assert [status for status, _later in answers] == [401, 401, 403, 405, 400, 503]
    assert house.asked == ["nobody", "broken"]
