"""A stream through a real nginx, set up as the guide says."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import ssl
import time
from collections.abc import Iterator

import pytest
import uvicorn

from tests.config.conftest import free_port
from tests.config.nginx import find_nginx, nginx
from ventanilla.domain.live.announcing import News
from ventanilla.domain.live.hub import Hub
from ventanilla.doors.live.streams import Streams
from ventanilla.doors.live.who import Listener

ASKED = b"GET /vivo/ HTTP/1.1\r\nHost: testserver\r\nCookie: __Host-session=key\r\n\r\n"


class Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@pytest.fixture
def program():
    path, missing = find_nginx()
    if missing:
        pytest.skip(missing)
    return path


@pytest.mark.nginx
def test_what_is_told_passes_the_proxy_at_once(program, tmp_path):
    hub, port = Hub(), free_port()
    streams = Streams(lambda _key: Listener(1, frozenset({"desk"}), frozenset(), 600.0), hub)

    async def story(listener: socket.socket) -> list[float]:
        server = Server(uvicorn.Config(streams, log_config=None, lifespan="off", ws="none"))
        serving = asyncio.ensure_future(server.serve(sockets=[listener]))
        reader, writer = await through(port, ["http/1.1"])
        writer.write(ASKED)
        waits = []
        assert (await heard(reader))[0] == "hello"
        for number in range(5):
            started = time.monotonic()
            hub.tell(News("ticket", number), ["desk"])
            assert await heard(reader) == ("news", {"thing": "ticket", "pk": number})
            waits.append(time.monotonic() - started)
        _reader, second = await through(port, ["h2", "http/1.1"])
        assert second.get_extra_info("ssl_object").selected_alpn_protocol() == "h2"
        writer.transport.abort()
        async with asyncio.timeout(5):  # whoever leaves is gone here too
            while streams.open:
                await asyncio.sleep(0.01)
        second.transport.abort()
        server.should_exit = True
        await serving
        return waits

    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        nginx(program, tmp_path, port=port, before=listener.getsockname()[1]),
    ):
        waits = asyncio.run(story(listener))

    assert sorted(waits)[2] < 1  # a proxy that holds back holds them all; a busy machine, one of them


async def through(port: int, protocols: list[str]) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_alpn_protocols(protocols)
    async with asyncio.timeout(10):
        while True:
            with contextlib.suppress(ConnectionRefusedError):
                return await asyncio.open_connection("127.0.0.1", port, ssl=context)
            await asyncio.sleep(0.01)


async def heard(reader: asyncio.StreamReader) -> tuple[str, dict[str, object]]:
    async with asyncio.timeout(5):
        while not (name := await reader.readline()).startswith(b"event: "):
            assert name, "the line was closed"
        return name[7:].decode().strip(), json.loads((await reader.readline()).removeprefix(b"data: "))
