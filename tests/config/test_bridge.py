"""Between the event loop and the pages: whole pages in one piece, long files in several, nothing left open."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterable
from typing import Any

import pytest

from ventanilla.config.bridge import WHOLE, Bridge


class Pieces:
    """What a WSGI application answers, and whether it was closed."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self.pieces, self.is_closed = pieces, False

    def __iter__(self) -> Iterable[bytes]:
        yield from self.pieces

    def close(self) -> None:
        self.is_closed = True


def cross(pages: Any, *, body: bytes = b"") -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        said.append(message)

    scope = {
        "type": "http", "method": "POST", "path": "/año/", "query_string": b"a=1", "http_version": "1.1",
        "headers": [(b"content-type", b"text/plain"), (b"x-asked", b"twice"), (b"x-asked", b"at least")],
    }  # fmt: skip
    asyncio.run(Bridge(pages, threads=1)(scope, io.BytesIO(body), send))
    return said


def test_a_page_goes_over_in_one_piece():
    answer = Pieces([b"Ho", b"la"])

    def pages(environ, start_response):
        start_response(
            "201 Created", [("X-Told", environ["HTTP_X_ASKED"]), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")]
        )
        return answer

    head, body = cross(pages)

    assert head["status"] == 201
    assert head["headers"] == [
        (b"x-told", b"twice,at least"),
        (b"set-cookie", b"a=1"),
        (b"set-cookie", b"b=2"),
    ]
    assert body == {"type": "http.response.body", "body": b"Hola", "more_body": False}
    assert answer.is_closed


def test_the_pages_read_what_was_sent():
    def pages(environ, start_response):
        start_response("200 OK", [])
        where = environ["PATH_INFO"].encode("latin1")
        return [
            where,
            b"?",
            environ["QUERY_STRING"].encode(),
            b" ",
            environ["wsgi.input"].read(3),
            environ["wsgi.input"].read(),
        ]

    assert cross(pages, body=b"lo enviado")[-1]["body"] == "/año/?a=1 lo enviado".encode()


def test_a_long_file_goes_in_pieces_and_its_head_once():
    answer = Pieces(b"x" * 100_000 for _piece in range(7))

    def pages(_environ, start_response):
        start_response("200 OK", [])
        return answer

    head, *pieces = cross(pages)

    assert head["type"] == "http.response.start"
    assert [len(piece["body"]) for piece in pieces] == [300_000, 300_000, 100_000]
    assert [piece["more_body"] for piece in pieces] == [True, True, False]
    assert max(len(piece["body"]) for piece in pieces) < WHOLE + 100_000
    assert answer.is_closed


def test_what_breaks_on_the_way_is_closed_and_told():
    def broken() -> Iterable[bytes]:
        yield b"x"
        raise OSError("the disk is gone")

    answer = Pieces(broken())

    def pages(_environ, start_response):
        start_response("200 OK", [])
        return answer

    with pytest.raises(OSError, match="the disk is gone"):
        cross(pages)

    assert answer.is_closed
