"""A browser without a screen: one keep-alive connection, its cookies, and forms sent with their token.

Written on bare sockets because it shares two cores with what it measures: it costs a tenth of a millisecond a request.
"""

from __future__ import annotations

import asyncio
import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
PATIENCE_SECONDS = 60.0


class Unexpected(Exception):
    """The answer is not the page that was asked for: what is measured would be an error page."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes
    wire_bytes: int
    """Of the body as it came over the wire."""


@dataclass
class Browser:
    """One person's browser. `url` is http://host:port."""

    url: str
    cookies: dict[str, str] = field(default_factory=dict)
    _reader: asyncio.StreamReader | None = None
    _writer: asyncio.StreamWriter | None = None
    _token: str = ""
    _requests: dict[str, bytes] = field(default_factory=dict)
    """GETs as they are sent, by path: the same few go out thousands of times."""

    async def get(self, path: str) -> Answer:
        if path not in self._requests:
            self._requests[path] = self._head("GET", path) + b"\r\n"
        return await self._exchange(self._requests[path])

    async def post(self, path: str, fields: Mapping[str, str]) -> Answer:
        """Send a form with the token of the last page that had one."""
        body = urlencode({**fields, "csrfmiddlewaretoken": self._token}).encode()
        more = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
        return await self._exchange(self._head("POST", path) + more.encode() + body)

    async def log_in(self, email: str, password: str) -> None:
        """Through the form, as everybody. Raises Unexpected when the door stays shut."""
        await self.get("/acceso/")
        answer = await self.post("/acceso/", {"login": email, "password": password})
        if answer.status != 302 or not any("session" in name for name in self.cookies):
            raise Unexpected(f"{email} could not come in: {answer.status} {answer.body[:300]!r}")

    async def close(self) -> None:
        if self._writer:
            self._writer.close()
            await self._writer.wait_closed()
        self._reader = self._writer = None

    def _head(self, method: str, path: str) -> bytes:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = [f"{method} {path} HTTP/1.1", f"Host: {urlsplit(self.url).netloc}", "Accept-Encoding: gzip",
                 "Accept-Language: es", *([f"Cookie: {cookies}"] if cookies else [])]  # fmt: skip
        return ("\r\n".join(lines) + "\r\n").encode()

    async def _exchange(self, request: bytes) -> Answer:
        async with asyncio.timeout(PATIENCE_SECONDS):
            reader, writer = await self._connected()
            writer.write(request)
            answer = await self._answer(reader)
        if answer.headers.get("connection", "").lower() == "close":
            await self.close()
        found = TOKEN.search(answer.body)
        if found:
            self._token = found.group(1).decode()
        return answer

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """The server hangs up on who is silent for some seconds; as every browser does, we call again."""
        if self._writer is None or self._reader is None or self._reader.at_eof():
            parts = urlsplit(self.url)
            self._reader, self._writer = await asyncio.open_connection(parts.hostname, parts.port)
        return self._reader, self._writer

    async def _answer(self, reader: asyncio.StreamReader) -> Answer:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head[:-4].split("\r\n")
        headers: dict[str, str] = {}
        for line in lines:
            name, _colon, value = line.partition(":")
            headers[name.lower()] = value.strip()
            if name.lower() == "set-cookie":
                self._keep(value)
        wire = await _body(reader, headers)
        body = gzip.decompress(wire) if headers.get("content-encoding") == "gzip" else wire
        return Answer(int(first.split(" ", 2)[1]), headers, body, len(wire))

    def _keep(self, cookie: str) -> None:
        name, _equals, value = cookie.split(";", 1)[0].strip().partition("=")
        if self.cookies.get(name) != value:
            self.cookies[name] = value
            self._requests.clear()


async def _body(reader: asyncio.StreamReader, headers: Mapping[str, str]) -> bytes:
    if headers.get("transfer-encoding", "").lower() != "chunked":
        return await reader.readexactly(int(headers.get("content-length", "0")))
    parts = []
    while size := int(await reader.readuntil(b"\r\n"), 16):
        parts.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readexactly(2)
    return b"".join(parts)
