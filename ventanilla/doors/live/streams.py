"""The way to the streams: an ASGI application beside the pages, with a cap on what one person and one process may hold."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import InterfaceError, OperationalError, connections
from django.http import HttpRequest
from django.http.cookie import parse_cookie

from ventanilla.domain.live.announcing import News
from ventanilla.domain.live.hub import Hub, hub
from ventanilla.doors.live.stream import Send, Stream
from ventanilla.doors.live.who import Listener, listener_of

log = logging.getLogger("ventanilla.live")
PATH = "/vivo/"
MOST_OF_ONE = 6
"""Streams of one person: browsers share one among their tabs."""
GIVES_WAY_AFTER = 60.0
"""Seconds after which a person's oldest stream makes room for a new one: that of a telephone which has changed networks is
held by nobody any more, and nobody tells.
"""
MOST_OF_ALL = 2_000
"""Streams of one process, those included that are still being looked at; fewer where it may not open so many files."""
ASKING = 2
"""Threads that find out who somebody is: many who come back at once must not keep the pages from theirs."""
TURN = 50
"""Streams that speak before the loop looks at anything else."""
COME_BACK = 30
"""Seconds after which whoever was refused for want of room may try again."""
HEAD = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),  # nginx hands on what it gets at once
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
]


class Streams:
    """All streams of this process. Everything but `post` happens on the event loop."""

    def __init__(self, ask: Callable[[str], Listener | None] = listener_of, hub: Hub = hub) -> None:
        self.ask, self.hub = ask, hub
        self.most = MOST_OF_ALL
        self.open: set[Stream] = set()
        self.asking = 0
        self.of_person: dict[int, list[Stream]] = {}
        """The oldest first."""
        self.is_closed = False
        self.executor = ThreadPoolExecutor(ASKING, thread_name_prefix="streams")
        self.lock = threading.Lock()
        self.inbox: list[tuple[Stream, News, Listener]] = []
        self.loop: asyncio.AbstractEventLoop | None = None

    async def __call__(self, scope: Any, receive: Any, send: Send) -> None:
        self.loop = asyncio.get_running_loop()
        with contextlib.suppress(asyncio.CancelledError):  # the server stops, and they take nothing
            await self._serve(scope, receive, send)

    def post(self, stream: Stream, news: News, listener: Listener) -> None:
        """From any thread. Of many who hear the same, only the first wakes the loop."""
        with self.lock:
            is_first = not self.inbox
            self.inbox.append((stream, news, listener))
        if is_first and self.loop:
            with contextlib.suppress(RuntimeError):  # the loop has ended, and all streams with it
                self.loop.call_soon_threadsafe(self._hand_out)

    def close(self) -> None:
        """The server stops: nobody comes in any more, and whoever listens is told to come back."""
        self.is_closed = True
        for stream in self.open:
            stream.end("stop")

    def _hand_out(self) -> None:
        """To some at a time, so that pages get their turn between a thousand streams."""
        with self.lock:
            heard, self.inbox = self.inbox[:TURN], self.inbox[TURN:]
            more = bool(self.inbox)
        for stream, news, listener in heard:
            stream.take(news, listener)
        if more:
            asyncio.get_running_loop().call_soon(self._hand_out)

    async def _serve(self, scope: Any, receive: Any, send: Send) -> None:
        headers = _headers(scope)
        key, refusal = _knock(scope, headers)
        if refusal or self.is_closed or len(self.open) + self.asking >= self.most:
            await _refuse(send, refusal or 503)
            return
        told = self.hub.told
        try:
            listener = await self._who(key)
        except (OperationalError, InterfaceError) as error:
            log.warning("Nobody can be asked who they are: %s", error)
            await _refuse(send, 503)
            return
        if listener is None:
            await _refuse(send, 401)
        elif self.is_closed or not self._has_room(listener.person):
            await _refuse(send, 503)
        else:
            stream = Stream(listener, ask=partial(self._who, key), hub=self.hub, post=self.post)
            await self._keep(stream, receive, send, told=told, since=_since(headers))

    async def _keep(self, stream: Stream, receive: Any, send: Send, *, told: int, since: int | None) -> None:
        theirs = self.of_person.setdefault(stream.listener.person, [])
        theirs.append(stream)
        self.open.add(stream)
        watching = asyncio.ensure_future(_gone(receive))
        watching.add_done_callback(lambda _done: stream.desert())
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEAD})
            await stream.run(send, told=told, since=since)
        finally:
            watching.cancel()
            self.open.discard(stream)
            theirs.remove(stream)
            if not theirs:
                self.of_person.pop(stream.listener.person, None)

    def _has_room(self, person: int) -> bool:
        theirs = [one for one in self.of_person.get(person, ()) if not one.reason]
        if len(theirs) < MOST_OF_ONE:
            return True
        gives_way = asyncio.get_running_loop().time() - theirs[0].began_at >= GIVES_WAY_AFTER
        if gives_way:
            theirs[0].end("time")
        return gives_way

    async def _who(self, key: str) -> Listener | None:
        self.asking += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self.executor, self._find_out, key)
        finally:
            self.asking -= 1

    def _find_out(self, key: str) -> Listener | None:
        """In a thread. It keeps its connection only while others wait to be asked: streams are many and long."""
        others_wait = False
        try:
            found = self.ask(key)
            others_wait = self.asking > ASKING
            return found
        finally:
            if not others_wait:
                connections.close_all()


def _headers(scope: Any) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    for name, value in scope["headers"]:
        found[name] = found[name] + b"; " + value if name in found else value
    return found


def _since(headers: dict[bytes, bytes]) -> int | None:
    """The moment that the page shows, or that was told last; None for who does not say."""
    told = headers.get(b"last-event-id", b"")
    return int(told) if told.isdigit() and len(told) < 16 else None


def _knock(scope: Any, headers: dict[bytes, bytes]) -> tuple[str, int]:
    """The key of the session, and the status of what is refused without asking whose it is; 0 for nothing."""
    request = HttpRequest()
    request.META["HTTP_HOST"] = headers.get(b"host", b"").decode("latin1")
    try:
        request.get_host()
    except DisallowedHost:
        return "", 400
    if scope["method"] != "GET":
        return "", 405
    # A page of another site must not use up the streams of whoever reads it.
    if headers.get(b"sec-fetch-site", b"same-origin") != b"same-origin":
        return "", 403
    cookies = parse_cookie(headers.get(b"cookie", b"").decode("latin1"))
    key = cookies.get(settings.SESSION_COOKIE_NAME, "")
    return key, 0 if key else 401


async def _refuse(send: Send, status: int) -> None:
    headers = [(b"content-length", b"0"), (b"cache-control", b"no-store")]
    if status == 405:
        headers.append((b"allow", b"GET"))
    if status == 503:
        headers.append((b"retry-after", b"%d" % COME_BACK))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


async def _gone(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


streams = Streams()
"""Those of this process."""
