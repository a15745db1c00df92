"""The browser's part of the chat in Python: the same queue, the same batches, the same keys (see `static/chat/common`)."""

from __future__ import annotations

import asyncio
import json
import random
import re
import uuid
from dataclasses import dataclass, field
from typing import Any

MOST = 20
COOKIE = re.compile(r"^set-cookie: ([^=]+)=([^;]*)", re.IGNORECASE | re.MULTILINE)


class Cut(Exception):
    """Worth trying again."""


@dataclass
class Device:
    """Somebody's browser: what it has said waits in `queue` until the house has answered for it."""

    name: str
    owner: str
    cookies: dict[str, str]
    say: str
    at: str
    patience: float
    turn: str
    token: str = ""
    conversation: int | None = None
    port: int = 0
    queue: list[tuple[str, str]] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)
    """The keys of all that was ever said here, in the order of speaking."""
    heard: dict[int, str] = field(default_factory=dict)
    """Number of a line → its key."""
    sent_again: int = 0
    refused: dict[str, str] = field(default_factory=dict)

    def speak(self, text: str) -> None:
        key = str(uuid.uuid4())
        self.spoken.append(key)
        self.queue.append((key, text))

    async def come_in(self) -> None:
        told = await self.ask(self.turn)
        assert told["owner"] == self.owner
        self.token = told["token"]

    async def send_all(self) -> None:
        """As `send.js`: the oldest first, the same again under the same keys, ever longer in between."""
        failures = 0
        while self.queue:
            try:
                await self._send_some()
                failures = 0
            except Cut:
                failures += 1
                self.sent_again += 1
                await asyncio.sleep(min(1, 0.02 * 2**failures) * (0.6 + 0.4 * random.random()))

    async def hear_all(self) -> None:
        """Until there is nothing more to hear."""
        while True:
            try:
                answer = await self.ask(f"{self.at.format(self.conversation)}lineas/?tras={self.last}")
            except Cut:
                continue
            self._take(answer)
            if not answer["lines"]:
                return

    @property
    def last(self) -> int:
        return max(self.heard, default=0)

    async def _send_some(self) -> None:
        rows = self.queue[:MOST]
        lines = [{"key": key, "kind": "said", "text": text, "files": []} for key, text in rows]
        told = {"owner": self.owner, "conversation": self.conversation, "after": self.last, "lines": lines}
        answer = await self.ask(self.say.format(self.conversation), told)
        self.refused |= answer["refused"]
        known = {*answer["taken"], *answer["refused"]}
        assert known == {key for key, _text in rows}
        self.queue = [row for row in self.queue if row[0] not in known]
        self.conversation = answer["conversation"]
        self._take(answer)

    def _take(self, answer: dict[str, Any]) -> None:
        for line in answer["lines"]:
            assert self.heard.get(line["line"], line["key"]) == line["key"]
            self.heard[line["line"]] = line["key"]

    async def ask(self, path: str, told: Any = None) -> dict[str, Any]:
        body = b"" if told is None else json.dumps(told).encode()
        kind = "application/json"
        status, _head, found = await self.request(path, body, "GET" if told is None else "POST", kind)
        if status == 429 or status >= 500:
            raise Cut
        assert status == 200, (self.name, path, status, found[:300])
        return dict(json.loads(found))

    async def request(
        self,
        path: str,
        body: bytes = b"",
        method: str = "GET",
        kind: str = "application/x-www-form-urlencoded",
    ) -> tuple[int, str, bytes]:
        """One connection for one request, as a line that trembles would have it. Raises Cut."""
        try:
            return await asyncio.wait_for(self._exchange(path, body, method, kind), self.patience)
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
            raise Cut from error

    async def _exchange(self, path: str, body: bytes, method: str, kind: str) -> tuple[int, str, bytes]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(self._head(path, body, method, kind) + body)
            await writer.drain()
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            self.cookies |= dict(COOKIE.findall(head))
            length = re.search(r"content-length: (\d+)", head, re.IGNORECASE)
            found = await reader.readexactly(int(length[1])) if length else await reader.read()
        finally:
            writer.close()
        return int(head.split()[1]), head, found

    def _head(self, path: str, body: bytes, method: str, kind: str) -> bytes:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return (
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookies}\r\nX-CSRFToken: {self.token}\r\n"
            f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        ).encode()
