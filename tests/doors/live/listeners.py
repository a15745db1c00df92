"""People whose sessions streams are opened with, made up."""

from __future__ import annotations

import asyncio

from tests.doors.live.visits import Visit
from ventanilla.domain.live.audiences import DESK, company, member, person, staff
from ventanilla.domain.live.hub import Hub
from ventanilla.doors.live.streams import Streams
from ventanilla.doors.live.who import Listener

MARTA = Listener(1, frozenset({DESK, staff(1), person(1)}), frozenset(), 600.0, "staff:1")
LUCIA = Listener(2, frozenset({member(2), company(7), person(2)}), frozenset(), 600.0)
TEO = Listener(3, frozenset({member(3), person(3)}), frozenset({"ticket"}), 600.0)


class House:
    """Whose session each key is; what is said in one `run` is said on one event loop."""

    def __init__(self) -> None:
        self.hub = Hub()
        self.known: dict[str, Listener | Exception | None] = {"marta": MARTA, "lucia": LUCIA, "teo": TEO}
        self.asked: list[str] = []
        self.streams = Streams(self._ask, self.hub)

    def _ask(self, key: str) -> Listener | None:
        self.asked.append(key)
        found = self.known.get(key)
        if isinstance(found, Exception):
            raise found
        return found

    async def opened(self, key: str, **headers: str) -> Visit:
        visit = Visit(self.streams, key, **headers)
        assert (await visit.next()).name == "hello"
        return visit

    async def refused(self, key: str = "marta", **asked: str) -> tuple[int, str]:
        visit = Visit(self.streams, key, **asked)
        status = await visit.answer()
        await asyncio.wait_for(visit.task, 5)
        return status, visit.headers.get("retry-after", "")
