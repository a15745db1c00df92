"""What happens to a request before any page sees it."""

from __future__ import annotations

import asyncio
import tempfile
from typing import Any

from ventanilla.config.asgi import Doorway


def knock(body: bytes, headers: list[tuple[bytes, bytes]] | None = None) -> tuple[int, bool]:
    """(status, did it reach the pages?)"""
    reached, said = [], []

    async def pages(_scope: Any, _receive: Any, send: Any) -> None:
        reached.append(True)
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        said.append(message)

    scope = {"type": "http", "method": "POST", "path": "/", "headers": headers or []}
    asyncio.run(Doorway(pages, max_bytes=10_000_000)(scope, receive, send))
    return said[0]["status"], bool(reached)


def test_a_request_reaches_the_pages():
    assert knock(b"a=1") == (200, True)


def test_a_full_disk_for_what_waits_is_said_and_not_a_traceback(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))

    assert knock(b"a" * 2_000_000) == (503, False)


def test_a_header_that_only_looks_like_the_proxys_is_dropped():
    seen = []

    async def pages(scope: Any, _receive: Any, send: Any) -> None:
        seen.extend(name for name, _value in scope["headers"])
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(_message: dict[str, Any]) -> None: ...

    headers = [(b"x_forwarded_for", b"10.0.0.1"), (b"x-forwarded-for", b"10.0.0.2")]
    scope = {"type": "http", "method": "GET", "path": "/", "headers": headers}
    asyncio.run(Doorway(pages, max_bytes=10)(scope, receive, send))

    assert seen.count(b"x-forwarded-for") == 1
    assert b"x_forwarded_for" not in seen
