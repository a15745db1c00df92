"""One open stream: what it has heard and not yet said, and when it ends."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from django.db import InterfaceError, OperationalError

from ventanilla.domain.live import hub as hubs
from ventanilla.domain.live.announcing import ACCESS, LEFT, RESYNC, News
from ventanilla.domain.live.hub import Hub
from ventanilla.doors.live import events
from ventanilla.doors.live.who import Listener

BEAT_SECONDS = 15.0
PATIENCE = 20.0
"""Seconds that a browser may take none of what it is sent."""
MOST_UNSAID = 100
"""Things that may wait for a slow browser; with more it is told to look at everything again."""
RETRY = (2_000, 6_000)
"""Milliseconds until a browser comes back, each after its own: not all at once when a server has started again."""

Send = Callable[[dict[str, Any]], Awaitable[None]]
Ask = Callable[[], Awaitable[Listener | None]]


class Stream:
    """Lives on the event loop. `ask`: who listens, as it is at that moment."""

    def __init__(
        self, listener: Listener, *, ask: Ask, hub: Hub, post: Callable[[Stream, News, Listener], None]
    ) -> None:
        self.listener = listener
        self.hear = partial(self._hear, listener)
        self.ask, self.hub, self.post = ask, hub, post
        self.unsaid: dict[News, None] = {}
        self.doubt = ""
        """Why who listens must be asked anew before anything else is said."""
        self.reason = ""
        """Why it ends; set once."""
        self.is_deserted = False
        self.woken = asyncio.Event()
        self.began_at = asyncio.get_running_loop().time()
        self.ends_at = 0.0

    def take(self, news: News, listener: Listener) -> None:
        """What was heard, on the loop. What was heard as somebody who may hear more is not said to who may hear less."""
        if news.thing in (ACCESS, LEFT):
            self.doubt = self.doubt or news.thing
        elif listener is self.listener and RESYNC not in self.unsaid:
            self.unsaid[news] = None
            if news == RESYNC or len(self.unsaid) > MOST_UNSAID:
                self.unsaid = {RESYNC: None}
        self.woken.set()

    def end(self, reason: str) -> None:
        self.reason = self.reason or reason
        self.woken.set()

    def desert(self) -> None:
        """Nobody is there any more."""
        self.is_deserted = True
        self.end("gone")

    async def run(self, send: Send, *, told: int, since: int | None = None) -> None:
        """Until it ends or nobody takes what is said; the head has been sent. `told`: what the hub had told when it was
        asked who listens. If it has told something since, their access may have changed before they heard of anything.
        `since`: the moment that their page shows.
        """
        self._believe(self.listener, told)
        try:
            retry = random.randint(*RETRY)  # noqa: S311 - spreads browsers, hides nothing
            await self._say(send, events.hello(self.listener.who, retry=retry))
            if since is not None:
                self._catch_up(since)
            while not self.reason:
                await self._wait()
                while self.doubt and not self.reason:
                    await self._look_again()
                if not self.reason:
                    await self._say(send, self._words())
            if not self.is_deserted:
                await self._say(send, events.bye(self.reason), more=False)
        except TimeoutError:
            return  # they take nothing: the server closes the line
        finally:
            self.hub.leave(self.hear)

    async def _wait(self) -> None:
        """Until there is something to say, or to show that the line still stands."""
        loop = asyncio.get_running_loop()
        bell = loop.call_at(min(loop.time() + BEAT_SECONDS, self.ends_at), self.woken.set)
        await self.woken.wait()
        bell.cancel()
        self.woken.clear()
        if loop.time() >= self.ends_at:
            self.end("time")

    async def _look_again(self) -> None:
        """Nothing that was heard before is said to somebody who may not hear it any more: they look at what they may."""
        why, self.doubt = self.doubt, ""
        told = self.hub.told
        try:
            found = await self.ask()
        except (OperationalError, InterfaceError):
            self.end("time")  # they come back, and are asked again
            return
        if found is None:
            self.end(why)
        elif not found.hears_as(self.listener):
            self._believe(found, told)
            self.unsaid = {RESYNC: None}

    def _catch_up(self, since: int) -> None:
        """What they would have heard, had they been here; of another access, that everything may be another."""
        found = self.hub.told_since(since, self.listener.audiences)
        if found is None or any(one.thing in (ACCESS, LEFT) for one in found):
            found = [RESYNC]
        for news in found:
            self._hear(self.listener, news)

    def _hear(self, listener: Listener, news: News) -> None:
        """From any thread."""
        if news.thing not in listener.deaf_to:
            self.post(self, news, listener)

    def _believe(self, listener: Listener, told: int) -> None:
        before, self.hear = self.hear, partial(self._hear, listener)
        self.listener = listener
        spread = random.uniform(0.9, 1.0)  # noqa: S311 - many began together; not all end in the same moment
        self.ends_at = asyncio.get_running_loop().time() + listener.seconds * spread
        self.hub.join(listener.audiences, self.hear)
        self.hub.leave(before)
        if self.hub.told != told:
            self.doubt = self.doubt or ACCESS
            self.woken.set()

    def _words(self) -> bytes:
        said, self.unsaid = self.unsaid, {}
        words = b"".join(events.resync() if one == RESYNC else events.news(*one) for one in said)
        return events.since(hubs.moment()) + (words or events.BEAT)

    async def _say(self, send: Send, words: bytes, *, more: bool = True) -> None:
        async with asyncio.timeout(PATIENCE):
            await send({"type": "http.response.body", "body": words, "more_body": more})
