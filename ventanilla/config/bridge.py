"""From the event loop to the pages and back: a thread makes the answer, the loop sends it.

A page goes over in one piece. Handing its head, its body and its end over one by one, each time waiting until the loop had
sent it, cost a third of what a small page costs in all. What is long (a file) goes in pieces, each when the last has left.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any

from a2wsgi.wsgi import build_environ

WHOLE = 262_144
"""Bytes that are kept together, and in memory: more than any page has."""

Message = dict[str, Any]
Send = Callable[[Message], Awaitable[None]]


class Bridge:
    """Hands a request, its body taken in already, to a WSGI application."""

    def __init__(self, pages: Any, *, threads: int) -> None:
        self.pages = pages
        self.executor = ThreadPoolExecutor(threads, thread_name_prefix="pages")

    async def __call__(self, scope: Any, body: IO[bytes], send: Send) -> None:
        loop = asyncio.get_running_loop()
        answer = Answer(send, loop)
        environ = build_environ(scope, body)  # type: ignore[arg-type]  # any file will do
        # A context of its own: what one request activates (a language) is gone with it.
        alone = contextvars.copy_context().run
        for message in await loop.run_in_executor(self.executor, alone, answer.made_by, self.pages, environ):
            await send(message)


class Answer:
    def __init__(self, send: Send, loop: asyncio.AbstractEventLoop) -> None:
        self.send = send
        self.loop = loop
        self.head: Message = {}

    def made_by(self, pages: Any, environ: Any) -> list[Message]:
        """What is left to be sent when the pages have answered: all of it, or the end of what was long. In a thread."""
        kept: list[bytes] = []
        size = 0
        pieces = pages(environ, self._begin)
        try:
            for piece in pieces:
                kept.append(piece)
                size += len(piece)
                if size > WHOLE:
                    self._send_now([*self._head_once(), _body(kept, more=True)])
                    kept, size = [], 0
        finally:
            getattr(pieces, "close", lambda: None)()
        return [*self._head_once(), _body(kept, more=False)]

    def _begin(self, status: str, headers: list[tuple[str, str]], _trouble: Any = None) -> None:
        encoded = [(name.lower().encode("latin1"), value.strip().encode("latin1")) for name, value in headers]
        self.head = {"type": "http.response.start", "status": int(status[:3]), "headers": encoded}

    def _head_once(self) -> list[Message]:
        head, self.head = self.head, {}
        return [head] if head else []

    def _send_now(self, messages: list[Message]) -> None:
        for message in messages:
            asyncio.run_coroutine_threadsafe(self._sent(message), self.loop).result()

    async def _sent(self, message: Message) -> None:
        await self.send(message)


def _body(pieces: list[bytes], *, more: bool) -> Message:
    return {"type": "http.response.body", "body": b"".join(pieces), "more_body": more}
