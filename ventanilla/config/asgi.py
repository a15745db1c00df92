"""The one ASGI application: streams stay on the event loop, every page is handed to the WSGI chain in a pool of threads."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ventanilla.config.bridge import Bridge
from ventanilla.config.wsgi import application as pages
from ventanilla.doors.live.streams import PATH, streams

log = logging.getLogger("ventanilla.server")
THREADS = 6
"""Pages made at once. Each costs two megabytes (decision 65), and they share one interpreter."""
IN_MEMORY = 1_000_000
TOO_LARGE = gettext_noop("Lo que envías ocupa demasiado. Envía menos archivos de una vez.")
NO_ROOM = gettext_noop(
    "Ahora mismo no podemos atender la petición. Espera un minuto y recarga la página; lo que hayas escrito "
    "sigue en tu navegador."
)


class Doorway:
    """Takes a request in whole, then hands it on: the chain gets its body as a file.

    A slow upload waits here, on the event loop: six of them would otherwise hold all the threads.
    More than `max_bytes` is answered with 413; what one file may weigh is for `domain/files` to say.
    """

    def __init__(self, chain: Any, *, max_bytes: int) -> None:
        self.chain = chain
        self.max_bytes = max_bytes

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        # WSGI cannot tell X_Forwarded_For from X-Forwarded-For, and only the latter is our proxies' own.
        headers = [(name, value) for name, value in scope["headers"] if b"_" not in name]
        if _declared(headers) > self.max_bytes:
            await _answer(send, 413, _(TOO_LARGE))
            return
        with SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            try:
                length = await self._take_in(receive, body)
            except OSError as error:  # what is too large for memory waits on a disk, and that one is full
                log.error("A request cannot be taken in: %s", error)
                await _answer(send, 503, _(NO_ROOM))
                return
            if length is None:
                return
            if length > self.max_bytes:
                await _answer(send, 413, _(TOO_LARGE))
                return
            headers = [pair for pair in headers if pair[0] not in {b"content-length", b"transfer-encoding"}]
            headers.append((b"content-length", str(length).encode()))
            await self._hand_on({**scope, "headers": headers}, body, send)

    async def _hand_on(self, scope: Any, body: Any, send: Any) -> None:
        try:
            await self.chain(scope, body, send)
        except asyncio.CancelledError:
            # The server is stopping and this one did not end in time: said in a line, not in a traceback.
            log.warning("%s %s was cut short by the stop", scope["method"], scope["path"])
            with contextlib.suppress(RuntimeError):  # part of the answer had left already
                await _answer(send, 503, _("El servicio se está reiniciando. Prueba dentro de un momento."))

    async def _take_in(self, receive: Any, body: IO[bytes]) -> int | None:
        """Bytes received, at most one chunk more than allowed; None when the visitor has gone."""
        more = True
        while more and body.tell() <= self.max_bytes:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            body.write(message.get("body", b""))
            more = message.get("more_body", False)
        length = body.tell()
        body.seek(0)
        return length


def _declared(headers: list[tuple[bytes, bytes]]) -> int:
    texts = [value for name, value in headers if name == b"content-length" and value.isdigit()]
    return max(map(int, texts), default=0)


async def _answer(send: Any, status: int, words: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode()})


doorway = Doorway(
    Bridge(pages, threads=THREADS),
    max_bytes=settings.MAX_FILE_BYTES * settings.DATA_UPLOAD_MAX_NUMBER_FILES
    + settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
)


async def application(scope: Any, receive: Any, send: Any) -> None:
    is_stream = scope["type"] == "http" and scope["path"] == PATH
    await (streams if is_stream else doorway)(scope, receive, send)
