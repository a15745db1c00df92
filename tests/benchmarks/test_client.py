"""The browser without a screen reads what servers send and sends what browsers send."""

from __future__ import annotations

import asyncio
import gzip

import pytest

from benchmarks.client import Browser, Unexpected
from benchmarks.forms import filled_in, pressed

PAGE = """
<form method="post" action="/idioma/"><input type="hidden" name="language" value="en"></form>
<form method="post"><input type="hidden" name="form_key" value="abc">
<select name="type"><option value="">Elige</option><option value="3">Avería</option><option value="4">Otra</option></select>
<input type="radio" name="urgency" value="low"><input type="radio" name="urgency" value="high" checked>
<input type="file" name="upload"><input name="subject"><textarea name="message"></textarea></form>
"""


async def asked(*answers: bytes) -> tuple[list, list[bytes]]:
    """What a browser makes of these answers, one connection for all, and what it sent."""
    sent = []

    async def answer(reader, writer):
        for one in answers:
            sent.append(await reader.readuntil(b"\r\n\r\n"))
            writer.write(one)
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    browser = Browser(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    async with server:
        found = [await browser.get("/") for _one in answers]
        await browser.close()
    return found, sent


def test_it_reads_plain_chunked_and_compressed_answers():
    body = gzip.compress("señal".encode())
    answers, _sent = asyncio.run(asked(
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nsi",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(body) + body,
    ))  # fmt: skip

    assert [answer.body.decode() for answer in answers] == ["si", "abcde", "señal"]
    assert answers[2].wire_bytes == len(body)


def test_it_keeps_cookies_and_sends_them_back():
    empty = b"Content-Length: 0\r\n\r\n"
    _answers, sent = asyncio.run(asked(
        b"HTTP/1.1 200 OK\r\nSet-Cookie: session=one; HttpOnly\r\n" + empty,
        b"HTTP/1.1 200 OK\r\nSet-Cookie: session=two; HttpOnly\r\n" + empty,
        b"HTTP/1.1 200 OK\r\n" + empty,
    ))  # fmt: skip

    assert b"Cookie" not in sent[0]
    assert b"Cookie: session=one\r\n" in sent[1]
    assert b"Cookie: session=two\r\n" in sent[2]


def test_a_form_is_sent_as_the_page_filled_it_in():
    assert filled_in(PAGE, ["subject", "message"]) == {
        "form_key": "abc",
        "type": "3",
        "urgency": "high",
        "subject": "",
    }


def test_each_press_has_a_key_of_its_own():
    fields = {"form_key": "abc", "subject": "x"}

    assert pressed(fields)["form_key"] != pressed(fields)["form_key"]
    assert pressed({"subject": "x"}) == {"subject": "x"}


def test_a_page_without_the_form_is_not_what_was_expected():
    with pytest.raises(Unexpected):
        filled_in("<form></form>", ["message"])
