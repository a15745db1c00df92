"""Asking other servers: never one inside the own network, never for ever, never without end."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from ventanilla.core import outgoing
from ventanilla.core.outgoing import Unreachable, ask, resolved

PUBLIC = "93.184.215.14"
HERE = "127.0.0.1"


@pytest.fixture
def names(monkeypatch):
    """What each name is resolved to, one answer after the other; an address is its own."""
    known: dict[str, list[list[str]]] = {}

    def getaddrinfo(host: str, port: int, **_also: object) -> list[tuple]:
        answers = known.get(host) or [[host]]
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    monkeypatch.setattr(outgoing.socket, "getaddrinfo", getaddrinfo)
    return known


@pytest.mark.parametrize("address", [
    "127.0.0.1", "127.8.8.8", "10.0.0.5", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "192.0.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1",
    "ff02::1", "::ffff:127.0.0.1", "::ffff:93.184.215.14", "64:ff9b::7f00:1", "64:ff9b:1::a00:1",
    "::10.0.0.1", "fec0::1", "2002:7f00:1::", "2001:db8::1",
])  # fmt: skip
def test_a_name_that_leads_inside_is_refused_even_beside_a_public_one(names, address):
    names["trampa.example"] = [[PUBLIC, address]]

    with pytest.raises(Unreachable):
        resolved("https://trampa.example/")


@pytest.mark.parametrize("url", [
    "http://fuera.example/", "ftp://fuera.example/", "file:///etc/passwd", "gopher://fuera.example/", "//fuera.example/",
    "https://fuera.example:22/", "https://quien:clave@fuera.example/", "https://", "https:///x", "https://[::1/",
    "https://fuera.example:99999/", "https://fuéra.example/", "http://127.0.0.1/", "https://2130706433/", "",
])  # fmt: skip
def test_other_ways_of_asking_are_refused(names, url):
    names["fuera.example"] = [[PUBLIC]]
    names["2130706433"] = [[HERE]]

    with pytest.raises(Unreachable):
        resolved(url)


def test_what_is_asked_is_the_address_that_was_looked_at(names, monkeypatch):
    names["rebota.example"] = [[PUBLIC], [HERE]]
    called: list[tuple[str, int]] = []

    def connect(address: tuple[str, int], *_rest: object) -> socket.socket:
        called.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(outgoing.socket, "create_connection", connect)
    with pytest.raises(Unreachable):
        ask("https://rebota.example/x?y=1")

    assert called == [(PUBLIC, 443)]


def test_a_named_host_may_be_private_but_has_tls_unless_it_is_this_machine(names):
    names["dentro.example"] = [["10.0.0.5"]]

    found = resolved("https://dentro.example:9000/x", named=["dentro.example"])
    assert (found.address, found.port, found.path) == ("10.0.0.5", 9000, "/x")
    assert resolved("http://127.0.0.1:9000/", named=[HERE]).address == HERE
    for url, named in (("http://dentro.example/", ["dentro.example"]), ("https://dentro.example/", [])):
        with pytest.raises(Unreachable):
            resolved(url, named=named)


@contextmanager
def server(speak: Callable[[socket.socket], None]) -> Iterator[str]:
    """One that answers one caller."""
    with socket.create_server((HERE, 0)) as door:

        def answer() -> None:
            caller, _address = door.accept()
            with caller:
                caller.recv(4096)
                try:
                    speak(caller)
                except OSError:
                    return

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield f"http://{HERE}:{door.getsockname()[1]}/"
        thread.join(5)


def test_an_answer_comes_back_as_it_is():
    with server(lambda caller: caller.sendall(b"HTTP/1.1 404 No\r\nContent-Length: 2\r\n\r\n{}")) as url:
        found = ask(url, named=[HERE], body=b"a=1")
    assert (found.status, found.body) == (404, b"{}")


@pytest.mark.parametrize("said", [
    b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * (outgoing.MOST + 1),
    b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx", b"what?\r\n\r\n", b"",
])  # fmt: skip
def test_redirects_floods_and_rubbish_are_no_answers(said):
    with server(lambda caller: caller.sendall(said)) as url, pytest.raises(Unreachable):
        ask(url, named=[HERE])


def test_who_drips_is_hung_up_on(monkeypatch):
    monkeypatch.setattr(outgoing, "LONGEST", 0.3)

    def drip(caller: socket.socket) -> None:
        caller.sendall(b"HTTP/1.1 200 OK\r\nX: ")
        for _drop in range(1_000):
            caller.sendall(b"y")
            time.sleep(0.03)

    begun = time.monotonic()
    with server(drip) as url, pytest.raises(Unreachable):
        ask(url, named=[HERE])
    assert time.monotonic() - begun < 15  # it drips for half a minute; the rest is for a busy machine


def test_the_certificate_is_looked_at():
    connection = outgoing._connection(resolved("https://93.184.215.14/"))
    assert isinstance(connection, http.client.HTTPSConnection)
    assert outgoing._trusted().check_hostname
