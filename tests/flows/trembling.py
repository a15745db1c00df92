"""A line as it is in a lift: of every hundred connections so many are dropped, held up, cut or left half open."""

from __future__ import annotations

import asyncio
import contextlib
import random
import socket
import struct
from collections import Counter
from collections.abc import AsyncIterator, Coroutine
from typing import Any

ILLS = ("refused", "deaf", "half open", "reset", "late")
"""Closed at once; nothing goes through; the request arrives and the answer does not; so, and with an RST; all of it late."""
NO_LINGER = struct.pack("ii", 1, 0)


class Line:
    """Stands at `port`, before a server at another one."""

    def __init__(self, server: int, *, ill: float, held: float, seed: int, life: float | None = None) -> None:
        """`held`: seconds that a bad connection is held; `life`: that a good one lasts, which browsers would keep."""
        self.server, self.ill, self.held, self.life = server, ill, held, life
        self.chance = random.Random(seed)
        self.fates: Counter[str] = Counter()
        self.port = 0
        self.is_down = False
        self.through: set[asyncio.StreamWriter] = set()

    @contextlib.asynccontextmanager
    async def standing(self) -> AsyncIterator[Line]:
        listener = await asyncio.start_server(self._pass, "127.0.0.1", 0)
        self.port = listener.sockets[0].getsockname()[1]
        async with listener:
            yield self

    def fall(self) -> None:
        """From now on nothing goes through, not by what goes through already either."""
        self.is_down = True
        for one in self.through:
            one.close()

    async def _pass(self, inside: asyncio.StreamReader, outside: asyncio.StreamWriter) -> None:
        fate = self.chance.choice(ILLS) if self.chance.random() < self.ill else "well"
        if self.is_down:
            fate = "refused"
        self.fates[fate] += 1
        self.through.add(outside)
        try:
            await self._suffer(fate, inside, outside)
        except OSError:
            self.fates["nobody there"] += 1
        finally:
            self.through.discard(outside)
            if fate == "reset" and not outside.is_closing():
                peer: socket.socket = outside.get_extra_info("socket")
                peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NO_LINGER)
            outside.close()

    async def _suffer(self, fate: str, inside: asyncio.StreamReader, outside: asyncio.StreamWriter) -> None:
        if fate == "refused":
            return
        if fate == "deaf":
            await asyncio.sleep(self.held)
            return
        if fate == "late":
            await asyncio.sleep(self.held * self.chance.random())
        there, towards = await asyncio.open_connection("127.0.0.1", self.server)
        try:
            answering = self._answer(fate, there, outside)
            await self._both(_carry(inside, towards), answering)
        finally:
            towards.close()

    async def _answer(self, fate: str, there: asyncio.StreamReader, outside: asyncio.StreamWriter) -> None:
        """What the house says comes through, or only the house knows that it has said it."""
        if fate not in ("half open", "reset"):
            return await _carry(there, outside)
        await there.read(1)  # it has been done
        if fate == "half open":
            await asyncio.sleep(self.held)
        return None

    async def _both(self, *ways: Coroutine[Any, Any, None]) -> None:
        going = [asyncio.ensure_future(way) for way in ways]
        while (
            not (await asyncio.wait([going[1]], timeout=self.life))[0] and not self.ill and not self.is_down
        ):
            pass  # a good line does not cut anybody short
        for one in going:
            one.cancel()
            with contextlib.suppress(asyncio.CancelledError, OSError):
                await one


async def _carry(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while piece := await source.read(65536):
        target.write(piece)
        await target.drain()
