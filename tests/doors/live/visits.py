"""Browsers that hold a stream, without a network between: the ASGI application is called as the server calls it."""

from __future__ import annotations

import asyncio
import json
from typing import Any, NamedTuple

from django.conf import settings

from ventanilla.doors.live.streams import PATH, Streams


class Event(NamedTuple):
    name: str
    told: dict[str, Any]


class Visit:
    def __init__(self, streams: Streams, key: str = "a-key", *, method: str = "GET", **headers: str) -> None:
        told = {"host": "testserver", "cookie": f"{settings.SESSION_COOKIE_NAME}={key}", **headers}
        lines = [(name.replace("_", "-").encode(), value.encode()) for name, value in told.items()]
        self.scope = {"type": "http", "method": method, "path": PATH, "headers": lines}
        self.streams = streams
        self.status = 0
        self.headers: dict[str, str] = {}
        self.body = b""
        self.read = 0
        self.changed = asyncio.Condition()
        self.left = asyncio.Event()
        self.takes = asyncio.Event()
        self.takes.set()
        self.task = asyncio.ensure_future(streams(self.scope, self._receive, self._send))

    async def next(self) -> Event:
        """The next event; beats are passed over."""
        while True:
            event = await self._next()
            if event:
                return event

    async def beat(self) -> None:
        assert await self._next() is None

    async def answer(self) -> int:
        async with self.changed, asyncio.timeout(5):
            await self.changed.wait_for(lambda: self.status)
        return self.status

    async def leave(self) -> None:
        self.left.set()
        await asyncio.wait_for(self.task, 5)

    async def _next(self) -> Event | None:
        async with self.changed, asyncio.timeout(5):
            await self.changed.wait_for(lambda: b"\n\n" in self.body[self.read :])
        end = self.body.index(b"\n\n", self.read)
        lines = self.body[self.read : end].decode().split("\n")
        self.read = end + 2
        fields = dict(line.split(": ", 1) for line in lines if not line.startswith(":"))
        return Event(fields["event"], json.loads(fields["data"])) if "event" in fields else None

    async def _receive(self) -> dict[str, Any]:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: dict[str, Any]) -> None:
        await self.takes.wait()
        async with self.changed:
            if message["type"] == "http.response.start":
                self.status = message["status"]
                self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
            else:
                self.body += message["body"]
            self.changed.notify_all()
